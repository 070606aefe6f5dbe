import { useEffect, useEffectEvent, useRef } from 'react'
import { draftFields, type DraftField } from '#shared/domain/script-draft.ts'
import { t } from '../../../i18n/t.ts'
import type { DraftEditor } from '../editor/use-draft-editor.ts'
import { JobSlot } from './job-slot.tsx'
import { KindSlot } from './kind-slot.tsx'
import { TypedSlot } from './typed-slot.tsx'

export interface BriefFormProps {
  readonly editor: DraftEditor
  /** Gets the focus when it is named. */
  readonly wanted?: DraftField | null
  readonly onFocused?: () => void
  /** The person works in it. */
  readonly onUse?: () => void
}

/** What the script needs to know, each value with where it is from. Chat and form fill in the same. */
export function BriefForm({ editor, wanted = null, onFocused, onUse }: BriefFormProps) {
  const { draft } = editor
  const fields = useRef<HTMLFieldSetElement>(null)
  const focusWanted = useEffectEvent((field: DraftField) => {
    const place = fields.current?.querySelector(`[data-field=${field}]`)
    place?.scrollIntoView({ block: 'center' })
    place?.querySelector<HTMLElement>('textarea, input, button')?.focus({ preventScroll: true })
    onFocused?.()
  })
  useEffect(() => {
    if (wanted !== null) focusWanted(wanted)
  }, [wanted])
  const set = (field: DraftField, value: string | null, skip = false): Promise<unknown> =>
    editor.change({ type: 'set_field', field, value, skip })
  const setNow = (field: DraftField, value: string | null, skip = false): void =>
    void editor.act({ type: 'set_field', field, value, skip })
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset ref={fields} onFocus={onUse} className="flex min-w-0 flex-col gap-3.5 compact:gap-2">
      <legend className="sr-only">{t('scripts.form')}</legend>
      {draftFields.map((field) => {
        const slot = {
          field,
          slot: draft.slots[field],
          missing: draft.missing.includes(field),
          editable: draft.state !== 'abandoned',
          onSkip: (skip: boolean) => setNow(field, null, skip),
        }
        if (field === 'kind') return <KindSlot key={field} {...slot} onKind={(kind) => setNow(field, kind)} />
        if (field === 'job') {
          return <JobSlot key={field} {...slot} draft={draft} onJob={(id) => setNow(field, id)} />
        }
        return <TypedSlot key={field} {...slot} save={(text) => set(field, text)} />
      })}
    </fieldset>
  )
}
