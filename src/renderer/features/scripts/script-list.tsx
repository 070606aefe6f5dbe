import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { Badge } from '../../components/badge.tsx'
import { cn } from '../../components/cn.ts'
import { RelativeTime } from '../../components/relative-time.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { t } from '../../i18n/t.ts'
import { kindOf, kindWord, openClaims, spokenTime, stateShort } from './script-words.ts'

export interface ScriptListProps {
  readonly drafts: readonly ScriptDraft[]
  readonly current: string | null
}

/** Every script: those under way first, then the final ones. */
export function ScriptList({ drafts, current }: ScriptListProps) {
  const groups = [
    { title: t('scripts.underway'), rows: drafts.filter((draft) => draft.state !== 'final') },
    { title: t('scripts.finals'), rows: drafts.filter((draft) => draft.state === 'final') },
  ]
  return (
    <>
      <div className="flex h-13 shrink-0 items-center border-b border-line px-4">
        <span className="text-base font-medium">{t('scripts.list')}</span>
      </div>
      <ScrollArea label={t('scripts.list')} className="p-2">
        {groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <section key={group.title} className="mb-3">
              <h2 className="flex justify-between px-2 py-1.5 text-meta font-medium text-ink-3">
                {group.title}
                <span className="tabular-nums">{group.rows.length}</span>
              </h2>
              <ul>
                {group.rows.map((draft) => (
                  <li key={draft.id}>
                    <Row draft={draft} current={draft.id === current} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </ScrollArea>
    </>
  )
}

function Row({ draft, current }: { readonly draft: ScriptDraft; readonly current: boolean }) {
  const [Icon, tone] =
    draft.state === 'final'
      ? [CircleCheck, 'text-green']
      : openClaims(draft) > 0
        ? [TriangleAlert, 'text-amber']
        : [CircleDashed, 'text-ink-3']
  const name = draft.customerName ?? t('scripts.noCustomer')
  const time = spokenTime(draft)
  return (
    <Link
      to="/scripts/{-$id}"
      params={{ id: draft.id }}
      aria-current={current ? 'true' : undefined}
      className={cn(
        'flex flex-col gap-1 rounded-control px-2 py-2 -outline-offset-2 hover:bg-hover compact:py-1',
        current && 'bg-selected hover:bg-selected',
      )}
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className="truncate text-base font-medium text-ink">{name}</span>
        <RelativeTime at={draft.updatedAt} className="shrink-0 text-meta text-ink-2" />
      </span>
      <span className="flex min-w-0 items-center gap-1.5 text-meta text-ink-2">
        <Badge className="h-4.5 px-1.5">{kindWord(kindOf(draft))}</Badge>
        <Icon className={cn('size-3 shrink-0', tone)} aria-hidden />
        <span className="min-w-0 flex-1 truncate">{stateShort(draft)}</span>
        {time ? <span className="shrink-0 tabular-nums">{time}</span> : null}
      </span>
    </Link>
  )
}
