import { useId } from 'react'
import type { Dashboard } from '#shared/domain/analysis.ts'
import { t } from '../../../i18n/t.ts'
import { evidenceOf, type OpenEvidence } from './evidence.ts'
import { madeOf, valueWords } from './number-words.ts'
import { trendLines, trendWords, type Trend } from './trend.ts'

type Figure = Dashboard['figures'][number]

/** Big word, what it is made of, and the group that it stands for. */
function faceOf({ id, result, words }: Figure) {
  if (id !== 'top_objection') {
    const made = id === 'calls' ? '' : madeOf(result.total, result)
    return { big: valueWords(result.total.value, result.unit), made, group: null }
  }
  const top = result.groups[0]
  if (!top) return { big: t('transcripts.noObjection'), made: '', group: null }
  const all = result.total.numerator.toLocaleString('en-US')
  return {
    big: words || top.label,
    made: t('transcripts.topObjection', { part: valueWords(top.value, 'count'), all }),
    group: top,
  }
}

export interface FigureCardProps {
  readonly figure: Figure
  readonly onEvidence: OpenEvidence
}

/** One of the figures that matter, with its trend by month; opens the turns behind it. */
export function FigureCard({ figure, onEvidence }: FigureCardProps) {
  const { id, result, trend } = figure
  const { big, made, group } = faceOf(figure)
  const name = t(`transcripts.figure.${id}`)
  const trendId = useId()
  const months = trend.length > 1 ? trendWords(trend, result.unit) : ''
  return (
    <div className="flex min-w-0">
      <button
        type="button"
        {...(months ? { 'aria-describedby': trendId } : {})}
        onClick={() => onEvidence(evidenceOf(result, group))}
        className={[
          'flex min-w-0 flex-1 flex-col gap-1 rounded-card border border-line bg-raised p-4 text-left',
          'transition-colors hover:border-line-strong',
        ].join(' ')}
      >
        <span className="text-meta font-medium text-ink-2">{name}</span>
        <span className="max-w-full truncate text-display font-semibold tabular-nums">{big}</span>
        <span className="min-h-4 text-meta text-ink-3 tabular-nums">{made}</span>
        <Sparkline trend={trend} />
      </button>
      {/* Outside of the button: what describes it is not its name. */}
      <span id={trendId} className="sr-only">
        {months}
      </span>
    </div>
  )
}

const SIZE = { width: 120, height: 24 }

/** For the eye; the words beside the card say the same. */
function Sparkline({ trend }: { readonly trend: Trend }) {
  const lines = trendLines(trend, SIZE)
  const last = lines.at(-1)?.at(-1)
  if (trend.length < 2 || !last) return <span className="h-7" />
  return (
    <svg
      viewBox={`-3 -2 ${SIZE.width + 6} ${SIZE.height + 4}`}
      preserveAspectRatio="none"
      className="h-7 w-full text-blue"
      aria-hidden
    >
      {lines.map((line) => (
        <polyline
          key={line[0]?.x}
          points={line.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
          fill="none"
          stroke="currentColor"
          strokeWidth={1.5}
          strokeLinejoin="round"
          strokeLinecap="round"
          vectorEffect="non-scaling-stroke"
        />
      ))}
      <line
        x1={last.x}
        x2={last.x}
        y1={last.y}
        y2={last.y}
        stroke="currentColor"
        strokeWidth={5}
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
