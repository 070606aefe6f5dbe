import { useId, type ReactNode } from 'react'
import { Card } from '../../components/card.tsx'

export interface GroupProps {
  readonly title: string
  readonly help?: string
  readonly children: ReactNode
}

/** One matter of a section under its name. */
export function Group({ title, help, children }: GroupProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3">
      <div>
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {help ? <p className="text-meta text-ink-3">{help}</p> : null}
      </div>
      {children}
    </section>
  )
}

/** Fields of one matter in a card under its name. */
export function FieldGroup({ children, ...about }: GroupProps) {
  return (
    <Group {...about}>
      <Card className="flex flex-col gap-4 p-4">{children}</Card>
    </Group>
  )
}
