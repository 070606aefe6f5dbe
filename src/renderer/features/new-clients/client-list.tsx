import { Link } from '@tanstack/react-router'
import { CircleCheck, CircleDashed, Stamp, UserPlus } from 'lucide-react'
import type { NewClient } from '#shared/domain/new-client.ts'
import { cn } from '../../components/cn.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { t } from '../../i18n/t.ts'
import { clientName, readiness, readinessShort } from './client-words.ts'

export interface ClientListProps {
  readonly clients: readonly NewClient[]
  readonly current: string | null
  readonly crm: string
}

/** Every new client: those under way first, then those that are in the CRM. */
export function ClientList({ clients, current, crm }: ClientListProps) {
  const groups = [
    { title: t('clients.underway'), rows: clients.filter((client) => client.state !== 'created') },
    { title: t('clients.done'), rows: clients.filter((client) => client.state === 'created') },
  ]
  return (
    <>
      <div className="flex h-13 shrink-0 items-center border-b border-line px-4">
        <span className="text-base font-medium">{t('clients.list')}</span>
      </div>
      <ScrollArea label={t('clients.list')} className="p-2">
        {clients.length === 0 ? (
          <EmptyState icon={<UserPlus />} title={t('clients.none')} className="py-8" />
        ) : null}
        {groups
          .filter((group) => group.rows.length > 0)
          .map((group) => (
            <section key={group.title} className="mb-3">
              <h2 className="flex justify-between px-2 py-1.5 text-meta font-medium text-ink-3">
                {group.title}
                <span className="tabular-nums">{group.rows.length}</span>
              </h2>
              <ul>
                {group.rows.map((client) => (
                  <li key={client.id}>
                    <Row client={client} current={client.id === current} crm={crm} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </ScrollArea>
    </>
  )
}

interface RowProps {
  readonly client: NewClient
  readonly current: boolean
  readonly crm: string
}

function Row({ client, current, crm }: RowProps) {
  const { kind } = readiness(client)
  const [Icon, tone] =
    kind === 'proposed'
      ? [Stamp, 'text-accent-ink']
      : kind === 'created' || kind === 'ready'
        ? [CircleCheck, 'text-green']
        : [CircleDashed, 'text-ink-3']
  return (
    <Link
      to="/new-clients/{-$id}"
      params={{ id: client.id }}
      aria-current={current ? 'true' : undefined}
      className={cn(
        'flex flex-col gap-0.5 rounded-control px-2 py-2 -outline-offset-2 hover:bg-hover compact:py-1',
        current && 'bg-selected hover:bg-selected',
      )}
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className="truncate text-base font-medium text-ink">{clientName(client)}</span>
        <RelativeTime at={client.updatedAt} className="shrink-0 text-meta text-ink-3" />
      </span>
      <span className="flex items-center gap-1.5 text-meta text-ink-2">
        <Icon className={cn('size-3 shrink-0', tone)} aria-hidden />
        {readinessShort(client, crm)}
      </span>
    </Link>
  )
}
