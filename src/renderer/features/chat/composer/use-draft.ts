import { useEffect, useRef, useState } from 'react'
import { keepDraft, readDraft, type Draft } from './drafts.ts'

export interface LiveDraft {
  readonly draft: Draft
  /**
   * Changes part of the draft; a function sees the newest one, for changes that arrive late. It works after
   * the composer is gone: what was said is written down even when the person went elsewhere meanwhile.
   */
  readonly change: (next: Partial<Draft> | ((draft: Draft) => Partial<Draft>)) => void
}

const LATE = 'hard-e:late-draft'

/** The draft of one conversation; mount it anew (by key) for another one. */
export function useDraft(conversationId: string | null): LiveDraft {
  const [draft, setDraft] = useState<Draft>(() => readDraft(localStorage, conversationId))
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    const reread = (): void => setDraft(readDraft(localStorage, conversationId))
    window.addEventListener(LATE, reread)
    return () => {
      gone.current = true
      window.removeEventListener(LATE, reread)
    }
  }, [conversationId])
  const after = (before: Draft, next: Parameters<LiveDraft['change']>[0]): Draft => {
    const changed = { ...before, ...(typeof next === 'function' ? next(before) : next) }
    keepDraft(localStorage, conversationId, changed)
    return changed
  }
  return {
    draft,
    change(next) {
      if (!gone.current) return setDraft((before) => after(before, next))
      after(readDraft(localStorage, conversationId), next)
      // The same conversation may be on the screen again.
      window.dispatchEvent(new Event(LATE))
    },
  }
}
