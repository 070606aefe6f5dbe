import { useId, type ReactNode } from 'react'
import { Field, FieldRow } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { SecretField } from '../../components/secret-field.tsx'
import { Switch } from '../../components/switch.tsx'
import { useSettingsForm } from './settings-form-context.ts'

export interface SettingProps {
  /** The key in the settings schema. */
  readonly name: string
  readonly label: string
  readonly help?: ReactNode
}

export interface TextSettingProps extends SettingProps {
  readonly placeholder?: string
  readonly type?: 'text' | 'url' | 'email' | 'tel' | 'number' | 'decimal' | 'path'
  readonly suggestions?: readonly { readonly value: string; readonly label: string }[]
  /** Something about the typed value that the person should know. */
  readonly warning?: ReactNode
  readonly className?: string
}

const inputModes: Readonly<
  Record<NonNullable<TextSettingProps['type']>, 'numeric' | 'decimal' | 'url' | undefined>
> = {
  text: undefined,
  path: undefined,
  email: undefined,
  tel: undefined,
  url: 'url',
  number: 'numeric',
  decimal: 'decimal',
}

export function TextSetting({ name, label, help, warning, className, ...rest }: TextSettingProps) {
  const form = useSettingsForm()
  const list = useId()
  const { placeholder, type = 'text', suggestions = [] } = rest
  return (
    <div className={className}>
      <Field label={label} help={help} error={form.refusal(name)}>
        {(ids) => (
          <Input
            {...ids}
            // The core says what is allowed; the browser's own bubble would say it in other words.
            type={type === 'email' || type === 'tel' ? type : 'text'}
            inputMode={inputModes[type]}
            value={String(form.value(name))}
            placeholder={placeholder}
            spellCheck={type === 'text' ? undefined : false}
            autoComplete="off"
            list={suggestions.length > 0 ? list : undefined}
            onChange={(event) => form.set(name, event.target.value)}
          />
        )}
      </Field>
      {suggestions.length > 0 ? (
        <datalist id={list}>
          {suggestions.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </datalist>
      ) : null}
      {warning}
    </div>
  )
}

export function SwitchSetting({ name, label, help }: SettingProps) {
  const form = useSettingsForm()
  return (
    <FieldRow label={label} help={help}>
      {({ id }) => (
        <Switch id={id} checked={form.value(name) === true} onChange={(checked) => form.set(name, checked)} />
      )}
    </FieldRow>
  )
}

export interface SecretSettingProps {
  readonly name: string
  readonly label: string
  readonly help?: string
}

export function SecretSetting({ name, label, help }: SecretSettingProps) {
  const form = useSettingsForm()
  const { state, updatedAt, typed } = form.secret(name)
  return (
    <SecretField
      key={`${name}-${form.saves}`}
      label={label}
      {...(help ? { help } : {})}
      state={state}
      updatedAt={updatedAt}
      value={typed}
      onChange={(value) => form.setSecret(name, value)}
      onRemove={() => form.removeSecret(name, label)}
    />
  )
}

/** Fields side by side where there is room. */
export function Pair({ children }: { readonly children: ReactNode }) {
  return <div className="grid gap-4 sm:grid-cols-2">{children}</div>
}
