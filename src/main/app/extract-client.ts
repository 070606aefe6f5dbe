import {
  clientFields,
  type ClientField,
  type ClientReading,
  type ClientSlots,
} from '#shared/domain/new-client.ts'
import { splitExtension } from '#shared/domain/us-phone.ts'
import { applyReading, type SlotRules } from '../clients/apply-reading.ts'
import { emptySlots } from '../clients/client-slots.ts'
import { askedFields } from '../clients/extract/read-client.ts'
import { missingFields } from '../clients/missing-fields.ts'

export interface SaidTurn {
  readonly role: 'user' | 'assistant'
  readonly text: string
}

/** How a message is read now: by the brain of the settings. */
export interface ClientReadingService {
  readonly rules: SlotRules
  read(
    text: string,
    context: { readonly slots: ClientSlots; readonly asked: readonly ClientField[] },
    options: { readonly signal: AbortSignal; readonly notice: (text: string) => void },
  ): Promise<ClientReading>
}

export interface Extracted {
  /** Canonical values; null where nothing was said. Only what was said, nothing that follows from it. */
  readonly pred: Readonly<Record<string, string | readonly string[] | null>>
  readonly missing: readonly ClientField[]
  /** The words each value was taken from. */
  readonly sources: Readonly<Record<string, string>>
}

/** Folds a conversation into one client, as the chat does turn by turn. */
export async function extractClient(
  service: ClientReadingService,
  turns: readonly SaidTurn[],
  signal: AbortSignal,
  notice: (text: string) => void,
): Promise<Extracted> {
  let slots = emptySlots()
  let asked: ClientField[] = []
  for (const { role, text } of turns) {
    if (role === 'assistant') asked = askedFields(text)
    else {
      const reading = await service.read(text, { slots, asked }, { signal, notice })
      slots = applyReading(slots, reading, service.rules)
      asked = []
    }
  }
  return resultOf(slots)
}

function resultOf(slots: ClientSlots): Extracted {
  const pred: Record<string, string | readonly string[] | null> = {}
  const sources: Record<string, string> = {}
  const skipped: ClientField[] = []
  for (const field of clientFields) {
    const slot = slots[field]
    const said = (slot.status === 'filled' && slot.by !== 'place') || slot.status === 'invalid'
    // A value that fails its check is no answer here: a caller could not tell it from a good one.
    const value = said && slot.status === 'filled' ? slot.value : null
    if (field === 'projectTypes') pred[field] = value ? value.split(', ') : []
    else if (field === 'phone' || field === 'phone2') pred[field] = value && splitExtension(value).number
    else pred[field] = value
    if (value && slot.status === 'filled') sources[field] = slot.words
    if (slot.status === 'skipped') skipped.push(field)
  }
  pred['skipped'] = skipped
  return { pred, missing: missingFields(slots), sources }
}
