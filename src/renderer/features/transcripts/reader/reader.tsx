import { Ellipsis, PanelRight, Pencil, Trash2, WandSparkles } from 'lucide-react'
import { Tooltip } from 'radix-ui'
import { useMemo, useState, type FocusEvent } from 'react'
import type { Transcript } from '#shared/domain/transcript.ts'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { useRows } from '../../../connection/use-rows.ts'
import { count, t } from '../../../i18n/t.ts'
import { AreaHeader } from '../../frame/area-header.tsx'
import { useGo } from '../../frame/place.ts'
import { useJumps } from '../jump.tsx'
import { useRemoval } from '../use-removal.ts'
import { findingsOf, marksOf } from './findings.ts'
import { ReaderHead } from './reader-head.tsx'
import { RenameTitle } from './reader-title.tsx'
import { Turns } from './turns.tsx'

export interface ReaderProps {
  readonly transcriptId: string
  /** The turn the address points at; null: none. */
  readonly wanted: number | null
  /** Words that are searched for; empty: none. */
  readonly query: string
  readonly summaryOpen: boolean
  readonly titleOf: (id: string) => string | null
  readonly onSummary: () => void
  readonly onFinding: (key: string) => void
}

/** One conversation, read like a play. */
export function Reader(props: ReaderProps) {
  const { transcriptId, wanted, query, summaryOpen, titleOf, onSummary, onFinding } = props
  const rows = useRows('transcripts.get', { transcriptId })
  const { count: jumps } = useJumps()
  const content = rows.data?.distilled?.content ?? null
  const marks = useMemo(() => marksOf(content ? findingsOf(content) : []), [content])
  const [renaming, setRenaming] = useState(false)
  if (!rows.data) {
    return (
      <>
        <AreaHeader title={titleOf(transcriptId) ?? t('transcripts.title')} />
        {rows.isError ? (
          <ErrorState
            className="my-auto"
            title={t('transcripts.readFailed')}
            error={rows.error}
            onRetry={() => void rows.refetch()}
          />
        ) : (
          <SkeletonRows />
        )}
      </>
    )
  }
  const { transcript, turns } = rows.data
  return (
    <>
      <AreaHeader
        title={
          renaming ? (
            <RenameTitle transcript={transcript} onDone={() => setRenaming(false)} />
          ) : (
            <span title={transcript.title}>{transcript.title}</span>
          )
        }
        actions={
          <>
            <IconButton
              label={t('transcripts.summaryShow')}
              icon={<PanelRight />}
              aria-pressed={summaryOpen}
              onClick={onSummary}
            />
            <Deeds transcript={transcript} onRename={() => setRenaming(true)} />
          </>
        }
      />
      <ReaderHead
        transcript={transcript}
        resembles={transcript.resembles === null ? null : titleOf(transcript.resembles)}
      />
      <Turns
        key={transcriptId}
        transcript={transcript}
        turns={turns}
        marks={marks}
        wanted={wanted}
        jumps={jumps}
        query={query}
        onFinding={onFinding}
      />
    </>
  )
}

/** Focus that comes back from a closed menu comes from nowhere; the tooltip need not open for it. */
function keepTooltipShut(event: FocusEvent<HTMLButtonElement>): void {
  if (event.relatedTarget === null) event.preventDefault()
}

interface DeedsProps {
  readonly transcript: Transcript
  readonly onRename: () => void
}

function Deeds({ transcript, onRename }: DeedsProps) {
  const [asking, setAsking] = useState(false)
  const go = useGo()
  const removal = useRemoval(() => {
    setAsking(false)
    go('/transcripts')
  })
  const distill = useCall('transcripts.distill', {
    onError: (error) => sayError(error, t('transcripts.distillFailed')),
  })
  const one = count(1, 'transcript')
  return (
    <>
      {/* Its tooltip lies over "Edit details": it goes as soon as the pointer leaves the button. */}
      <Tooltip.Provider delayDuration={400} disableHoverableContent>
        <Menu
          trigger={
            <IconButton
              label={t('transcripts.moreFor', { title: transcript.title })}
              icon={<Ellipsis />}
              onFocus={keepTooltipShut}
            />
          }
        >
          <MenuItem icon={<Pencil />} onSelect={onRename}>
            {t('transcripts.rename')}
          </MenuItem>
          <MenuItem
            icon={<WandSparkles />}
            onSelect={() => distill.mutate({ which: { kind: 'these', ids: [transcript.id] } })}
          >
            {t('transcripts.makeSummaryAnew')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger icon={<Trash2 />} onSelect={() => setAsking(true)}>
            {t('transcripts.remove')}
          </MenuItem>
        </Menu>
      </Tooltip.Provider>
      <ConfirmDialog
        danger
        open={asking}
        busy={removal.busy}
        title={t('transcripts.removeOneTitle', { title: transcript.title })}
        body={t('transcripts.removeBody')}
        confirm={t('transcripts.removeConfirm', { transcripts: one })}
        onClose={() => setAsking(false)}
        onConfirm={() => removal.run([transcript.id])}
      />
    </>
  )
}
