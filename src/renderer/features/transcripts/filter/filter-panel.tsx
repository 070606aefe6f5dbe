import type { ReactNode } from 'react'
import { projectTypes } from '#shared/domain/new-client.ts'
import { outcomeSchema } from '#shared/domain/transcript.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { t } from '../../../i18n/t.ts'
import { outcomeWord } from '../words.ts'
import { everything, periods, toggled, type Narrowing } from './narrowing.ts'

export interface FilterPanelProps {
  readonly id: string
  readonly value: Narrowing
  /** Every rep there is, whatever is chosen. */
  readonly reps: readonly string[]
  readonly onChange: (value: Narrowing) => void
}

/** Rep, outcome, trade and time: narrows the list and the figures at once. */
export function FilterPanel({ id, value, reps, onChange }: FilterPanelProps) {
  const set = (change: Partial<Narrowing>): void => onChange({ ...value, ...change })
  return (
    <section
      id={id}
      aria-label={t('transcripts.filter')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={[
        'flex max-h-[55%] min-h-24 shrink-0 flex-col gap-3 overflow-y-auto',
        'border-b border-line bg-canvas px-4 py-3 -outline-offset-2',
      ].join(' ')}
    >
      <Field label={t('transcripts.filterTime')}>
        {(ids) => (
          <Select
            {...ids}
            value={value.period}
            options={periods.map((period) => ({ value: period, label: t(`transcripts.period.${period}`) }))}
            onChange={(period) => set({ period })}
          />
        )}
      </Field>
      {value.period === 'custom' ? (
        <div className="grid grid-cols-2 gap-2">
          <Field label={t('transcripts.filterFrom')}>
            {(ids) => (
              <Input
                {...ids}
                type="date"
                value={value.fromDay}
                onChange={(event) => set({ fromDay: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('transcripts.filterTo')}>
            {(ids) => (
              <Input
                {...ids}
                type="date"
                value={value.toDay}
                onChange={(event) => set({ toDay: event.target.value })}
              />
            )}
          </Field>
        </div>
      ) : null}
      {reps.length > 0 ? (
        <Group title={t('transcripts.filterRep')}>
          {reps.map((rep) => (
            <Checkbox
              key={rep}
              checked={value.reps.includes(rep)}
              onChange={() => set({ reps: toggled(value.reps, rep) })}
            >
              {rep}
            </Checkbox>
          ))}
        </Group>
      ) : null}
      <Group title={t('transcripts.filterOutcome')}>
        {outcomeSchema.options.map((outcome) => (
          <Checkbox
            key={outcome}
            checked={value.outcomes.includes(outcome)}
            onChange={() => set({ outcomes: toggled(value.outcomes, outcome) })}
          >
            {outcomeWord(outcome)}
          </Checkbox>
        ))}
      </Group>
      <Group title={t('transcripts.filterTrade')}>
        {projectTypes.map((type) => (
          <Checkbox
            key={type}
            checked={value.projectTypes.includes(type)}
            onChange={() => set({ projectTypes: toggled(value.projectTypes, type) })}
          >
            {type}
          </Checkbox>
        ))}
      </Group>
      <Button size="small" className="self-start" onClick={() => onChange(everything)}>
        {t('transcripts.filterClear')}
      </Button>
    </section>
  )
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-base font-medium">{title}</legend>
      <div className="grid grid-cols-2 gap-x-3 gap-y-1">{children}</div>
    </fieldset>
  )
}
