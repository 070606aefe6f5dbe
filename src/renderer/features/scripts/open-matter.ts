import type { NewClient } from '#shared/domain/new-client.ts'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { isOpen } from '../new-clients/client-words.ts'

export type Matter = 'client' | 'script'

/** What a conversation is about now: what is still open, of two the one that changed last. */
export function openMatter(
  client: Pick<NewClient, 'state' | 'updatedAt'> | null,
  draft: Pick<ScriptDraft, 'state' | 'updatedAt'> | null,
): Matter | null {
  if (!client || !draft) return client ? 'client' : draft ? 'script' : null
  const underway = draft.state !== 'final'
  if (isOpen(client) !== underway) return underway ? 'script' : 'client'
  return draft.updatedAt >= client.updatedAt ? 'script' : 'client'
}
