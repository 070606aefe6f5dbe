import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronUp, CircleCheck, Stamp } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { useNow } from '../../hooks/use-now.ts'
import { useShortcut } from '../../hooks/use-shortcut.ts'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { Area } from '../frame/area.tsx'
import { useGo, usePlaceId } from '../frame/place.ts'
import { ApprovalDetail } from './approval-detail.tsx'
import { useCardKeys } from './card-keys.ts'
import { groupInbox, neighbour, waitsForPerson, type InboxFilter } from './inbox.ts'
import { InboxList } from './inbox-list.tsx'

/** One inbox for everything that leaves this computer: what waits for the person, then what became of it. */
export function Screen() {
  const rows = useRows('approvals.list', { limit: 500 })
  const [filter, setFilter] = useState<InboxFilter>('all')
  const now = useNow()
  const go = useGo()
  const placeId = usePlaceId()
  const groups = groupInbox(rows.data ?? [], now, filter)
  const ids = groups.flatMap((group) => group.actions.map((action) => action.id))
  // Without an address the first one that waits is shown, so that A, E and R work at once.
  const first = rows.data ? groupInbox(rows.data, now)[0]?.actions[0] : undefined
  // It stays shown after the decision: the next one must not slide under a finger that presses A again.
  const [pinned, setPinned] = useState<string | null>(null)
  if (placeId !== null && pinned !== null) setPinned(null)
  if (placeId === null && pinned === null && first && waitsForPerson(first)) setPinned(first.id)
  const selected = placeId ?? pinned
  const shown = rows.data?.find((action) => action.id === selected)
  const move = (step: 1 | -1): void => {
    const next = neighbour(ids, selected, step)
    if (next) go(`/approvals/${next}`)
  }
  useShortcut('J', () => move(1))
  useShortcut('K', () => move(-1))
  useCardKeys()

  const at = selected === null ? -1 : ids.indexOf(selected)
  const empty = rows.data?.length === 0
  return (
    <Area
      label={t('approvals.title')}
      {...(rows.data && !empty
        ? { list: <InboxList groups={groups} selected={selected} filter={filter} onFilter={setFilter} /> }
        : {})}
    >
      <AreaHeader
        title={t('approvals.title')}
        actions={
          at === -1 ? null : (
            <>
              <span className="text-meta text-ink-3 tabular-nums">
                {t('approvals.position', { index: at + 1, total: ids.length })}
              </span>
              <IconButton
                label={t('approvals.previous')}
                keys="K"
                icon={<ChevronUp />}
                disabled={at === 0}
                onClick={() => move(-1)}
              />
              <IconButton
                label={t('approvals.next')}
                keys="J"
                icon={<ChevronDown />}
                disabled={at === ids.length - 1}
                onClick={() => move(1)}
              />
            </>
          )
        }
      />
      <ScrollArea label={t('approvals.chosen')}>
        {rows.isPending ? <SkeletonRows /> : null}
        {rows.isError ? (
          <ErrorState
            title={t('approvals.loadFailed')}
            error={rows.error}
            onRetry={() => void rows.refetch()}
          />
        ) : null}
        {shown ? (
          <ApprovalDetail action={shown} />
        ) : placeId && rows.data ? (
          <Unlisted actionId={placeId} />
        ) : empty ? (
          <EmptyState
            className="py-24"
            icon={<Stamp />}
            title={t('approvals.none')}
            body={t('approvals.noneBody')}
            action={
              <Link to="/chat" className="font-medium text-accent-ink hover:underline">
                {t('approvals.ask')}
              </Link>
            }
          />
        ) : rows.data ? (
          <EmptyState
            className="py-24"
            icon={<CircleCheck className="text-green" />}
            title={t('approvals.clear')}
            body={t('approvals.clearBody')}
          />
        ) : null}
      </ScrollArea>
    </Area>
  )
}

/** An action that an address names and the list does not hold: an old one, or one that is gone. */
function Unlisted({ actionId }: { readonly actionId: string }) {
  const action = useRows('approvals.get', { actionId })
  if (action.data) return <ApprovalDetail action={action.data} />
  if (action.isPending) return <SkeletonRows />
  return <ErrorState title={t('approvals.gone')} error={action.error} onRetry={() => void action.refetch()} />
}
