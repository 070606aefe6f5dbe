import { Plus } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { t } from '../../i18n/t.ts'
import { ButtonRow } from './button-row.tsx'
import { FieldGroup } from './field-group.tsx'
import { insertAt } from './insert-at.ts'
import { MailTemplatePreview } from './mail-template-preview.tsx'
import { mailWords } from './mail-words.ts'
import { useSettingsForm } from './settings-form-context.ts'

type Part = 'mail.subject' | 'mail.body'

/** Subject and text of the client's mail, with the words that differ from client to client. */
export function MailTemplate() {
  const form = useSettingsForm()
  const subject = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)
  const [last, setLast] = useState<Part>('mail.body')
  const insert = (word: string): void => {
    const field = last === 'mail.subject' ? subject.current : body.current
    const at = field ? { start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 } : null
    const done = insertAt(String(form.value(last)), `{{${word}}}`, at)
    // The caret can be placed only in the new text.
    flushSync(() => form.set(last, done.text))
    field?.focus()
    field?.setSelectionRange(done.caret, done.caret)
  }
  return (
    <>
      <FieldGroup title={t('mail.text')} help={t('mail.text.help')}>
        <Field label={t('mail.subject')} error={form.refusal('mail.subject')}>
          {(ids) => (
            <Input
              {...ids}
              ref={subject}
              value={String(form.value('mail.subject'))}
              onFocus={() => setLast('mail.subject')}
              onChange={(event) => form.set('mail.subject', event.target.value)}
            />
          )}
        </Field>
        <Field label={t('mail.body')} error={form.refusal('mail.body')}>
          {(ids) => (
            <Textarea
              {...ids}
              ref={body}
              rows={10}
              value={String(form.value('mail.body'))}
              onFocus={() => setLast('mail.body')}
              onChange={(event) => form.set('mail.body', event.target.value)}
            />
          )}
        </Field>
        <ButtonRow label={t('mail.insert')}>
          {mailWords.map((word) => (
            <button
              key={word}
              type="button"
              title={`{{${word}}}`}
              aria-label={t('mail.insertWord', { word: t(`mail.word.${word}`) })}
              onClick={() => insert(word)}
              className={[
                'inline-flex h-6 items-center gap-1 rounded-chip border border-line bg-sunken px-2',
                'text-meta font-medium text-ink-2 hover:border-line-strong hover:text-ink',
              ].join(' ')}
            >
              <Plus aria-hidden className="size-3" />
              {t(`mail.word.${word}`)}
            </button>
          ))}
        </ButtonRow>
      </FieldGroup>
      <MailTemplatePreview
        subject={String(form.value('mail.subject'))}
        body={String(form.value('mail.body'))}
      />
    </>
  )
}
