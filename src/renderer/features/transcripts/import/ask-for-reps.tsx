import { useState } from 'react'
import { useRows } from '../../../connection/use-rows.ts'
import { wantsRep } from '../words.ts'
import { WhoIsRep } from './who-is-rep.tsx'

/** Asks for one import after the other who the rep is; a remembered name answers for others too. */
export function AskForReps({ ids }: { readonly ids: readonly string[] }) {
  const [later, setLater] = useState<ReadonlySet<string>>(new Set())
  const rows = useRows(
    'transcripts.list',
    { filter: { ids: [...ids] } },
    { enabled: ids.length > 0, keep: true },
  )
  const open = ids.length > 0 ? (rows.data?.filter(wantsRep) ?? []) : []
  const next = open.find(({ id }) => !later.has(id))
  if (!next) return null
  return (
    <WhoIsRep
      key={next.id}
      transcript={next}
      more={open.filter(({ id }) => !later.has(id)).length - 1}
      onLater={() => setLater(new Set([...later, next.id]))}
    />
  )
}
