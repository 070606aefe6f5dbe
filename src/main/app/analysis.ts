import type { Analysis } from '../analysis/analysis.ts'
import { createAnalysis } from '../analysis/create-analysis.ts'
import type { Transcripts } from '../analysis/transcripts.ts'
import type { Clock } from '../core/clock.ts'
import type { Workspace } from '../store/workspace.ts'

/** The numbers over the transcripts; the search for quotes is the one of the library. */
export function openAnalysis(workspace: Workspace, clock: Clock, transcripts: Transcripts): Analysis {
  return createAnalysis({ workspace, clock, search: (query, options) => transcripts.search(query, options) })
}
