import { Link } from '@tanstack/react-router'
import { Inbox } from 'lucide-react'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { ApprovalState } from '../../components/approval-card/approval-state.tsx'
import { cn } from '../../components/cn.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { Select } from '../../components/select.tsx'
import { t } from '../../i18n/t.ts'
import { inboxFilters, movedAt, waitsForPerson, type InboxFilter, type InboxGroup } from './inbox.ts'

export interface InboxListProps {
  readonly groups: readonly InboxGroup[]
  readonly selected: string | null
  readonly filter: InboxFilter
  readonly onFilter: (filter: InboxFilter) => void
}

export function InboxList({ groups, selected, filter, onFilter }: InboxListProps) {
  return (
    <>
      <div className="flex h-13 shrink-0 items-center border-b border-line px-3">
        <Select
          label={t('approvals.filter')}
          value={filter}
          onChange={onFilter}
          options={inboxFilters.map((value) => ({ value, label: t(`approvals.filter.${value}`) }))}
        />
      </div>
      <ScrollArea label={t('approvals.inbox')} className="p-2">
        {groups.length === 0 ? (
          <EmptyState icon={<Inbox />} title={t('approvals.noneFiltered')} className="py-8" />
        ) : null}
        {groups.map((group) => (
          <section key={group.key} aria-labelledby={`inbox-${group.key}`} className="mb-3">
            <h2
              id={`inbox-${group.key}`}
              className="flex justify-between px-2 py-1.5 text-meta font-medium text-ink-3"
            >
              {t(`approvals.${group.key}`)}
              <span className="tabular-nums">{group.actions.length}</span>
            </h2>
            <ul>
              {group.actions.map((action) => (
                <li key={action.id}>
                  <Row action={action} current={action.id === selected} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </ScrollArea>
    </>
  )
}

function Row({ action, current }: { readonly action: OutwardAction; readonly current: boolean }) {
  return (
    <Link
      to="/approvals/$id"
      params={{ id: action.id }}
      aria-current={current ? 'true' : undefined}
      className={cn(
        'flex flex-col gap-1 rounded-control px-2 py-2 -outline-offset-2 hover:bg-hover compact:py-1',
        current && 'bg-selected hover:bg-selected',
      )}
    >
      <span className="flex items-baseline justify-between gap-2 text-meta text-ink-3">
        <span className="truncate">{t(`approval.kind.${action.kind}`)}</span>
        <RelativeTime at={movedAt(action)} className="shrink-0" />
      </span>
      <span className={cn('line-clamp-2 text-base text-ink', waitsForPerson(action) && 'font-medium')}>
        {action.title}
      </span>
      {action.state === 'proposed' ? null : (
        <span>
          <ApprovalState state={action.state} />
        </span>
      )}
    </Link>
  )
}
