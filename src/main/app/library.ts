import { join } from 'node:path'
import type { Brain } from '../brain/brain.ts'
import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import { createS3Source } from '../integrations/s3/s3-source.ts'
import { createKnowledge, type ManagedKnowledge } from '../knowledge/create-knowledge.ts'
import { createFolderSource } from '../local/documents/folder-source.ts'
import type { Secrets, Settings } from '../settings/settings.ts'
import type { Leases } from '../store/leases.ts'
import type { Workspace } from '../store/workspace.ts'

export interface LibraryParts {
  readonly workspace: Workspace
  readonly clock: Clock
  readonly log: Log
  readonly leases: Leases
  readonly settings: Settings
  readonly secrets: Secrets
  readonly resourcesDir: string
  readonly brain: () => Brain
  readonly changed: () => void
}

/** The company documents with their two kinds of source and the brain's embeddings, where it has any. */
export function createLibrary(parts: LibraryParts): ManagedKnowledge {
  const { workspace, clock, log, leases, settings, secrets } = parts
  return createKnowledge({
    workspace,
    clock,
    log,
    leases,
    settings,
    s3Secret: () => secrets.read('s3.secretAccessKey'),
    openFolder: createFolderSource,
    openS3: createS3Source,
    embeddings: () => {
      try {
        return parts.brain().embeddings
      } catch (error) {
        // A brain that is not set up must not stop the search by words.
        log.debug('no embeddings', { error })
        return null
      }
    },
    practiceDir: join(parts.resourcesDir, 'practice', 'documents'),
    onChange: parts.changed,
  })
}
