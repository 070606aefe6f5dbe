import { useId, useState, type FormEvent } from 'react'
import { projectTypes, type ProjectType } from '#shared/domain/new-client.ts'
import type { Outcome, Transcript } from '#shared/domain/transcript.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Segmented } from '../../../components/segmented.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { t } from '../../../i18n/t.ts'
import { toggled } from '../filter/narrowing.ts'
import { fromDateField, outcomeWord, toDateField } from '../words.ts'

const outcomes = ['won', 'lost', 'open', 'none'] as const

export interface DetailsDialogProps {
  readonly transcript: Transcript
  readonly onClose: () => void
}

/** Title, customer, job, outcome, trades and date of one transcript. */
export function DetailsDialog({ transcript, onClose }: DetailsDialogProps) {
  const formId = useId()
  const [title, setTitle] = useState(transcript.title)
  const [customer, setCustomer] = useState(transcript.customerName ?? '')
  const [job, setJob] = useState(transcript.jobNumber ?? '')
  const [outcome, setOutcome] = useState<Outcome | 'none'>(transcript.outcome ?? 'none')
  const [types, setTypes] = useState<readonly ProjectType[]>(transcript.projectTypes)
  const [day, setDay] = useState(toDateField(transcript.heldAt))
  const call = useCall('transcripts.update', {
    onSuccess: onClose,
    onError: (error) => sayError(error, t('transcripts.updateFailed')),
  })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    call.mutate({
      transcriptId: transcript.id,
      ...(title.trim() && title.trim() !== transcript.title ? { title: title.trim() } : {}),
      customerName: customer.trim() || null,
      jobNumber: job.trim() || null,
      outcome: outcome === 'none' ? null : outcome,
      projectTypes: [...types],
      // An untouched day keeps its hour.
      ...(day === toDateField(transcript.heldAt) ? {} : { heldAt: fromDateField(day) }),
    })
  }
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title={t('transcripts.details')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={formId} tone="primary" busy={call.isPending}>
            {t('transcripts.detailsSave')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save} className="mt-3 grid grid-cols-1 gap-4 sm:grid-cols-2">
        <Field label={t('transcripts.titleField')} className="sm:col-span-2">
          {(ids) => (
            <Input
              {...ids}
              value={title}
              maxLength={200}
              onChange={(event) => setTitle(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('transcripts.customer')}>
          {(ids) => (
            <Input
              {...ids}
              value={customer}
              maxLength={200}
              onChange={(event) => setCustomer(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('transcripts.job')}>
          {(ids) => (
            <Input {...ids} value={job} maxLength={40} onChange={(event) => setJob(event.target.value)} />
          )}
        </Field>
        <Field label={t('transcripts.heldOn')}>
          {(ids) => (
            <Input {...ids} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          )}
        </Field>
        <div className="flex flex-col gap-1">
          <span className="text-base font-medium">{t('transcripts.filterOutcome')}</span>
          <span>
            <Segmented
              label={t('transcripts.filterOutcome')}
              value={outcome}
              onChange={setOutcome}
              options={outcomes.map((value) => ({
                value,
                label: outcomeWord(value === 'none' ? null : value),
              }))}
            />
          </span>
        </div>
        <fieldset className="sm:col-span-2">
          <legend className="mb-1 text-base font-medium">{t('transcripts.filterTrade')}</legend>
          <div className="grid grid-cols-2 gap-x-3 gap-y-1 sm:grid-cols-3">
            {projectTypes.map((type) => (
              <Checkbox
                key={type}
                checked={types.includes(type)}
                onChange={() => setTypes(toggled(types, type))}
              >
                {type}
              </Checkbox>
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  )
}
