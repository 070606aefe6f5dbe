import { Field } from '../../components/field.tsx'
import { Select, type SelectOption } from '../../components/select.tsx'
import type { SettingProps } from './controls.tsx'
import { useSettingsForm } from './settings-form-context.ts'

export interface ChoiceSettingProps<V extends string> extends SettingProps {
  readonly options: readonly SelectOption<V>[]
}

/** One of a few values. A value that is not among them is shown as the first. */
export function ChoiceSetting<V extends string>({ name, label, help, options }: ChoiceSettingProps<V>) {
  const form = useSettingsForm()
  const value = (options.find((one) => one.value === form.value(name)) ?? options[0])?.value
  return (
    <Field label={label} help={help} error={form.refusal(name)}>
      {(ids) =>
        value === undefined ? null : (
          <Select {...ids} value={value} onChange={(next) => form.set(name, next)} options={options} />
        )
      }
    </Field>
  )
}
