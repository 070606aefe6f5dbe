import type { DraftField, ScriptDraft } from '#shared/domain/script-draft.ts'
import { noUsage, type Usage } from '#shared/domain/usage.ts'
import { readScriptByModel } from '../../agents/read-script-message.ts'
import { isOutOfReach } from '../../brain/fallback-model.ts'
import { isAbort, messageOf } from '../../core/errors.ts'
import { groundScriptReading } from '../../scripts/read/ground-script-reading.ts'
import { readScript } from '../../scripts/read/read-script.ts'
import type { ReadingContext, ScriptReading } from '../../scripts/read/script-reading.ts'
import type { Speaker } from '../fallback.ts'
import type { Emit } from '../flow.ts'
import type { FlowServices } from '../flow-services.ts'
import { isMisshapen } from '../../agents/misshapen.ts'
import { costOf } from '../turn-end.ts'

export interface ReadScriptMessage {
  readonly reading: ScriptReading
  readonly usage: Usage
  readonly speaker: Speaker
}

type ReaderServices = Pick<
  FlowServices,
  'brain' | 'brainNeeds' | 'rules' | 'mayFallBack' | 'prompts' | 'company' | 'clock' | 'log' | 'tracing'
>

/** A form that reads needs no more time than this; then the rules do it. */
const READ_TIMEOUT = 60_000

function knownOf(draft: ScriptDraft | null): Partial<Record<DraftField, string>> {
  const known: Partial<Record<DraftField, string>> = {}
  for (const [field, slot] of Object.entries(draft?.slots ?? {})) {
    if (slot.status === 'filled' && field !== 'job') known[field as DraftField] = slot.value
  }
  return known
}

/**
 * What a message says about the script: by the built-in rules where they are sure, else by the brain in one model
 * call that is held against the words. The rules also take over, visibly, when the model cannot be used.
 */
export async function readScriptMessage(
  services: ReaderServices,
  {
    text,
    context,
    draft,
  }: { readonly text: string; readonly context: ReadingContext; readonly draft: ScriptDraft | null },
  emit: Emit,
  signal: AbortSignal,
): Promise<ReadScriptMessage> {
  const byRules = readScript(text, context)
  const { rules } = services
  const own = { service: rules.kind, label: rules.label('agent'), modelId: rules.modelId('agent') }
  const rulesRead = { reading: byRules, usage: noUsage, speaker: own }
  const takeOver = (why: string): ReadScriptMessage => {
    const words = `${why} The built-in rules read this one.`
    emit({ type: 'notice', kind: 'fallback', text: words, open: 'settings/brain' })
    return rulesRead
  }
  const brain = services.brain()
  if (brain.kind !== 'rules' && byRules.sure) {
    const label = brain.label('agent')
    return { ...rulesRead, speaker: { service: brain.kind, label, modelId: brain.modelId('agent') } }
  }
  const needs = await services.brainNeeds()
  if (needs !== null) return takeOver(needs)
  if (brain.kind === 'rules') return rulesRead
  const label = brain.label('agent')
  const instructions = services.prompts.instructions('scripting.md', {
    now: services.clock.now(),
    company: services.company(),
  })
  const request = { text, asked: context.asked, state: context.state, known: knownOf(draft) }
  try {
    await services.tracing()
    const model = await brain.model('agent')
    const limit = AbortSignal.any([signal, AbortSignal.timeout(READ_TIMEOUT)])
    const { read, usage } = await readScriptByModel(model, instructions, request, limit)
    const { reading, invented } = groundScriptReading(read, byRules, text, context)
    if (invented.length) services.log.warn('A model read what nobody said', { fields: invented })
    const speaker = { service: brain.kind, label, modelId: brain.modelId('agent') }
    return { reading, speaker, usage: costOf(speaker, { ...usage, costUsd: 0 }) }
  } catch (error) {
    if (signal.aborted) throw error
    if (isMisshapen(error)) {
      services.log.warn('The answer of the model could not be read', { error: messageOf(error) })
      return takeOver(`The answer of ${label} could not be read.`)
    }
    if (isAbort(error)) return takeOver(`${label} took too long.`)
    if (!services.mayFallBack() || !isOutOfReach(error)) throw error
    services.log.warn('the built-in rules took over', { error })
    return takeOver(`${label} could not be reached.`)
  }
}
