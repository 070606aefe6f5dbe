import { join } from 'node:path'
import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { ManagedKnowledge } from '../knowledge/create-knowledge.ts'
import { seedPracticeCrm } from '../local/crm/seed-practice.ts'
import type { Settings } from '../settings/settings.ts'
import type { Workspace } from '../store/workspace.ts'

export interface FirstRunParts {
  readonly workspace: Workspace
  readonly clock: Clock
  readonly settings: Settings
  readonly knowledge: ManagedKnowledge
  readonly practiceDir: string
  /** Puts in the practice conversations. */
  readonly seedTranscripts: () => Promise<void>
  readonly log: Log
}

/** The practice workspace: invented customers and documents, there at once and labelled as such. */
export async function firstRun(parts: FirstRunParts): Promise<void> {
  const { workspace, clock, settings, knowledge, practiceDir, log } = parts
  if (settings.get('crm.provider') === 'local') {
    const done = seedPracticeCrm(workspace, join(practiceDir, 'crm.json'), clock)
    if (done !== 'unchanged') log.info('practice CRM prepared', { done })
    await parts.seedTranscripts()
  }
  knowledge.ensurePracticeSource()
  const unread = knowledge
    .sources()
    .filter((source) => source.enabled && source.kind === 'practice' && source.lastSyncAt === null)
  for (const source of unread) await knowledge.sync(source.id)
}
