import { useId, type KeyboardEvent } from 'react'
import { Input } from '../../../components/input.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { t } from '../../../i18n/t.ts'
import { useTypedText } from '../use-typed-text.ts'
import { BriefSlot, briefSlotIds, type BriefSlotProps } from './brief-slot.tsx'
import { lineFields, slotValue } from './slot-words.ts'

export interface TypedSlotProps extends BriefSlotProps {
  readonly save: (text: string | null) => Promise<unknown>
}

/** A field that is typed into. It saves on Enter and when it is left; Esc takes the typing back. */
export function TypedSlot({ save, ...slot }: TypedSlotProps) {
  const id = useId()
  const ids = briefSlotIds(id)
  const { field, editable } = slot
  const typed = useTypedText({ stored: slotValue(slot.slot), save })
  const long = lineFields.includes(field)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (!long || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      typed.commit('force')
    }
    if (event.key === 'Escape' && typed.dirty) {
      event.preventDefault()
      typed.revert()
    }
  }
  const shared = {
    id: ids.control,
    value: typed.text,
    readOnly: !editable,
    className: 'read-only:border-line read-only:bg-transparent',
    'aria-describedby': ids.about,
    'aria-invalid': typed.error !== null || undefined,
    'aria-busy': typed.busy || undefined,
    'data-own-escape': typed.dirty || undefined,
    onBlur: () => typed.commit(),
    onKeyDown,
  }
  const help =
    field === 'goals' || field === 'cover' || field === 'avoid' || field === 'offer'
      ? t(`scripts.help.${field}`)
      : null
  return (
    <BriefSlot {...slot} id={id} typed={typed}>
      {long ? (
        <Textarea
          {...shared}
          rows={2}
          placeholder={help ?? ''}
          onChange={(event) => typed.type(event.target.value)}
        />
      ) : (
        <Input
          {...shared}
          autoComplete="off"
          inputMode={field === 'length' ? 'decimal' : 'text'}
          onChange={(event) => typed.type(event.target.value)}
        />
      )}
    </BriefSlot>
  )
}
