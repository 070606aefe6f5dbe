import { Clapperboard, Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { Area } from '../frame/area.tsx'
import { useGo, usePlaceId } from '../frame/place.ts'
import { ListColumn } from './list/list-column.tsx'
import { MailWork } from './mail/mail-work.tsx'
import { PostersProvider } from './posters.tsx'
import { RunWork } from './run/run-work.tsx'
import { NewVideoDialog } from './start/new-video-dialog.tsx'

/** The address after /videos that shows the mails. */
const MAIL = 'mail'

/** Every primer video and the chosen one step by step; and the mails that order them. */
export function Screen() {
  const rows = useRows('videos.list', { limit: 500 })
  const go = useGo()
  const placeId = usePlaceId()
  const [starting, setStarting] = useState(false)
  const mailOpen = placeId === MAIL
  const selected = mailOpen ? null : (placeId ?? rows.data?.[0]?.id ?? null)
  const begin = (): void => setStarting(true)
  const more = (
    <Button size="small" icon={<Plus />} onClick={begin}>
      {t('videos.new')}
    </Button>
  )
  return (
    <PostersProvider>
      <Area
        label={t('videos.title')}
        list={<ListColumn runs={rows.data} current={selected} mailOpen={mailOpen} onNew={begin} />}
      >
        {mailOpen ? (
          <MailWork />
        ) : selected !== null ? (
          <RunWork
            key={selected}
            runId={selected}
            row={rows.data?.find((run) => run.id === selected)}
            more={more}
          />
        ) : (
          <>
            <AreaHeader title={t('videos.title')} />
            {rows.isError ? (
              <ErrorState
                className="my-auto"
                title={t('videos.loadFailed')}
                error={rows.error}
                onRetry={() => void rows.refetch()}
              />
            ) : rows.data ? (
              <EmptyState
                className="my-auto"
                icon={<Clapperboard />}
                title={t('videos.none')}
                body={t('videos.noneBody')}
                action={
                  <Button tone="primary" icon={<Plus />} onClick={begin}>
                    {t('videos.new')}
                  </Button>
                }
              />
            ) : (
              <SkeletonRows />
            )}
          </>
        )}
        {starting ? (
          <NewVideoDialog
            runs={rows.data ?? []}
            onClose={() => setStarting(false)}
            onOpen={(runId) => {
              setStarting(false)
              go(`/videos/${runId}`)
            }}
          />
        ) : null}
      </Area>
    </PostersProvider>
  )
}
