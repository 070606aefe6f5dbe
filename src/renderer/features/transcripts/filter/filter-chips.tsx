import { X } from 'lucide-react'
import { t } from '../../../i18n/t.ts'
import { dayWords, fromDateField, outcomeWord } from '../words.ts'
import { toggled, type Narrowing } from './narrowing.ts'

interface Chip {
  readonly words: string
  readonly without: Partial<Narrowing>
}

function periodWords({ period, fromDay, toDay }: Narrowing): string {
  if (period !== 'custom') return t(`transcripts.period.${period}`)
  const [from, to] = [fromDateField(fromDay), fromDateField(toDay)]
  const first = from === null ? '' : t('transcripts.since', { day: dayWords(from) })
  const last = to === null ? '' : t('transcripts.until', { day: dayWords(to) })
  return [first, last].filter(Boolean).join(' ')
}

function chipsOf(value: Narrowing): readonly Chip[] {
  const time = value.period === 'any' ? '' : periodWords(value)
  return [
    ...(time ? [{ words: time, without: { period: 'any' as const, fromDay: '', toDay: '' } }] : []),
    ...value.reps.map((rep) => ({ words: rep, without: { reps: toggled(value.reps, rep) } })),
    ...value.outcomes.map((outcome) => ({
      words: outcomeWord(outcome),
      without: { outcomes: toggled(value.outcomes, outcome) },
    })),
    ...value.projectTypes.map((type) => ({
      words: type,
      without: { projectTypes: toggled(value.projectTypes, type) },
    })),
  ]
}

export interface FilterChipsProps {
  readonly value: Narrowing
  readonly onChange: (value: Narrowing) => void
}

/** What narrows the figures, each with a way out. */
export function FilterChips({ value, onChange }: FilterChipsProps) {
  const chips = chipsOf(value)
  if (chips.length === 0) return null
  return (
    <ul aria-label={t('transcripts.filtered')} className="flex flex-wrap items-center gap-1.5">
      {chips.map(({ words, without }) => (
        <li key={words}>
          <button
            type="button"
            aria-label={t('transcripts.filterRemove', { words })}
            onClick={() => onChange({ ...value, ...without })}
            className={[
              'inline-flex h-6 items-center gap-1 rounded-full border border-line-strong bg-raised',
              'pr-1.5 pl-2.5 text-meta text-ink-2 hover:bg-hover hover:text-ink',
            ].join(' ')}
          >
            {words}
            <X className="size-3" aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
