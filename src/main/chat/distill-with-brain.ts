import { setImmediate } from 'node:timers/promises'
import type { Distillation, SpeakerRole } from '#shared/domain/transcript.ts'
import { addUsage, noUsage, type Usage } from '#shared/domain/usage.ts'
import {
  distillByModel,
  UnusableSummary,
  type ModelDistillation,
  type NumberedTurn,
} from '../agents/distill-transcript.ts'
import { distillByRules, emptyDistillation } from '../analysis/distill/distill-by-rules.ts'
import type { DistillEngine, DistillFailure, DistillRequest } from '../analysis/distill/engine.ts'
import { groundSummary } from '../analysis/distill/ground-summary.ts'
import { inParts, mergeSummaries } from '../analysis/distill/parts.ts'
import { recipeFor } from '../analysis/distill/recipe.ts'
import type { Brain } from '../brain/brain.ts'
import { BrainError, brainFailure, toBrainError, type BrainFailureCode } from '../brain/failures.ts'
import { UserError } from '../core/errors.ts'
import type { MadeDistillation, RoleOf } from '../store/distillations.ts'
import type { Speaker } from './fallback.ts'
import type { FlowServices } from './flow-services.ts'
import { costOf } from './turn-end.ts'

type EngineServices = Pick<FlowServices, 'brain' | 'brainNeeds' | 'rules' | 'ledger' | 'log'> & {
  /** The text of resources/prompts/distill.md. */
  readonly prompt: () => string
}

/** Above the brain's own deadline, so that no call can outlast the lease. */
const CALL_MS = 5 * 60_000

const passes: readonly BrainFailureCode[] = [
  'rate',
  'offline',
  'timeout',
  'server',
  'disconnected',
  'unknown',
]
const hitsAll: readonly BrainFailureCode[] = ['auth', 'region', 'quota', 'unknown_model']

function reachOf(error: unknown): DistillFailure['reach'] {
  if (error instanceof UserError) return 'all'
  const { code } = toBrainError(error, 'openai')
  if (passes.includes(code)) return 'again'
  return hitsAll.includes(code) ? 'all' : 'this'
}

/** How a failure is explained beside the transcript: what happened, what is safe, what to do. */
export function explainDistillFailure(error: unknown): DistillFailure {
  const { message, nextStep } = brainFailure(error)
  const reach = reachOf(error)
  const wait = error instanceof BrainError ? error.retryAfterMs : undefined
  return { message: `${message} The transcript is safe. ${nextStep}`, reach, waitMs: wait ?? 0 }
}

/** Characters that the rules read in one go, some five hours of talk. */
const RULES_AT_ONCE = 250_000

/**
 * The brain of the settings as it makes summaries: in tool-less model calls whose output is held against the
 * turns, or by the built-in rules. The rules also take over, with a note, when the brain is not set up or its
 * answer cannot be read.
 */
export function createDistillEngine(services: EngineServices): DistillEngine {
  const { rules, log, ledger } = services
  const byRules = async (
    { turns, roles }: DistillRequest,
    note: string | null,
    signal: AbortSignal,
  ): Promise<MadeDistillation> => {
    const parts: Distillation[] = []
    for (const part of inParts(turns, RULES_AT_ONCE)) {
      parts.push(distillByRules(part, roles))
      // A recording of a whole day must not hold up the window, nor a stop.
      await setImmediate()
      signal.throwIfAborted()
    }
    return {
      content: parts.length === 0 ? emptyDistillation : mergeSummaries(parts),
      by: rules.label('distill'),
      recipe: recipeFor({ kind: 'rules', modelId: rules.modelId('distill'), prompt: '' })(roles),
      note: note && `${note} The built-in rules made this summary.`,
    }
  }

  /** What is spent is written down call by call, so that a crash or a bad answer hides no cost. */
  async function readParts(
    request: DistillRequest,
    { brain, speaker }: { readonly brain: Brain; readonly speaker: Speaker },
    signal: AbortSignal,
    onPart: () => void,
  ): Promise<readonly ModelDistillation[]> {
    const model = await brain.model('distill')
    const record = (spent: Omit<Usage, 'costUsd'>): void => {
      const usage = costOf(speaker, addUsage(noUsage, { ...spent, costUsd: 0 }))
      ledger.record(null, speaker.service, speaker.modelId, usage)
    }
    const numbered = (turn: DistillRequest['turns'][number]): NumberedTurn => {
      const role: SpeakerRole = request.roles.get(turn.speaker) ?? 'unknown'
      return { n: turn.ordinal, speaker: turn.speaker, role, text: turn.text }
    }
    const parts = inParts(request.turns)
    const read: ModelDistillation[] = []
    for (const [at, turns] of parts.entries()) {
      onPart()
      const part = { part: `${at + 1} of ${parts.length}`, turns: turns.map(numbered) }
      try {
        const inTime = AbortSignal.any([signal, AbortSignal.timeout(CALL_MS)])
        const { summary, usage } = await distillByModel(model, services.prompt(), part, inTime)
        record(usage)
        read.push(summary)
      } catch (error) {
        signal.throwIfAborted()
        if (error instanceof UnusableSummary) record(error.usage)
        throw error
      }
    }
    return read
  }

  const recipeOf = (brain: Brain, roles: RoleOf): string => {
    const prompt = brain.kind === 'rules' ? '' : services.prompt()
    return recipeFor({ kind: brain.kind, modelId: brain.modelId('distill'), prompt })(roles)
  }
  /** The brain, or the rules while the settings do not make one up. */
  const settledBrain = (): Brain => {
    try {
      return services.brain()
    } catch (error) {
      if (error instanceof UserError) return rules
      throw error
    }
  }

  return {
    recipe(roles) {
      return recipeOf(settledBrain(), roles)
    },
    async distill(request, signal, onPart) {
      const needs = await services.brainNeeds()
      if (needs !== null) return byRules(request, needs, signal)
      const brain = services.brain()
      if (brain.kind === 'rules') return byRules(request, null, signal)
      if (request.turns.length === 0) return byRules(request, null, signal)
      const by = brain.label('distill')
      const modelId = brain.modelId('distill')
      const recipe = recipeOf(brain, request.roles)
      const speaker = { service: brain.kind, label: by, modelId }
      try {
        const parts = await readParts(request, { brain, speaker }, signal, onPart)
        const { content, dropped } = groundSummary(mergeSummaries(parts), request)
        if (dropped > 0) log.warn('A model said what the conversation does not bear out', { dropped })
        return { content, by, recipe, note: null }
      } catch (error) {
        if (!(error instanceof UnusableSummary)) throw error
        log.warn('The summary of the model could not be read', { error })
        return byRules(request, `The answer of ${by} could not be read.`, signal)
      }
    },
    explain: explainDistillFailure,
  }
}
