import { useEffect, useMemo, useRef } from 'react'
import { VList, type CustomItemComponentProps, type VListHandle } from 'virtua'
import type { Transcript, TranscriptTurn } from '#shared/domain/transcript.ts'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { t } from '../../../i18n/t.ts'
import type { ShownFinding } from './findings.ts'
import { TurnRow } from './turn-row.tsx'

/** Below this everything is drawn, so that the search of the window finds every word. */
export const DRAWN_WHOLE = 400

export interface TurnsProps {
  readonly transcript: Transcript
  readonly turns: readonly TranscriptTurn[]
  readonly marks: ReadonlyMap<number, readonly ShownFinding[]>
  /** The turn the address points at; null: none. */
  readonly wanted: number | null
  /** Grows with each jump. */
  readonly jumps: number
  readonly query: string
  readonly onFinding: (key: string) => void
}

const NONE: readonly ShownFinding[] = []

/** All that was said, scrolled to the turn that is wanted. */
export function Turns({ transcript, turns, marks, wanted, jumps, query, onFinding }: TurnsProps) {
  const frame = useRef<HTMLDivElement>(null)
  const list = useRef<VListHandle>(null)
  const roles = useMemo(
    () => new Map(transcript.speakers.map(({ name, role }) => [name, role])),
    [transcript.speakers],
  )
  const at = wanted === null ? -1 : turns.findIndex(({ ordinal }) => ordinal === wanted)
  // A new one for each jump, so that the same turn is brought back after scrolling away.
  const target = useMemo(() => ({ at, ordinal: wanted, jumps }), [at, wanted, jumps])
  useEffect(() => {
    if (target.at < 0) return
    if (list.current) list.current.scrollToIndex(target.at, { align: 'center' })
    else frame.current?.querySelector(`#turn-${target.ordinal}`)?.scrollIntoView({ block: 'center' })
  }, [target])
  const row = (turn: TranscriptTurn) => {
    const lit = turn.ordinal === wanted
    return (
      <TurnRow
        key={turn.ordinal}
        turn={turn}
        role={roles.get(turn.speaker) ?? 'unknown'}
        marks={marks.get(turn.ordinal) ?? NONE}
        lit={lit ? jumps + 1 : 0}
        query={lit ? query : ''}
        onFinding={onFinding}
      />
    )
  }
  if (turns.length >= DRAWN_WHOLE) {
    return (
      <div className="min-h-0 flex-1">
        <VList
          ref={list}
          data={turns}
          item={Item}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="list"
          aria-label={t('transcripts.said')}
          tabIndex={0}
          className="-outline-offset-2"
          style={{ height: '100%' }}
        >
          {row}
        </VList>
      </div>
    )
  }
  return (
    <ScrollArea label={t('transcripts.said')}>
      <div ref={frame} className="mx-auto max-w-200 px-3 py-4">
        <ol>
          {turns.map((turn) => (
            <li key={turn.ordinal}>{row(turn)}</li>
          ))}
        </ol>
      </div>
    </ScrollArea>
  )
}

function Item({ style, children, ref }: CustomItemComponentProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div ref={ref} role="listitem" style={style}>
      <div className="mx-auto max-w-200 px-3">{children}</div>
    </div>
  )
}
