import type { ClientField, ClientReading, ClientSlots } from '#shared/domain/new-client.ts'
import { noUsage, type Usage } from '#shared/domain/usage.ts'
import { readClientByModel } from '../agents/read-client.ts'
import { isOutOfReach } from '../brain/fallback-model.ts'
import { withAddedValues } from '../clients/added-values.ts'
import { filledValues } from '../clients/client-slots.ts'
import { groundReading } from '../clients/ground-reading.ts'
import { withPhoneCues } from '../clients/phone-cues.ts'
import { normalizeForContact } from '../clients/speech/normalize-speech.ts'
import { isAbort, messageOf } from '../core/errors.ts'
import type { Speaker } from './fallback.ts'
import type { Emit } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import { isMisshapen } from '../agents/misshapen.ts'
import { costOf } from './turn-end.ts'

export interface MessageToRead {
  readonly text: string
  readonly slots: ClientSlots
  /** Fields that were just asked for. */
  readonly asked: readonly ClientField[]
}

export interface ReadMessage {
  readonly reading: ClientReading
  readonly usage: Usage
  /** Who read it. */
  readonly speaker: Speaker
}

type ReaderServices = Pick<
  FlowServices,
  'brain' | 'brainNeeds' | 'rules' | 'mayFallBack' | 'prompts' | 'company' | 'clock' | 'log' | 'clientRules'
>

/**
 * What a message says about the client: by the brain in one model call, checked against the words, or by the
 * built-in rules. The rules also take over, visibly, when the model is out of reach or answers in no usable form.
 */
export async function readMessage(
  services: ReaderServices,
  { text, slots, asked }: MessageToRead,
  emit: Emit,
  signal: AbortSignal,
): Promise<ReadMessage> {
  const request = { text, asked, known: filledValues(slots) }
  const finish = (read: ClientReading): ClientReading =>
    withAddedValues(withPhoneCues(read, text), text, request.known)
  const byRules = finish(services.clientRules().read(text, request))
  const { rules } = services
  const own = { service: rules.kind, label: rules.label('agent'), modelId: rules.modelId('agent') }
  const rulesRead = { reading: byRules, usage: noUsage, speaker: own }
  const takeOver = (why: string): ReadMessage => {
    const words = `${why} The built-in rules read this one.`
    emit({ type: 'notice', kind: 'fallback', text: words, open: 'settings/brain' })
    return rulesRead
  }
  const needs = await services.brainNeeds()
  if (needs !== null) return takeOver(needs)
  const brain = services.brain()
  if (brain.kind === 'rules') return rulesRead
  const label = brain.label('agent')
  const instructions = services.prompts.instructions('new-clients.md', {
    now: services.clock.now(),
    company: services.company(),
  })
  try {
    const model = await brain.model('agent')
    const read = await readClientByModel(model, instructions, request, signal)
    const heard = { said: text, written: normalizeForContact(text).text, known: request.known }
    const { reading, invented } = groundReading(read.reading, byRules, heard)
    if (invented.length) services.log.warn('A model gave values that nobody said', { fields: invented })
    const speaker = { service: brain.kind, label, modelId: brain.modelId('agent') }
    return {
      reading: finish(reading),
      speaker,
      usage: costOf(speaker, { ...read.usage, costUsd: 0 }),
    }
  } catch (error) {
    if (signal.aborted || isAbort(error)) throw error
    if (isMisshapen(error)) {
      services.log.warn('The answer of the model could not be read', { error: messageOf(error) })
      return takeOver(`The answer of ${label} could not be read.`)
    }
    if (!services.mayFallBack() || !isOutOfReach(error)) throw error
    services.log.warn('the built-in rules took over', { error })
    return takeOver(`${label} could not be reached.`)
  }
}
