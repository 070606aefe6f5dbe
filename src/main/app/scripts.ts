import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { titleFrom } from '../chat/title.ts'
import type { Changes } from '../core/changes.ts'
import type { Clock } from '../core/clock.ts'
import type { Ids } from '../core/ids.ts'
import { createScripts as createScriptDrafts } from '../scripts/create-scripts.ts'
import { tradesOf } from '../scripts/draft/trades.ts'
import type { CheckClaims, FactFinder, FindInspirations, Scripts, ScriptWriter } from '../scripts/scripts.ts'
import type { Settings } from '../settings/settings.ts'
import type { Conversations } from '../store/conversations.ts'
import type { Messages } from '../store/messages.ts'
import { createScriptDraftRows } from '../store/script-drafts.ts'
import type { Workspace } from '../store/workspace.ts'

/** What a conversation is called that began with the form. */
const SCRIPT = 'Script'

export interface ScriptsParts {
  readonly resourcesDir: string
  readonly workspace: Workspace
  readonly conversations: Conversations
  readonly messages: Messages
  readonly settings: Settings
  readonly clock: Clock
  readonly ids: Ids
  readonly changes: Changes
  /** Asked for at each run, since the brain may be another one. */
  readonly writer: () => ScriptWriter
  readonly facts: FactFinder
  readonly inspirations: FindInspirations
  readonly checkClaims: CheckClaims
}

/** Script drafts over the store; a draft is a workflow of its conversation, which is named after it. */
export function createScripts(parts: ScriptsParts): Scripts {
  const { workspace, conversations, messages, settings, clock, ids, changes } = parts
  return createScriptDrafts({
    rows: createScriptDraftRows(workspace),
    clock,
    ids,
    writer: parts.writer,
    facts: parts.facts,
    inspirations: parts.inspirations,
    checkClaims: parts.checkClaims,
    tradesOf,
    fonts: async () => {
      const font = (name: string) => readFile(join(parts.resourcesDir, 'fonts', name))
      const [regular, bold] = await Promise.all([font('inter-regular.ttf'), font('inter-semibold.ttf')])
      return { regular, bold }
    },
    settings: () => ({
      wordsPerMinute: settings.get('scripts.wordsPerMinute'),
      sender: settings.get('company.sender'),
      companyName: settings.get('company.name'),
      companyPhone: settings.get('company.phone'),
      companyEmail: settings.get('company.email'),
      companyWebsite: settings.get('company.website'),
      companyServiceArea: settings.get('company.serviceArea'),
    }),
    workflowOf: (conversationId) => {
      const workflow = conversations.workflow(conversationId)
      return workflow?.route === 'scripting' ? workflow.id : null
    },
    setWorkflow: (conversationId, draftId) =>
      conversations.setWorkflow(
        conversationId,
        draftId === null ? null : { route: 'scripting', id: draftId, state: 'open' },
      ),
    onNamed: (conversationId, title, earlier) => {
      const first = messages.path(conversations.head(conversationId) ?? '')[0]
      const now = conversations.get(conversationId).title
      const automatic = now === SCRIPT || now === earlier || (first && now === titleFrom(first.text))
      if (!automatic) return
      conversations.rename(conversationId, title)
      changes.announce('conversations', conversationId)
    },
    onChange: (draftId) => changes.announce('scripts', draftId),
  })
}
