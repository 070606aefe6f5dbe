import type { Effect } from '#shared/domain/outward-action.ts'
import { Field } from '../field.tsx'
import { Input } from '../input.tsx'
import { focusOnce } from '../focus-once.ts'
import { Textarea } from '../textarea.tsx'

export interface ApprovalEditorProps {
  readonly effects: readonly (Effect & { readonly payloadKey: string })[]
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (values: Readonly<Record<string, string>>) => void
}

export function ApprovalEditor({ effects, values, onChange }: ApprovalEditorProps) {
  return (
    <div className="flex flex-col gap-3">
      {effects.map((effect, index) => {
        const key = effect.payloadKey
        const control = {
          value: values[key] ?? effect.after,
          ...(index === 0 ? { ref: focusOnce } : {}),
          onChange: (event: { target: { value: string } }) =>
            onChange({ ...values, [key]: event.target.value }),
        }
        return (
          <Field key={key} label={effect.field}>
            {(ids) =>
              effect.multiline ? <Textarea {...ids} {...control} /> : <Input {...ids} {...control} />
            }
          </Field>
        )
      })}
    </div>
  )
}
