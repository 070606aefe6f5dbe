import { useId, type KeyboardEvent } from 'react'
import type { ClientField } from '#shared/domain/new-client.ts'
import { Input } from '../../../components/input.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { SlotFrame, slotIds } from './slot-frame.tsx'
import { useSlot, type SlotProps } from './use-slot.ts'

const kinds: Readonly<Partial<Record<ClientField, 'tel' | 'email' | 'numeric'>>> = {
  phone: 'tel',
  phone2: 'tel',
  email: 'email',
  zip: 'numeric',
}

export interface TextSlotProps extends SlotProps {
  readonly className?: string
}

/** A field that is typed into. It saves on Enter and when it is left; Esc takes the typing back. */
export function TextSlot({ className, ...slot }: TextSlotProps) {
  const id = useId()
  const ids = slotIds(id)
  const control = useSlot(slot)
  const long = slot.field === 'notes'
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (!long || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      control.commit('force')
    }
    if (event.key === 'Escape' && control.dirty) {
      event.preventDefault()
      control.revert()
    }
  }
  const shared = {
    id: ids.control,
    value: control.text,
    readOnly: !slot.editable,
    className: 'read-only:border-line read-only:bg-transparent',
    'aria-describedby': ids.about,
    'aria-invalid': slot.slot.status === 'invalid' || control.error !== null || undefined,
    'aria-busy': control.busy || undefined,
    'data-own-escape': control.dirty || undefined,
    onBlur: () => control.commit(),
    onKeyDown,
  }
  return (
    <SlotFrame {...slot} id={id} control={control} single {...(className ? { className } : {})}>
      {long ? (
        <Textarea {...shared} rows={2} onChange={(event) => control.type(event.target.value)} />
      ) : (
        <Input
          {...shared}
          inputMode={kinds[slot.field] ?? 'text'}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => control.type(event.target.value)}
        />
      )}
    </SlotFrame>
  )
}
