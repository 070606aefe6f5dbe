import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { RpcError, rpcCodes } from '#shared/rpc/errors.ts'
import { explain } from '../../components/explain-error.ts'
import { useConnection } from '../../connection/connection-context.tsx'
import { t } from '../../i18n/t.ts'
import {
  afterSaving,
  toSave,
  typed,
  viewDraft,
  type DraftView,
  type FieldDraft,
} from '../new-clients/form/field-draft.ts'

export interface TypedTextOptions {
  readonly stored: string
  /** Null empties it. Rejects with the reason when the core refuses it. */
  readonly save: (text: string | null) => Promise<unknown>
  readonly onSaved?: () => void
  /** What was typed when its place went away; false saves it as if the field had been left. */
  readonly onGone?: (text: string) => boolean
}

export interface TypedText extends DraftView {
  /** True while something is typed that is not stored. */
  readonly dirty: boolean
  readonly busy: boolean
  /** What happened to the last edit and what to do; null when it was stored. */
  readonly error: string | null
  /** Grows each time a value comes in from outside. */
  readonly flash: number
  readonly type: (text: string) => void
  /** Saves what was typed; while it is crossed only `force` does. False when there is nothing to save. */
  readonly commit: (how?: 'force') => boolean
  readonly revert: () => void
}

/** A text that is typed in place: what is typed, what is stored, and what came in between. */
export function useTypedText({ stored, save, onSaved, onGone }: TypedTextOptions): TypedText {
  const [draft, setDraft] = useState<FieldDraft | null>(null)
  // What is typed and what is on its way, also when the place goes away before it is drawn again.
  const latest = useRef<FieldDraft | null>(null)
  const sending = useRef<string | null>(null)
  const [saving, setSaving] = useState(0)
  const [refused, setRefused] = useState<{ text: string; why: string; offline: boolean } | null>(null)
  const [seen, setSeen] = useState(stored)
  const [flash, setFlash] = useState(0)
  const connection = useConnection()
  const newest = useRef(stored)
  useEffect(() => {
    newest.current = stored
  })
  if (stored !== seen) {
    setSeen(stored)
    if (saving === 0 && stored !== '') setFlash(flash + 1)
  }
  const view = viewDraft(draft, stored)

  const put = (next: FieldDraft | null): void => {
    latest.current = next
    setDraft(next)
  }
  const send = (text: string, value: string | null): void => {
    sending.current = text
    setRefused(null)
    setSaving((count) => count + 1)
    save(value)
      .then(() => {
        put(afterSaving(latest.current, text, newest.current))
        return latest.current === null ? onSaved?.() : undefined
      })
      .catch((failure: unknown) => {
        const { message, nextStep } = explain(failure)
        const offline = failure instanceof RpcError && failure.code === rpcCodes.disconnected
        setRefused({ text, why: t('scripts.notSaved', { message, nextStep }), offline })
      })
      .finally(() => {
        sending.current = null
        setSaving((count) => count - 1)
      })
  }
  const revert = (): void => {
    put(null)
    setRefused(null)
  }
  const commit = (how?: 'force'): boolean => {
    // Leaving a field asks neither the same thing twice nor over the head of somebody else.
    if (how !== 'force' && (view.meanwhile !== null || refused?.text === draft?.text)) return true
    const value = toSave(draft, stored)
    if (value === undefined) {
      revert()
      return false
    }
    send(draft?.text ?? '', value)
    return true
  }
  // What could not be stored while the core was away is stored when it is back.
  const onBack = useEffectEvent(() => {
    if (refused?.offline && view.meanwhile === null) commit('force')
  })
  useEffect(
    () =>
      connection.subscribe(() => {
        if (connection.state().status === 'online') onBack()
      }),
    [connection],
  )
  const onUnmount = useEffectEvent(() => {
    const text = latest.current?.text ?? ''
    const value = sending.current === text ? undefined : toSave(latest.current, stored)
    if (value === undefined || onGone?.(text)) return
    if (view.meanwhile === null) save(value).catch(() => undefined)
  })
  useEffect(() => () => onUnmount(), [])

  return {
    ...view,
    dirty: draft !== null && draft.text !== draft.base,
    busy: saving > 0,
    error: refused?.why ?? null,
    flash,
    type: (text) => put(typed(latest.current, stored, text)),
    commit,
    revert,
  }
}
