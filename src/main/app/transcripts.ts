import { join } from 'node:path'
import { createTranscripts, type OwnedTranscripts } from '../analysis/create-transcripts.ts'
import type { Roles } from '../analysis/distill/engine.ts'
import { findCrmDefaults } from '../analysis/library/crm-link.ts'
import { createFindInspirations } from '../analysis/library/near-transcripts.ts'
import { createSummaryStates } from '../analysis/library/summary-states.ts'
import { seedPracticeTranscripts } from '../analysis/practice-corpus.ts'
import { readTranscriptFile } from '../analysis/read/read-transcript.ts'
import { fingerprintOf, likenessOf, sketchOf } from '../analysis/read/same-words.ts'
import type { Changes } from '../core/changes.ts'
import type { Clock } from '../core/clock.ts'
import { withNextStep } from '../core/environment-errors.ts'
import type { Ids } from '../core/ids.ts'
import type { Log } from '../core/log.ts'
import type { Crm } from '../crm/crm.ts'
import type { FindInspirations } from '../scripts/scripts.ts'
import { createDistillations } from '../store/distillations.ts'
import { createTranscriptCopies } from '../store/transcript-copies.ts'
import { createTranscriptRows } from '../store/transcripts.ts'
import { createTranscriptSpeakers } from '../store/transcript-speakers.ts'
import { createTranscriptTurns } from '../store/transcript-turns.ts'
import type { Workspace } from '../store/workspace.ts'

export interface TranscriptParts {
  readonly workspace: Workspace
  readonly resourcesDir: string
  readonly crm: () => Crm
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly changes: Changes
  /** Who is who changed, and with it what a summary may say. */
  readonly rolesChanged: () => void
  /** What a summary would be made with now: tells which are stale. */
  readonly recipe: (roles: Roles) => string
}

export interface TranscriptServices {
  readonly transcripts: OwnedTranscripts
  readonly findInspirations: FindInspirations
  /** Puts in the practice conversations; only for the practice CRM. */
  readonly seedPractice: (signal: AbortSignal) => Promise<void>
}

const MOST_CUSTOMERS = 10

/** Transcripts over the store, the readers and the connected CRM. */
export function createTranscriptServices(parts: TranscriptParts): TranscriptServices {
  const { workspace, clock, ids, log, crm, changes } = parts
  const stores = {
    rows: createTranscriptRows(workspace),
    speakers: createTranscriptSpeakers(workspace),
    turns: createTranscriptTurns(workspace),
    copies: createTranscriptCopies(workspace),
  }
  const distillations = createDistillations(workspace)
  const summaries = createSummaryStates(distillations, parts.recipe)
  const sameWords = { fingerprintOf, sketchOf, likenessOf }
  const lookup = {
    customersNamed: (name: string, signal: AbortSignal) =>
      crm().find(name, { limit: MOST_CUSTOMERS, signal }),
    stages: (signal: AbortSignal) => crm().stages({ signal }),
  }
  const transcripts = createTranscripts({
    stores,
    read: readTranscriptFile,
    sameWords,
    clock,
    ids,
    log,
    colleagues: (signal) => crm().colleagues({ signal }),
    jobOf: (said, signal) => findCrmDefaults(lookup, said, signal),
    distilledOf: (some) => summaries.of(some),
    distilledFull: (id) => summaries.whole(id),
    explain: (error) => withNextStep(error, workspace.dir),
    onChange: (id) => changes.announce('transcripts', id),
    onRolesChanged: (changed) => {
      for (const id of changed) changes.announce('transcripts', id)
      parts.rolesChanged()
    },
  })
  const findInspirations = createFindInspirations(() =>
    transcripts.list().flatMap((transcript) => {
      if (transcript.distilled !== 'done') return []
      const content = distillations.get(transcript.id)?.content
      return content ? [{ transcript, content }] : []
    }),
  )
  return {
    transcripts,
    findInspirations,
    async seedPractice(signal) {
      const dir = join(parts.resourcesDir, 'practice', 'transcripts')
      const { added, refreshed } = await seedPracticeTranscripts(
        {
          workspace,
          stores,
          dir,
          clock,
          log,
          read: readTranscriptFile,
          sameWords,
          putSummary: (...summary) => distillations.putByHand(...summary),
        },
        signal,
      )
      if (added > 0 || refreshed) {
        log.info('practice conversations prepared', { added, refreshed })
        changes.announce('transcripts')
      }
    },
  }
}
