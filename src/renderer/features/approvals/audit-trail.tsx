import type { AuditEntry, OutwardAction, OutwardActionState } from '#shared/domain/outward-action.ts'
import { cn } from '../../components/cn.ts'
import { absoluteTime } from '../../components/time.ts'
import { Tooltip } from '../../components/tooltip.tsx'
import { auditWords } from './audit-words.ts'

const dots: Readonly<Record<OutwardActionState, string>> = {
  proposed: 'bg-accent',
  approved: 'bg-blue',
  sending: 'bg-blue',
  sent: 'bg-green',
  failed: 'bg-red',
  unknown: 'bg-amber',
  rejected: 'bg-control',
}

const clock = new Intl.DateTimeFormat('en-US', {
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  second: '2-digit',
})

export interface AuditTrailProps {
  readonly action: OutwardAction
  readonly entries: readonly AuditEntry[]
  readonly proposer: string
}

/** Each step of an action, oldest first: who moved it, when, and why. */
export function AuditTrail({ action, entries, proposer }: AuditTrailProps) {
  const steps = entries.toSorted((a, b) => a.at - b.at || a.id - b.id)
  return (
    <ol className="flex flex-col">
      {steps.map((entry, index) => {
        const { title, detail } = auditWords(entry, action, proposer)
        return (
          <li key={entry.id} className="relative flex gap-3 pb-3 last:pb-0">
            {index < steps.length - 1 ? (
              <span aria-hidden className="absolute top-4 bottom-0 left-[3.5px] w-px bg-line-strong" />
            ) : null}
            <span
              aria-hidden
              className={cn('relative mt-1.5 size-2 shrink-0 rounded-full', dots[entry.to])}
            />
            <div className="min-w-0 flex-1">
              <p className="text-base">
                {title}
                <Tooltip text={absoluteTime(entry.at)}>
                  <time
                    dateTime={new Date(entry.at).toISOString()}
                    className="ml-2 text-meta text-ink-3 tabular-nums"
                  >
                    {clock.format(entry.at)}
                  </time>
                </Tooltip>
              </p>
              {detail ? <p className="text-meta [overflow-wrap:anywhere] text-ink-2">{detail}</p> : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
