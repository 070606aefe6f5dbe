import type { ReactNode } from 'react'

export type Fact = readonly [name: string, value: ReactNode]

/** Name and value in two columns; what has no value is left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[5.5rem_1fr] gap-x-3 gap-y-1.5 text-base">
      {facts
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-3">{name}</dt>
            <dd className="[overflow-wrap:anywhere] tabular-nums">{value}</dd>
          </div>
        ))}
    </dl>
  )
}

export function FactList({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="border-t border-line pt-3">
      <h4 className="mb-1 text-meta font-medium text-ink-3">{title}</h4>
      <ul className="flex flex-col gap-2">{children}</ul>
    </section>
  )
}
