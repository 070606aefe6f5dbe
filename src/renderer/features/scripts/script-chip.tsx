import { ScrollText } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { scriptFor, spokenTime, stateShort } from './script-words.ts'
import type { ScriptBeside } from './use-script-beside.ts'

/** In the header of the chat: whose script it is, how long it speaks, and the way to it. */
export function ScriptChip({ beside }: { readonly beside: ScriptBeside }) {
  const { draft, open } = beside
  if (!draft) return null
  return (
    <Button
      size="small"
      icon={<ScrollText />}
      aria-expanded={open}
      onClick={open ? beside.close : beside.show}
      className="max-w-80 min-w-0 shrink gap-1.5 aria-expanded:bg-selected"
    >
      <span className="min-w-0 truncate">{scriptFor(draft)}</span>
      <span className="shrink-0 text-ink-2 tabular-nums">· {spokenTime(draft) ?? stateShort(draft)}</span>
    </Button>
  )
}
