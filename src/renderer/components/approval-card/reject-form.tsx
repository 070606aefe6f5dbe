import { useState } from 'react'
import { t } from '../../i18n/t.ts'
import { Button } from '../button.tsx'
import { cn } from '../cn.ts'
import { Field } from '../field.tsx'
import { focusOnce } from '../focus-once.ts'
import { Textarea } from '../textarea.tsx'

export interface RejectFormProps {
  readonly busy: boolean
  readonly docked: boolean
  readonly onReject: (reason: string) => void
  readonly onCancel: () => void
}

export function RejectForm({ busy, docked, onReject, onCancel }: RejectFormProps) {
  const [reason, setReason] = useState('')
  const given = reason.trim()
  return (
    <form
      className={cn(
        'flex flex-col gap-3 border-t border-line bg-panel px-4 py-3',
        docked && 'sticky bottom-0',
      )}
      onSubmit={(event) => {
        event.preventDefault()
        onReject(given)
      }}
    >
      <Field label={t('approval.rejectReason')}>
        {(ids) => (
          <Textarea
            {...ids}
            rows={2}
            ref={focusOnce}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.shiftKey) {
                event.preventDefault()
                onReject(given)
              }
            }}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" tone="danger" busy={busy}>
          {given ? t('approval.rejectSend') : t('approval.rejectSilently')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </form>
  )
}
