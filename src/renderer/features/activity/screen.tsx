import { X } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { useMedia } from '../../hooks/use-media.ts'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { Area } from '../frame/area.tsx'
import { useGo, usePlaceId } from '../frame/place.ts'
import { ActionsTab } from './actions-tab.tsx'
import { TurnDetail } from './turn-detail.tsx'
import { TurnsTab } from './turns-tab.tsx'
import { UsageTab } from './usage-tab.tsx'

type TabName = 'turns' | 'actions' | 'usage'

/** What happened: turns, outward actions, usage. An address after /activity names a tab or a turn. */
export function Screen() {
  const placeId = usePlaceId()
  const go = useGo()
  const rows = useRows('activity.turns', { limit: 500 })
  const wide = useMedia('(min-width: 1240px)')
  const tab: TabName = placeId === 'actions' || placeId === 'usage' ? placeId : 'turns'
  const turnId = tab === 'turns' ? placeId : null
  const turn = rows.data?.find((row) => row.turnId === turnId)
  const close = (): void => go('/activity')
  const companion = turn ? (
    <TurnDetail turn={turn} onClose={close} />
  ) : turnId && rows.data ? (
    <GoneTurn onClose={close} />
  ) : null
  return (
    <Area label={t('activity.title')} companion={companion} onCloseCompanion={close}>
      <AreaHeader title={t('activity.title')} />
      <ScrollArea label={t('activity.title')} className="px-4 pt-1 pb-6">
        <Tabs<TabName>
          label={t('activity.tabs')}
          value={tab}
          onChange={(next) => go(next === 'turns' ? '/activity' : `/activity/${next}`)}
          tabs={[
            {
              value: 'turns',
              label: t('activity.tab.turns'),
              content: rows.data ? (
                <TurnsTab turns={rows.data} openId={turnId} narrow={!wide || companion !== null} />
              ) : rows.isError ? (
                <ErrorState
                  title={t('activity.loadFailed')}
                  error={rows.error}
                  onRetry={() => void rows.refetch()}
                />
              ) : (
                <SkeletonRows className="px-0" />
              ),
            },
            { value: 'actions', label: t('activity.tab.actions'), content: <ActionsTab /> },
            { value: 'usage', label: t('activity.tab.usage'), content: <UsageTab /> },
          ]}
        />
      </ScrollArea>
    </Area>
  )
}

function GoneTurn({ onClose }: { readonly onClose: () => void }) {
  return (
    <>
      <header className="flex h-13 shrink-0 items-center justify-end border-b border-line px-4">
        <IconButton label={t('activity.close')} icon={<X />} onClick={onClose} />
      </header>
      <EmptyState title={t('activity.gone')} body={t('activity.goneBody')} />
    </>
  )
}
