import { Plus, ScrollText } from 'lucide-react'
import { useState } from 'react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { Area } from '../frame/area.tsx'
import { useGo, usePlaceId } from '../frame/place.ts'
import { NewScriptDialog } from './new-script-dialog.tsx'
import { ScriptArea } from './script-area.tsx'
import { ScriptList } from './script-list.tsx'

/** All scripts, and the editor of the chosen one. */
export function Screen() {
  const rows = useRows('scripts.list', {})
  const go = useGo()
  const placeId = usePlaceId()
  const [starting, setStarting] = useState(false)
  // Begun here a moment ago, before the list knows of it.
  const [fresh, setFresh] = useState<ScriptDraft | null>(null)
  const selected = placeId ?? rows.data?.[0]?.id ?? null
  const listed = rows.data?.find((draft) => draft.id === selected)
  const single = useRows(
    'scripts.get',
    { draftId: selected ?? '' },
    { enabled: selected !== null && rows.data !== undefined && !listed },
  )
  const shown =
    listed ??
    (single.data?.id === selected ? single.data : undefined) ??
    (fresh?.id === selected ? fresh : undefined)
  const failed = rows.isError ? rows : selected !== null && single.isError && !listed ? single : null
  const empty = rows.data?.length === 0 && placeId === null
  const begin = (): void => setStarting(true)
  const list = <ScriptList drafts={rows.data ?? []} current={selected} />
  const more = (
    <Button size="small" icon={<Plus />} onClick={begin}>
      {t('scripts.new')}
    </Button>
  )
  return (
    <>
      {shown ? (
        <ScriptArea row={shown} list={list} more={more} />
      ) : (
        <Area label={t('scripts.title')} {...(rows.data && !empty ? { list } : {})}>
          <AreaHeader title={t('scripts.title')} actions={empty ? null : more} />
          {failed ? (
            <ErrorState
              className="my-auto"
              title={t(rows.isError ? 'scripts.loadFailed' : 'scripts.gone')}
              error={failed.error}
              onRetry={() => void failed.refetch()}
            />
          ) : empty ? (
            <EmptyState
              className="my-auto"
              icon={<ScrollText />}
              title={t('scripts.none')}
              body={t('scripts.noneBody')}
              action={
                <Button tone="primary" icon={<Plus />} onClick={begin}>
                  {t('scripts.new')}
                </Button>
              }
            />
          ) : (
            <SkeletonRows />
          )}
        </Area>
      )}
      {starting ? (
        <NewScriptDialog
          onClose={() => setStarting(false)}
          onStarted={(draft) => {
            setStarting(false)
            setFresh(draft)
            go(`/scripts/${draft.id}`)
          }}
        />
      ) : null}
    </>
  )
}
