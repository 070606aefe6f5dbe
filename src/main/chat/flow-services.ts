import type { Analysis } from '../analysis/analysis.ts'
import type { Distiller, Transcripts } from '../analysis/transcripts.ts'
import type { OutwardDoor } from '../approvals/outward-action.ts'
import type { CompanyProfile, Prompts } from '../agents/prompts.ts'
import type { Brain } from '../brain/brain.ts'
import type { ClientReader } from '../clients/extract/read-client.ts'
import type { Clients } from '../clients/clients.ts'
import type { Clock } from '../core/clock.ts'
import type { Ids } from '../core/ids.ts'
import type { Log } from '../core/log.ts'
import type { Crm } from '../crm/crm.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { WebResearch } from '../agents/web-research.ts'
import type { Scripts } from '../scripts/scripts.ts'
import type { Attachments } from '../store/attachments.ts'
import type { Workspace } from '../store/workspace.ts'
import type { Turns } from '../store/turns.ts'
import type { UsageLedger } from '../usage/ledger.ts'

/** What both flows work with; each call gives what the settings say right now. */
export interface FlowServices {
  readonly workspace: Workspace
  readonly turns: Turns
  readonly crm: () => Crm
  readonly knowledge: Knowledge
  /** Null when web search is not set up. */
  readonly web: () => WebResearch | null
  readonly brain: () => Brain
  /** Why the chosen brain cannot work yet ("OpenAI needs a key."), or null. */
  readonly brainNeeds: () => Promise<string | null>
  /** The built-in rules, also used when the brain cannot be reached. */
  readonly rules: Brain
  /** False when the person wants no fallback. */
  readonly mayFallBack: () => boolean
  readonly door: OutwardDoor
  readonly clients: Clients
  /** The built-in reading of a message about a new client; its word lists load on first use. */
  readonly clientRules: () => ClientReader
  readonly transcripts: Transcripts
  readonly analysis: Analysis
  readonly distiller: Distiller
  readonly scripts: Scripts
  readonly attachments: Attachments
  readonly prompts: Prompts
  readonly company: () => CompanyProfile
  /** Traces of the Agents SDK go to the workspace, never elsewhere; resolves once that is so. */
  readonly tracing: () => Promise<void>
  readonly ledger: UsageLedger
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
}
