import { X } from 'lucide-react'
import { useState } from 'react'
import type { Job } from '#shared/domain/customer.ts'
import type { ScriptDraft, ScriptKind } from '#shared/domain/script-draft.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { sayError } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { t } from '../../i18n/t.ts'
import { JobPicker } from './job-picker.tsx'

export interface NewScriptDialogProps {
  readonly onClose: () => void
  readonly onStarted: (draft: ScriptDraft) => void
}

/** What kind of script and for which job; everything else is asked for in the form. */
export function NewScriptDialog({ onClose, onStarted }: NewScriptDialogProps) {
  const [kind, setKind] = useState<ScriptKind>('primer')
  const [job, setJob] = useState<Job | null>(null)
  const start = useCall('scripts.start', {
    onSuccess: onStarted,
    onError: (error) => sayError(error, t('scripts.startFailed')),
  })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('scripts.start.title')}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button
            tone="primary"
            busy={start.isPending}
            onClick={() => start.mutate({ kind, jobId: job?.id ?? null })}
          >
            {job ? t('scripts.start.submitFor', { name: job.customerName }) : t('scripts.start.submit')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col items-start gap-1">
          <span className="text-base font-medium">{t('scripts.start.kind')}</span>
          <Segmented
            label={t('scripts.start.kind')}
            value={kind}
            options={[
              { value: 'primer', label: t('scripts.kind.primer') },
              { value: 'proposal', label: t('scripts.kind.proposal') },
            ]}
            onChange={setKind}
          />
          <p className="text-meta text-ink-3">{t(`scripts.kindHelp.${kind}`)}</p>
        </div>
        <div className="flex flex-col gap-1">
          <span className="text-base font-medium">{t('scripts.start.job')}</span>
          {job ? (
            <div className="flex items-center gap-2 rounded-control border border-line bg-raised px-3 py-2">
              <p className="min-w-0 flex-1 text-base">
                <span className="sr-only">{t('scripts.jobChosen')}: </span>
                <span className="block truncate font-medium">{job.customerName}</span>
                <span className="block truncate text-meta text-ink-2 tabular-nums">
                  {[job.number, job.name, job.stage.name].filter(Boolean).join(' · ')}
                </span>
              </p>
              <IconButton label={t('scripts.jobOther')} icon={<X />} onClick={() => setJob(null)} />
            </div>
          ) : (
            <>
              <JobPicker onPick={setJob} />
              <p className="text-meta text-ink-3">{t('scripts.start.noJob')}</p>
            </>
          )}
        </div>
      </div>
    </Dialog>
  )
}
