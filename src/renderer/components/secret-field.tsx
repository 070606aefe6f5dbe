import { Eye, EyeOff, KeyRound, Lock } from 'lucide-react'
import { useState } from 'react'
import { t } from '../i18n/t.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { IconButton } from './icon-button.tsx'
import { Input } from './input.tsx'
import { RelativeTime } from './relative-time.tsx'

export interface SecretFieldProps {
  readonly label: string
  readonly help?: string
  readonly error?: string | null
  readonly state: 'set' | 'unset' | 'locked'
  readonly updatedAt: number | null
  /** What has been typed and not saved yet. The saved secret never comes back to the page. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onRemove: () => void
}

export function SecretField(props: SecretFieldProps) {
  const { label, help, error, state, updatedAt, value, onChange, onRemove } = props
  const [replacing, setReplacing] = useState(false)
  const [shown, setShown] = useState(false)
  const kept = state !== 'unset' && !replacing && value === ''
  return (
    <Field label={label} error={error ?? null} {...(help ? { help } : {})}>
      {(ids) =>
        kept ? (
          <div className="flex min-h-8 items-center gap-2">
            {state === 'set' ? (
              <KeyRound className="size-4 shrink-0 text-green" aria-hidden />
            ) : (
              <Lock className="size-4 shrink-0 text-amber" aria-hidden />
            )}
            <span className="flex-1 text-base text-ink-2">
              {state === 'locked' ? (
                t('secret.locked')
              ) : (
                <SavedWhen text={t('secret.set', { when: '\0' })} at={updatedAt} />
              )}
            </span>
            <Button {...ids} size="small" onClick={() => setReplacing(true)}>
              {t('secret.replace')}
            </Button>
            <Button size="small" tone="quiet" onClick={onRemove}>
              {t('secret.remove')}
            </Button>
          </div>
        ) : (
          <div className="flex gap-1">
            <Input
              {...ids}
              type={shown ? 'text' : 'password'}
              value={value}
              autoComplete="off"
              spellCheck={false}
              placeholder={state === 'unset' ? t('secret.unset') : ''}
              onChange={(event) => onChange(event.target.value)}
            />
            <IconButton
              label={shown ? t('secret.hide') : t('secret.show')}
              icon={shown ? <EyeOff /> : <Eye />}
              onClick={() => setShown(!shown)}
            />
            {replacing ? (
              <Button
                tone="quiet"
                onClick={() => {
                  onChange('')
                  setReplacing(false)
                }}
              >
                {t('common.cancel')}
              </Button>
            ) : null}
          </div>
        )
      }
    </Field>
  )
}

function SavedWhen({ text, at }: { readonly text: string; readonly at: number | null }) {
  const [before, after] = text.split('\0')
  return (
    <>
      {before}
      {at === null ? null : <RelativeTime at={at} />}
      {after}
    </>
  )
}
