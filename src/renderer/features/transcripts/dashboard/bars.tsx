import { useState } from 'react'
import type { AnalysisGroup, AnalysisResult } from '#shared/domain/analysis.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { t } from '../../../i18n/t.ts'
import { evidenceOf, type OpenEvidence } from './evidence.ts'
import { barRest, barWords, scaleEnd, valueWords } from './number-words.ts'

/** As many as are taken in at a glance. */
const FIRST = 10

export interface BarsProps {
  readonly result: AnalysisResult
  readonly onEvidence: OpenEvidence
}

/** One bar a group, over one scale; each opens the turns behind it. */
export function Bars({ result, onEvidence }: BarsProps) {
  const [all, setAll] = useState(false)
  const { groups, unit } = result
  const end = scaleEnd(groups, unit)
  const shown = all ? groups : groups.slice(0, FIRST)
  return (
    <>
      <ul className="flex flex-col">
        {shown.map((group) => (
          <li key={group.key}>
            <Bar
              group={group}
              words={barWords(group, result)}
              made={barRest(group, result)}
              value={valueWords(group.value, unit)}
              share={(group.value ?? 0) / end}
              onOpen={() => onEvidence(evidenceOf(result, group))}
            />
          </li>
        ))}
      </ul>
      {groups.length > FIRST ? (
        <Button size="small" tone="quiet" className="self-start" onClick={() => setAll(!all)}>
          {all ? t('transcripts.fewerBars') : t('transcripts.moreBars', { count: groups.length })}
        </Button>
      ) : null}
    </>
  )
}

interface BarProps {
  readonly group: AnalysisGroup
  readonly words: string
  readonly value: string
  /** What the value is made of, for the ear; the eye has it in the hint. */
  readonly made: string
  /** 0 to 1 of the scale. */
  readonly share: number
  readonly onOpen: () => void
}

function Bar({ group, words, value, made, share, onOpen }: BarProps) {
  const nothing = group.turns === 0
  return (
    <Tooltip text={nothing ? words : `${words}\n${t('transcripts.openTurns')}`} side="top">
      <button
        type="button"
        aria-disabled={nothing || undefined}
        onClick={nothing ? undefined : onOpen}
        className={[
          'group grid w-full grid-cols-[minmax(0,9rem)_1fr_auto] items-center gap-x-3 rounded-control',
          'px-2 py-1.5 text-left -outline-offset-1 hover:bg-hover',
        ].join(' ')}
      >
        <span className="text-base leading-4 [overflow-wrap:anywhere]">{group.label}</span>
        <span className="block h-4 rounded-chip bg-sunken group-hover:bg-panel" aria-hidden>
          <span
            className={cn('block h-full rounded-chip bg-blue', group.value === null && 'hidden')}
            style={{ width: `max(3px, ${Math.min(1, Math.max(0, share)) * 100}%)` }}
          />
        </span>
        <span className="min-w-20 text-right text-base tabular-nums">
          <span className="font-medium">{value}</span>
          <span className="sr-only"> {made}</span>
          <span aria-hidden className="ml-1.5 inline-block min-w-9 text-meta text-ink-3">
            n {group.counted.toLocaleString('en-US')}
          </span>
        </span>
      </button>
    </Tooltip>
  )
}
