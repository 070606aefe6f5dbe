import { cn } from '../../components/cn.ts'
import { Tooltip } from '../../components/tooltip.tsx'
import { count, t } from '../../i18n/t.ts'
import { busiestDay, scaleTop, tokensOf, type UsageDay } from './usage-days.ts'
import { costWords, dayWords, shortNumber } from './usage-words.ts'

function dayLine({ day, usage }: UsageDay): string {
  return t('activity.usage.day', {
    day: dayWords(day),
    tokens: tokensOf(usage).toLocaleString('en-US'),
    calls: count(usage.modelCalls, 'call'),
    cost: costWords(usage),
  })
}

/** Tokens a day as bars; each bar says its figures on hover and focus. */
export function UsageChart({ days }: { readonly days: readonly UsageDay[] }) {
  const top = busiestDay(days)
  const most = scaleTop(top ? tokensOf(top.usage) : 0)
  return (
    <figure
      className="flex flex-col gap-1"
      aria-label={t('activity.usage.chartLabel', { summary: top ? dayLine(top) : '' })}
    >
      <div className="relative ml-9 flex h-36 items-end gap-px border-b border-line-strong sm:gap-0.5">
        {[1, 0.5].map((share) => (
          <div
            key={share}
            aria-hidden
            className="absolute inset-x-0 border-t border-dashed border-line"
            style={{ bottom: `${share * 100}%` }}
          >
            <span className="absolute -top-2 right-full mr-2 text-micro text-ink-3 tabular-nums">
              {shortNumber(most * share)}
            </span>
          </div>
        ))}
        {days.map((day) => {
          const tokens = tokensOf(day.usage)
          return (
            <Tooltip key={day.day} text={dayLine(day)} side="top">
              <button
                type="button"
                aria-label={dayLine(day)}
                tabIndex={tokens > 0 ? 0 : -1}
                className="group relative flex h-full min-w-0 flex-1 items-end -outline-offset-1"
              >
                <span
                  className={cn(
                    'w-full rounded-t-[3px] transition-colors',
                    tokens > 0 ? 'bg-blue group-hover:bg-ink-2' : 'bg-transparent',
                  )}
                  style={{ height: tokens > 0 ? `max(3px, ${(tokens / most) * 100}%)` : 0 }}
                />
              </button>
            </Tooltip>
          )
        })}
      </div>
      <div aria-hidden className="ml-9 flex justify-between text-micro text-ink-3">
        <span>{days[0] ? dayWords(days[0].day) : ''}</span>
        <span>{days.at(-1) ? dayWords(days.at(-1)?.day ?? '') : ''}</span>
      </div>
    </figure>
  )
}
