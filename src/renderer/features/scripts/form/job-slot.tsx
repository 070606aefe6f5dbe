import { useId, useState } from 'react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { t } from '../../../i18n/t.ts'
import { JobPicker } from '../job-picker.tsx'
import { BriefSlot, type BriefSlotProps } from './brief-slot.tsx'

export interface JobSlotProps extends BriefSlotProps {
  readonly draft: ScriptDraft
  readonly onJob: (jobId: string) => void
}

/** The job and with it the customer: chosen in the CRM, never typed. */
export function JobSlot({ draft, onJob, ...slot }: JobSlotProps) {
  const [choosing, setChoosing] = useState(false)
  const chosen = slot.slot.status === 'filled'
  const name = [draft.jobNumber, draft.customerName].filter(Boolean).join(' · ')
  const close = (): void => setChoosing(false)
  return (
    <BriefSlot {...slot} id={useId()}>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {chosen ? (
          <span className="min-w-0 text-base tabular-nums [overflow-wrap:anywhere]">{name}</span>
        ) : null}
        {slot.editable ? (
          <Button size="small" onClick={() => setChoosing(true)}>
            {t(chosen ? 'scripts.jobOther' : 'scripts.jobChoose')}
          </Button>
        ) : null}
      </span>
      <Dialog
        open={choosing}
        onClose={close}
        title={t('scripts.jobDialog')}
        {...(chosen ? { description: t('scripts.jobKept') } : {})}
      >
        <JobPicker
          onPick={({ id }) => {
            close()
            onJob(id)
          }}
        />
      </Dialog>
    </BriefSlot>
  )
}
