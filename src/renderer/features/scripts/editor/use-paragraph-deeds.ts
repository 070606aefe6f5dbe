import { useLayoutEffect, useRef, useState } from 'react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { say } from '../../../components/toast.tsx'
import { t } from '../../../i18n/t.ts'
import type { ParagraphDeeds } from './paragraph-deeds.ts'
import { onlyAsSeen, type DraftEditor } from './use-draft-editor.ts'

export interface TextWork {
  readonly deeds: ParagraphDeeds
  /** The paragraph after which a new one is being typed; null: at the beginning, undefined: none is. */
  readonly adding: string | null | undefined
  readonly setAdding: (after: string | null | undefined) => void
  readonly add: (text: string | null) => Promise<unknown>
  /** Typed texts whose paragraph went away. */
  readonly lost: readonly string[]
  readonly dropLost: (text: string) => void
}

const textOf = (draft: ScriptDraft, id: string): string | undefined =>
  draft.paragraphs.find((paragraph) => paragraph.id === id)?.text

/** Carries out what the paragraphs of a script offer. */
export function useParagraphDeeds(editor: DraftEditor, onSay: ((id: string) => void) | null): TextWork {
  const { draft } = editor
  const [adding, setAdding] = useState<string | null | undefined>()
  const [lost, setLost] = useState<readonly string[]>([])
  const newest = useRef(draft)
  useLayoutEffect(() => {
    newest.current = draft
  })
  const deeds: ParagraphDeeds = {
    busy: editor.running !== null,
    save: (id, text, seen) => {
      const change =
        text === null
          ? ({ type: 'remove_paragraph', paragraphId: id } as const)
          : ({ type: 'edit_paragraph', paragraphId: id, text } as const)
      return editor.change(change, (now) => textOf(now, id) === seen)
    },
    lock: (id, locked) => void editor.act({ type: 'lock', paragraphId: id, locked }),
    revise: (id, instruction) => void editor.run({ type: 'revise', instruction, paragraphIds: [id] }),
    say: onSay,
    addBelow: setAdding,
    remove(id) {
      const seen = textOf(draft, id)
      const removed = editor.act(
        { type: 'remove_paragraph', paragraphId: id },
        (now) => textOf(now, id) === seen,
      )
      const undo = { run: () => void editor.act({ type: 'undo' }, onlyAsSeen) }
      void removed.then((done) => (done ? say(t('scripts.removed'), undo) : undefined))
    },
    confirm: ({ kind, text }) => void editor.act({ type: 'confirm_claim', kind, text }),
    keep(id, text) {
      if (textOf(newest.current, id) !== undefined) return false
      setLost((texts) => [...texts, text])
      return true
    },
  }
  return {
    deeds,
    adding,
    setAdding,
    add: (text) => editor.change({ type: 'add_paragraph', after: adding ?? null, text: text ?? '' }),
    lost,
    dropLost: (text) => setLost((texts) => texts.filter((one) => one !== text)),
  }
}
