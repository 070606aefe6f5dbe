import { useState } from 'react'

/** Several transcripts chosen for one deed. */
export interface Choice {
  /** Null while nothing is being chosen. */
  readonly ids: ReadonlySet<string> | null
  readonly begin: () => void
  readonly end: () => void
  readonly set: (id: string, chosen: boolean) => void
  readonly setAll: (ids: readonly string[]) => void
}

export function useChoice(): Choice {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null)
  return {
    ids,
    begin: () => setIds(new Set()),
    end: () => setIds(null),
    set: (id, chosen) =>
      setIds((known) => {
        const next = new Set(known)
        if (chosen) next.add(id)
        else next.delete(id)
        return next
      }),
    setAll: (all) => setIds(new Set(all)),
  }
}
