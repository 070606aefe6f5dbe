import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'

type Rows = ScriptDraft | readonly ScriptDraft[] | { readonly paragraphs: unknown } | null | undefined

/** Rows with `draft` in its place; undefined when they do not hold it, or something newer already. */
export function settled(rows: Rows, draft: ScriptDraft): Rows {
  const older = (row: ScriptDraft): boolean => row.id === draft.id && row.revision < draft.revision
  if (rows === null || rows === undefined) return undefined
  if (Array.isArray(rows)) {
    const drafts = rows as readonly ScriptDraft[]
    return drafts.some(older) ? drafts.map((row) => (older(row) ? draft : row)) : undefined
  }
  return 'revision' in rows && older(rows) ? draft : undefined
}

export interface LiveDraft {
  readonly draft: ScriptDraft
  /** Shows an answer of the core at once, everywhere, before the rows are read again. */
  readonly settle: (draft: ScriptDraft) => void
}

/** The newest that is known of a script: the rows, or the answer to the last change. */
export function useLiveDraft(row: ScriptDraft): LiveDraft {
  const queries = useQueryClient()
  const [answered, setAnswered] = useState<ScriptDraft | null>(null)
  const newer = answered !== null && answered.id === row.id && answered.revision > row.revision
  return {
    draft: newer ? answered : row,
    settle(draft) {
      setAnswered(draft)
      queries.setQueriesData<Rows>(
        { predicate: ({ queryKey: [route] }) => typeof route === 'string' && route.startsWith('scripts.') },
        (rows) => settled(rows, draft),
        // Still to be read again: what was announced meanwhile must not count as seen.
        { updatedAt: 0 },
      )
    },
  }
}
