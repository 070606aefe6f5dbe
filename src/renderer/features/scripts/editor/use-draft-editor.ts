import { useEffect, useRef, useState } from 'react'
import { RpcError } from '#shared/rpc/errors.ts'
import type { DraftChangeInput, ScriptDraft } from '#shared/domain/script-draft.ts'
import { say, sayError } from '../../../components/toast.tsx'
import { useClient } from '../../../connection/connection-context.tsx'
import { t } from '../../../i18n/t.ts'
import { useLiveDraft } from '../use-live-draft.ts'

export type EngineWork =
  | { readonly type: 'outline' | 'write' }
  | { readonly type: 'revise'; readonly instruction: string; readonly paragraphIds: readonly string[] }

/** Says whether a change still makes sense on a newer state of the script. */
export type StillFits = (newest: ScriptDraft) => boolean

export interface DraftEditor {
  readonly draft: ScriptDraft
  /** Stores a change; with `still` only on what was seen, or on a newer state that passes. */
  readonly change: (change: DraftChangeInput, still?: StillFits) => Promise<ScriptDraft>
  /** The same; a refusal is shown at the edge of the window. True when it was done. */
  readonly act: (change: DraftChangeInput, still?: StillFits) => Promise<boolean>
  /** Has an engine work on it. True when it was done. */
  readonly run: (work: EngineWork) => Promise<boolean>
  readonly running: EngineWork['type'] | null
  readonly stop: () => void
  /** What the last engine had to say. */
  readonly remarks: readonly string[]
  readonly dismissRemarks: () => void
}

/** For what must be done on exactly what the person saw. */
export const onlyAsSeen: StillFits = () => false

const isCrossed = (error: unknown): boolean => error instanceof RpcError && error.code === 'DRAFT_CHANGED'

/** Everything a person can do to a script, one thing after the other, always on the newest state. */
export function useDraftEditor(row: ScriptDraft): DraftEditor {
  const rpc = useClient()
  const { draft, settle } = useLiveDraft(row)
  const [works, setWorks] = useState<Readonly<Record<string, EngineWork['type']>>>({})
  const [said, setSaid] = useState<{ readonly id: string; readonly remarks: readonly string[] } | null>(null)
  const newest = useRef(draft)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  // By script: another one may be looked at while an engine works on this one.
  const stoppers = useRef(new Map<string, AbortController>())
  const draftId = draft.id
  useEffect(() => {
    if (draft.id !== newest.current.id || draft.revision > newest.current.revision) newest.current = draft
  }, [draft])

  const show = (next: ScriptDraft): ScriptDraft => {
    if (next.id === newest.current.id) newest.current = next
    settle(next)
    return next
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.current.then(work)
    queue.current = done.catch(() => undefined)
    return done
  }
  const send = async (change: DraftChangeInput, revision: number | null): Promise<ScriptDraft> =>
    show(await rpc['scripts.change']({ draftId, change, revision }))

  const change: DraftEditor['change'] = (wanted, still) =>
    inTurn(async () => {
      try {
        return await send(wanted, still ? newest.current.revision : null)
      } catch (error) {
        if (!still || !isCrossed(error)) throw error
        // The newest is shown in any case; what it does not touch is done on it.
        const now = show(await rpc['scripts.get']({ draftId }))
        if (!still(now)) throw error
        return await send(wanted, now.revision)
      }
    })
  const act: DraftEditor['act'] = async (wanted, still) => {
    try {
      await change(wanted, still)
      return true
    } catch (error) {
      sayError(error, t('scripts.failed'))
      return false
    }
  }
  const run: DraftEditor['run'] = async (work) => {
    if (stoppers.current.has(draftId)) return false
    const controller = new AbortController()
    stoppers.current.set(draftId, controller)
    setWorks((now) => ({ ...now, [draftId]: work.type }))
    setSaid(null)
    try {
      // What was typed last is stored first.
      await queue.current
      const { signal } = controller
      const { draft: next, remarks } =
        work.type === 'revise'
          ? await rpc['scripts.revise'](
              { draftId, instruction: work.instruction, paragraphIds: [...work.paragraphIds] },
              { signal },
            )
          : await rpc[work.type === 'write' ? 'scripts.write' : 'scripts.outline']({ draftId }, { signal })
      show(next)
      setSaid({ id: draftId, remarks })
      return true
    } catch (error) {
      if (controller.signal.aborted) say(t('scripts.stopped'))
      else sayError(error, t('scripts.failed'))
      return false
    } finally {
      stoppers.current.delete(draftId)
      setWorks(({ [draftId]: _ended, ...others }) => others)
    }
  }

  return {
    draft,
    change,
    act,
    run,
    running: works[draftId] ?? null,
    stop: () => stoppers.current.get(draftId)?.abort(),
    remarks: said?.id === draftId ? said.remarks : [],
    dismissRemarks: () => setSaid(null),
  }
}
