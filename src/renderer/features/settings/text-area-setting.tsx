import { Field } from '../../components/field.tsx'
import { Textarea } from '../../components/textarea.tsx'
import type { SettingProps } from './controls.tsx'
import { useSettingsForm } from './settings-form-context.ts'

/** A setting of several lines. */
export function TextAreaSetting({ name, label, help }: SettingProps) {
  const form = useSettingsForm()
  return (
    <Field label={label} help={help} error={form.refusal(name)}>
      {(ids) => (
        <Textarea
          {...ids}
          value={String(form.value(name))}
          onChange={(event) => form.set(name, event.target.value)}
        />
      )}
    </Field>
  )
}
