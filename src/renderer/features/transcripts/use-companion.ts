import { useState } from 'react'
import { useMedia } from '../../hooks/use-media.ts'
import { useStored } from '../../hooks/use-stored.ts'
import type { Evidence } from './dashboard/evidence.ts'
import type { WantedFinding } from './reader/findings-panel.tsx'

const asBoolean = (text: string): boolean | null => (text === 'true' ? true : text === 'false' ? false : null)

/** What stands beside the work: the turns behind a number, else the summary of the open transcript. */
export function useCompanion() {
  const beside = useMedia('(min-width: 1100px)')
  const [evidence, setEvidence] = useState<Evidence | null>(null)
  const [finding, setFinding] = useState<WantedFinding | null>(null)
  // Beside the text it is there until it is closed; as a sheet over it only when asked for.
  const [kept, keep] = useStored('hard-e.transcripts.summary', true, asBoolean)
  const [sheet, setSheet] = useState(false)
  const summaryOpen = beside ? kept : sheet
  const setSummary = beside ? keep : setSheet
  return {
    evidence,
    summaryOpen: summaryOpen && !evidence,
    finding,
    openEvidence: setEvidence,
    openFinding: (key: string): void => {
      setEvidence(null)
      setSummary(true)
      setFinding((last) => ({ key, times: (last?.times ?? 0) + 1 }))
    },
    toggleSummary: (): void => {
      setSummary(evidence ? true : !summaryOpen)
      setEvidence(null)
    },
    /** A turn was jumped to: a sheet that lies over it goes away. */
    jumped: (): void => {
      if (beside) return
      setEvidence(null)
      setSheet(false)
    },
    closeEvidence: (): void => setEvidence(null),
    closeSummary: (): void => setSummary(false),
  }
}
