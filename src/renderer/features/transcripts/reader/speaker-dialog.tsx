import { useId, useState, type FormEvent } from 'react'
import type { SpeakerRole, TranscriptSpeaker } from '#shared/domain/transcript.ts'
import { speakerRoleSchema } from '#shared/domain/transcript.ts'
import { Button } from '../../../components/button.tsx'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { Segmented } from '../../../components/segmented.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { t } from '../../../i18n/t.ts'
import { roleWord, speakerName } from '../words.ts'

export interface SpeakerDialogProps {
  readonly transcriptId: string
  readonly speaker: TranscriptSpeaker
  readonly onClose: () => void
}

/** Name, role, and whether both count wherever this name speaks. */
export function SpeakerDialog({ transcriptId, speaker, onClose }: SpeakerDialogProps) {
  const formId = useId()
  const [name, setName] = useState(speaker.name)
  const [role, setRole] = useState<SpeakerRole>(speaker.role)
  const [remember, setRemember] = useState(true)
  const call = useCall('transcripts.nameSpeaker', {
    onSuccess: onClose,
    onError: (error) => sayError(error, t('transcripts.nameFailed')),
  })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const full = name.trim()
    call.mutate({
      transcriptId,
      speaker: speaker.name,
      role,
      name: full === '' || full === speaker.name ? null : full,
      remember,
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('transcripts.whoIs', { name: speakerName(speaker.name) })}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" form={formId} tone="primary" busy={call.isPending}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={save} className="mt-3 flex flex-col gap-4">
        <Field label={t('transcripts.speakerName')} help={t('transcripts.speakerNameHelp')}>
          {(ids) => (
            <Input
              {...ids}
              value={name}
              maxLength={120}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div>
          <Segmented
            label={t('transcripts.speakerRole')}
            value={role}
            onChange={setRole}
            options={speakerRoleSchema.options.map((value) => ({ value, label: roleWord(value) }))}
          />
        </div>
        <Checkbox checked={remember} onChange={setRemember}>
          {t('transcripts.rememberName')}
        </Checkbox>
      </form>
    </Dialog>
  )
}
