import type { Analysis } from '../analysis/analysis.ts'
import type { OwnedTranscripts } from '../analysis/create-transcripts.ts'
import type { FlowServices } from '../chat/flow-services.ts'
import { createScriptWriter } from '../chat/script-writer.ts'
import type { Changes } from '../core/changes.ts'
import { checkClaims } from '../scripts/check/check-claims.ts'
import { createRulesWriter } from '../scripts/compose/rules-writer.ts'
import { createTemplates } from '../scripts/compose/templates.ts'
import { createFactFinder } from '../scripts/facts/find-facts.ts'
import type { CheckClaims, FactFinder, FindInspirations, Scripts, ScriptWriter } from '../scripts/scripts.ts'
import type { Settings } from '../settings/settings.ts'
import type { Conversations } from '../store/conversations.ts'
import type { Leases } from '../store/leases.ts'
import type { Messages } from '../store/messages.ts'
import { openAnalysis } from './analysis.ts'
import { createDistillWork, type DistillWork } from './distiller.ts'
import { createScripts } from './scripts.ts'
import { createTranscriptServices } from './transcripts.ts'

type Needed =
  | 'workspace'
  | 'brain'
  | 'brainNeeds'
  | 'rules'
  | 'mayFallBack'
  | 'prompts'
  | 'company'
  | 'tracing'
  | 'ledger'
  | 'crm'
  | 'knowledge'
  | 'clock'
  | 'ids'
  | 'log'

export interface SalesMaterialParts {
  readonly services: Pick<FlowServices, Needed>
  readonly conversations: Conversations
  readonly messages: Messages
  readonly settings: Settings
  readonly leases: Leases
  readonly changes: Changes
  readonly resourcesDir: string
}

export interface SalesMaterial {
  readonly transcripts: OwnedTranscripts
  readonly distiller: DistillWork
  readonly analysis: Analysis
  readonly scripts: Scripts
  readonly seedPractice: (signal: AbortSignal) => Promise<void>
  /** What the video pipeline writes its own primers with. */
  readonly writing: {
    readonly writer: () => ScriptWriter
    readonly composer: ScriptWriter
    readonly facts: FactFinder
    readonly inspirations: FindInspirations
    readonly checkClaims: CheckClaims
  }
}

/** What was said to customers and what will be: transcripts, their summaries and numbers, scripts. */
export function createSalesMaterial(parts: SalesMaterialParts): SalesMaterial {
  const { services, leases, changes, resourcesDir, settings, conversations, messages } = parts
  const { workspace, crm, knowledge, clock, ids, log } = services
  const distiller = createDistillWork({ services, leases, changes, resourcesDir })
  /** The built-in rules cost nothing; a model is asked only when the person wants summaries. */
  const isFree = (): boolean => {
    try {
      return services.brain().kind === 'rules'
    } catch {
      // A brain that is not set up: the rules make summaries when they are asked for.
      return false
    }
  }
  const library = createTranscriptServices({
    workspace,
    resourcesDir,
    crm,
    clock,
    ids,
    log,
    changes,
    recipe: (roles) => distiller.recipe(roles),
    rolesChanged: () => {
      if (isFree()) distiller.queueStale()
    },
  })
  const transcripts: OwnedTranscripts = {
    ...library.transcripts,
    async import(file, signal) {
      const result = await library.transcripts.import(file, signal)
      if (result.outcome === 'imported' && isFree()) distiller.queue([result.transcript.id])
      return result
    },
  }
  const facts = createFactFinder({ crm, knowledge, clock })
  const composer = createRulesWriter({
    templates: createTemplates(resourcesDir),
    about: (subject, signal) => facts.about(subject, signal),
    ids,
  })
  const writer = createScriptWriter({ ...services, composer })
  const scripts = createScripts({
    resourcesDir,
    workspace,
    conversations,
    messages,
    settings,
    clock,
    ids,
    changes,
    writer: () => writer,
    facts,
    inspirations: library.findInspirations,
    checkClaims,
  })
  return {
    transcripts,
    distiller,
    analysis: openAnalysis(workspace, clock, transcripts),
    scripts,
    seedPractice: library.seedPractice,
    writing: {
      writer: () => writer,
      composer,
      facts,
      inspirations: library.findInspirations,
      checkClaims,
    },
  }
}
