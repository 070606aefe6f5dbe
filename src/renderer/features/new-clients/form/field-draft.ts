/** What the person is typing into a field, and what stood there when they began. */
export interface FieldDraft {
  readonly text: string
  readonly base: string
}

export interface DraftView {
  readonly text: string
  /** The value that came in from the chat while the person typed; null when none did. */
  readonly meanwhile: string | null
}

/** What the field shows: an edit in progress always wins over an update from outside. */
export function viewDraft(draft: FieldDraft | null, stored: string): DraftView {
  if (!draft) return { text: stored, meanwhile: null }
  const crossed = stored !== draft.base && stored !== draft.text.trim()
  return { text: draft.text, meanwhile: crossed ? stored : null }
}

/** The draft after a keystroke. */
export function typed(draft: FieldDraft | null, stored: string, text: string): FieldDraft {
  return { text, base: draft?.base ?? stored }
}

/** What leaving the field would save: null empties it, undefined leaves everything as it is. */
export function toSave(draft: FieldDraft | null, stored: string): string | null | undefined {
  if (!draft) return undefined
  const text = draft.text.trim()
  if (text === stored || text === draft.base) return undefined
  return text === '' ? null : text
}

/** The draft once `sent` is stored: what was typed since then goes on from there. */
export function afterSaving(draft: FieldDraft | null, sent: string, stored: string): FieldDraft | null {
  return draft && draft.text !== sent ? { text: draft.text, base: stored } : null
}
