import { useDeferredValue } from 'react'
import { ErrorState } from '../../components/error-state.tsx'
import { MailPreview } from '../../components/mail-preview.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { Group } from './field-group.tsx'
import { useSettingsForm } from './settings-form-context.ts'

export interface MailTemplatePreviewProps {
  readonly subject: string
  readonly body: string
}

/** What a client would get with this text, composed by the same code that sends it. */
export function MailTemplatePreview({ subject, body }: MailTemplatePreviewProps) {
  const { changes } = useSettingsForm()
  const input = useDeferredValue(JSON.stringify({ subject, body }))
  const typed = JSON.parse(input) as MailTemplatePreviewProps
  const preview = useRows('videos.mailPreview', typed, { keep: true })
  const fromUnsaved = 'mail.fromName' in changes.values || 'mail.fromAddress' in changes.values
  return (
    <Group title={t('mail.preview')} help={t('mail.preview.help')}>
      {fromUnsaved ? <p className="text-meta text-ink-3">{t('mail.preview.from')}</p> : null}
      {preview.isError ? (
        <ErrorState className="py-4" title={t('mail.preview.failed')} error={preview.error} />
      ) : preview.data ? (
        <MailPreview mail={preview.data} sample />
      ) : (
        <SkeletonRows className="px-0" />
      )}
    </Group>
  )
}
