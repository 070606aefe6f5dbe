import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ClientField, ClientSlot } from '#shared/domain/new-client.ts'
import { explain } from '../../../components/explain-error.ts'
import { t } from '../../../i18n/t.ts'
import { shownValue } from './client-fields.ts'
import { afterSaving, toSave, typed, viewDraft, type DraftView, type FieldDraft } from './field-draft.ts'
import { slotValue } from './slot-story.ts'

/** Stores one field; rejects with the reason when the core refuses it. */
export type SaveSlot = (
  field: ClientField,
  change: { readonly value: string | null; readonly skip?: boolean },
) => Promise<void>

export interface SlotProps {
  readonly field: ClientField
  readonly slot: ClientSlot
  /** True while this field is still to be asked for. */
  readonly missing: boolean
  /** True when the client can be created without it. */
  readonly optional: boolean
  readonly editable: boolean
  readonly save: SaveSlot
}

export interface SlotControl extends DraftView {
  /** True while something is typed that is not stored. */
  readonly dirty: boolean
  readonly busy: boolean
  /** What happened to the last edit and what to do; null when it was stored. */
  readonly error: string | null
  /** Grows each time a value comes in from outside; the field lights up for a moment. */
  readonly flash: number
  readonly type: (text: string) => void
  /** Enter or leaving the field: saves what was typed. While it is crossed by an update only `force` does. */
  readonly commit: (how?: 'force') => void
  /** Forgets what was typed. */
  readonly revert: () => void
  /** Stores a value or a mark at once. */
  readonly send: (value: string | null, skip?: boolean) => void
}

/** One field of the form: what is typed, what is stored, and what came in between. */
export function useSlot({ field, slot, save }: SlotProps): SlotControl {
  const stored = shownValue(field, slotValue(slot))
  const [draft, setDraft] = useState<FieldDraft | null>(null)
  const [saving, setSaving] = useState(0)
  const [refused, setRefused] = useState<{ readonly text: string; readonly why: string } | null>(null)
  const [seen, setSeen] = useState(stored)
  const [flash, setFlash] = useState(0)
  const newest = useRef(stored)
  useEffect(() => {
    newest.current = stored
  })
  if (stored !== seen) {
    setSeen(stored)
    if (saving === 0 && stored !== '') setFlash(flash + 1)
  }
  const view = viewDraft(draft, stored)

  const send = (value: string | null, skip = false): void => {
    const text = draft?.text ?? ''
    setRefused(null)
    setSaving((count) => count + 1)
    save(field, skip ? { value: null, skip } : { value })
      .then(() => setDraft((now) => afterSaving(now, text, newest.current)))
      .catch((failure: unknown) => {
        const { message, nextStep } = explain(failure)
        setRefused({ text, why: t('clients.notSaved', { message, nextStep }) })
      })
      .finally(() => setSaving((count) => count - 1))
  }
  const revert = (): void => {
    setDraft(null)
    setRefused(null)
  }
  const commit = (how?: 'force'): void => {
    // Leaving a field asks neither the same thing twice nor over the head of the chat.
    if (how !== 'force' && (view.meanwhile !== null || refused?.text === draft?.text)) return
    const value = toSave(draft, stored)
    if (value === undefined) revert()
    else send(value)
  }
  // What was typed is kept when the form is closed before the field was left.
  const onGone = useEffectEvent(() => {
    const value = view.meanwhile === null && saving === 0 ? toSave(draft, stored) : undefined
    if (value !== undefined) save(field, { value }).catch(() => undefined)
  })
  useEffect(() => () => onGone(), [])

  return {
    ...view,
    dirty: draft !== null && draft.text !== draft.base,
    busy: saving > 0,
    error: refused?.why ?? null,
    flash,
    type: (text) => setDraft(typed(draft, stored, text)),
    commit,
    revert,
    send,
  }
}
