import { useState } from 'react'
import { keepDraft, readDraft, type Draft } from './drafts.ts'

export interface LiveDraft {
  readonly draft: Draft
  /** Changes part of the draft; a function sees the newest one, for changes that arrive late. */
  readonly change: (next: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void
}

/** The draft of one conversation; mount it anew (by key) for another one. */
export function useDraft(conversationId: string | null): LiveDraft {
  const [draft, setDraft] = useState<Draft>(() => readDraft(localStorage, conversationId))
  return {
    draft,
    change: (next) =>
      setDraft((before) => {
        const after = { ...before, ...(typeof next === 'function' ? next(before) : next) }
        keepDraft(localStorage, conversationId, after)
        return after
      }),
  }
}
