import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { cn } from '../../../components/cn.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { count, t } from '../../../i18n/t.ts'
import { isBuiltIn, lengthState, lengthWords, spokenTime, writtenByWords } from '../script-words.ts'

const SIZE = 40
const RADIUS = 16
const ROUND = 2 * Math.PI * RADIUS

const looks = {
  empty: { icon: CircleDashed, tone: 'text-ink-3' },
  short: { icon: TriangleAlert, tone: 'text-amber' },
  fits: { icon: CircleCheck, tone: 'text-green' },
  long: { icon: TriangleAlert, tone: 'text-amber' },
} as const

export interface SpokenRingProps {
  readonly draft: Pick<ScriptDraft, 'words' | 'seconds' | 'limits' | 'writtenBy'>
}

/** Spoken time and words. The ring is full at the upper limit and green between the two. */
export function SpokenRing({ draft }: SpokenRingProps) {
  const { seconds, limits, words } = draft
  const state = lengthState(draft)
  const { icon: Icon, tone } = looks[state]
  const full = Math.min(1, limits.max > 0 ? seconds / limits.max : 0)
  const least = limits.max > 0 ? limits.min / limits.max : 0
  const time = spokenTime(draft)
  const arc = { cx: SIZE / 2, cy: SIZE / 2, r: RADIUS, fill: 'none', strokeWidth: 4 }
  return (
    <div className="flex items-center gap-2.5" data-length={state}>
      <svg viewBox={`0 0 ${SIZE} ${SIZE}`} className={cn('size-10 shrink-0 -rotate-90', tone)} aria-hidden>
        <circle {...arc} className="stroke-line-strong" />
        <circle
          {...arc}
          stroke="currentColor"
          strokeDasharray={`${full * ROUND} ${ROUND}`}
          className="transition-[stroke-dasharray]"
        />
        {/* Where it becomes long enough. */}
        <line
          x1={SIZE / 2 + RADIUS - 3.5}
          x2={SIZE / 2 + RADIUS + 3.5}
          y1={SIZE / 2}
          y2={SIZE / 2}
          transform={`rotate(${least * 360} ${SIZE / 2} ${SIZE / 2})`}
          className="stroke-ink-2"
          strokeWidth={1.5}
        />
      </svg>
      <p className="text-base tabular-nums">
        <span className="block font-medium">
          {time === null
            ? t('scripts.length.empty')
            : `${t('scripts.spoken', { time })} · ${count(words, 'word')}`}
        </span>
        {time === null ? null : (
          <span className="flex flex-wrap items-center gap-x-2 text-meta">
            <span className={cn('flex items-center gap-1', tone)}>
              <Icon className="size-3 shrink-0" aria-hidden />
              {lengthWords(draft)}
            </span>
            {draft.writtenBy ? <WrittenBy name={draft.writtenBy} /> : null}
          </span>
        )}
      </p>
    </div>
  )
}

function WrittenBy({ name }: { readonly name: string }) {
  const words = <span className="text-ink-2">{writtenByWords(name)}</span>
  return isBuiltIn(name) ? <Tooltip text={t('scripts.byRulesTip')}>{words}</Tooltip> : words
}
