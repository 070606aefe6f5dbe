import { useEffect, useRef } from 'react'
import { VList, type CustomItemComponentProps, type VListHandle } from 'virtua'
import type { Transcript } from '#shared/domain/transcript.ts'
import { t } from '../../../i18n/t.ts'
import { TranscriptRow } from './transcript-row.tsx'
import type { Choice } from './use-choice.ts'

export interface TranscriptRowsProps {
  readonly rows: readonly Transcript[]
  readonly current: string | null
  readonly choice: Choice
}

/** The list, drawn only where it can be seen: there may be thousands. */
export function TranscriptRows({ rows, current, choice }: TranscriptRowsProps) {
  const list = useRef<VListHandle>(null)
  const at = rows.findIndex(({ id }) => id === current)
  useEffect(() => {
    if (at >= 0) list.current?.scrollToIndex(at, { align: 'nearest' })
  }, [at])
  return (
    <div className="min-h-0 flex-1 px-2">
      <VList
        ref={list}
        data={rows}
        item={Item}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="list"
        aria-label={t('transcripts.list')}
        tabIndex={0}
        className="py-1 -outline-offset-2"
        style={{ height: '100%' }}
      >
        {(transcript) => (
          <TranscriptRow
            key={transcript.id}
            transcript={transcript}
            current={transcript.id === current}
            chosen={choice.ids ? choice.ids.has(transcript.id) : null}
            onChoose={(chosen) => choice.set(transcript.id, chosen)}
          />
        )}
      </VList>
    </div>
  )
}

function Item({ style, children, ref }: CustomItemComponentProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div ref={ref} role="listitem" style={style} className="pb-0.5">
      {children}
    </div>
  )
}
