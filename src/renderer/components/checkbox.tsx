import { Check } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { useId, type ReactNode } from 'react'

export interface CheckboxProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly children: ReactNode
  readonly disabled?: boolean
}

/** A box with its words; a click on the words counts too. */
export function Checkbox({ checked, onChange, children, disabled }: CheckboxProps) {
  const id = useId()
  return (
    <span className="inline-flex items-start gap-2">
      <Radix.Root
        id={id}
        checked={checked}
        disabled={disabled ?? false}
        onCheckedChange={(next) => onChange(next === true)}
        className={[
          'mt-0.5 flex size-4 shrink-0 items-center',
          'justify-center rounded-chip border border-control bg-raised',
          'text-on-accent data-[state=checked]:border-accent data-[state=checked]:bg-accent',
        ].join(' ')}
      >
        <Radix.Indicator>
          <Check className="size-3" strokeWidth={3} />
        </Radix.Indicator>
      </Radix.Root>
      <label htmlFor={id} className="text-base text-ink-2 select-none">
        {children}
      </label>
    </span>
  )
}
