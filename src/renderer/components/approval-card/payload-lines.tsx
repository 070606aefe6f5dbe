import type { PayloadLine } from './payload.ts'

/** Names and values of the payload that no field of the card shows. */
export function PayloadLines({ lines }: { readonly lines: readonly PayloadLine[] }) {
  if (lines.length === 0) return null
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-meta">
      {lines.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className="[overflow-wrap:anywhere] whitespace-pre-wrap text-ink-2">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
