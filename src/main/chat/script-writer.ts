import type { ScriptKind } from '#shared/domain/script-draft.ts'
import type { Usage } from '#shared/domain/usage.ts'
import {
  outlineByModel,
  reviseByModel,
  writeByModel,
  type ByModel,
  type ScriptModel,
} from '../agents/write-script.ts'
import { isOutOfReach } from '../brain/fallback-model.ts'
import { isAbort, messageOf } from '../core/errors.ts'
import type { EngineCall, ScriptWriter } from '../scripts/scripts.ts'
import type { FlowServices } from './flow-services.ts'
import { isMisshapen } from '../agents/misshapen.ts'
import { costOf } from './turn-end.ts'

export type ScriptWriterServices = Pick<
  FlowServices,
  | 'brain'
  | 'brainNeeds'
  | 'mayFallBack'
  | 'prompts'
  | 'company'
  | 'clock'
  | 'ids'
  | 'ledger'
  | 'log'
  | 'tracing'
> & {
  /** The built-in composer. */
  readonly composer: ScriptWriter
}

interface Made<T> {
  readonly value: T
  /** Label of who made it; null: the built-in rules. */
  readonly by: string | null
}

/**
 * Writes with the brain of the settings in tool-less calls, or with the built-in composer. The
 * composer also takes
 * over, visibly, when the model is out of reach or answers in no usable form. What was used goes
 * into the ledger.
 */
export function createScriptWriter(services: ScriptWriterServices): ScriptWriter {
  const { composer } = services

  const make = async <T>(
    file: string,
    call: EngineCall,
    byModel: (ask: ScriptModel) => Promise<ByModel<T>>,
    byRules: () => Promise<T>,
  ): Promise<Made<T>> => {
    const { signal } = call
    const takeOver = async (why: string): Promise<Made<T>> => {
      call.notice(`${why} The built-in rules wrote this one.`)
      return { value: await byRules(), by: null }
    }
    signal.throwIfAborted()
    const needs = await services.brainNeeds()
    if (needs !== null) return await takeOver(needs)
    const brain = services.brain()
    if (brain.kind === 'rules') return { value: await byRules(), by: null }
    const label = brain.label('agent')
    const record = (usage: Usage): void => {
      const speaker = { service: brain.kind, label, modelId: brain.modelId('agent') }
      services.ledger.record(call.turnId, brain.kind, speaker.modelId, costOf(speaker, usage))
    }
    try {
      await services.tracing()
      const model = await brain.model('agent')
      const instructions = services.prompts.instructions(file, {
        now: services.clock.now(),
        company: services.company(),
      })
      const { result, usage } = await byModel({ model, instructions, newId: () => services.ids.next('par') })
      record(usage)
      return { value: result, by: label }
    } catch (error) {
      if (signal.aborted || isAbort(error)) throw error
      if (isMisshapen(error)) {
        services.log.warn('The script of the model could not be read', { error: messageOf(error) })
        return await takeOver(`The answer of ${label} could not be read.`)
      }
      if (!services.mayFallBack() || !isOutOfReach(error)) throw error
      services.log.warn('the built-in rules took over', { error })
      return await takeOver(`${label} could not be reached.`)
    }
  }

  const promptOf = (kind: ScriptKind): string => `${kind}.md`

  return {
    async outline(brief, call) {
      const made = await make(
        'outline-script.md',
        call,
        async (ask) => {
          const { result, usage } = await outlineByModel(ask, brief, call.signal)
          return { result: { outline: result, by: '' }, usage }
        },
        async () => await composer.outline(brief, call),
      )
      return { ...made.value, by: made.by ?? made.value.by }
    },
    async write(brief, call) {
      const made = await make(
        promptOf(brief.kind),
        call,
        async (ask) => {
          const { result, usage } = await writeByModel(ask, brief, call.signal)
          return { result: { ...result, by: '' }, usage }
        },
        async () => await composer.write(brief, call),
      )
      return { ...made.value, by: made.by ?? made.value.by }
    },
    async revise(brief, order, call) {
      const made = await make(
        'revise-script.md',
        call,
        async (ask) => {
          const { result, usage } = await reviseByModel(ask, brief, order, call.signal)
          return { result: { ...result, by: '' }, usage }
        },
        async () => await composer.revise(brief, order, call),
      )
      return { ...made.value, by: made.by ?? made.value.by }
    },
  }
}
