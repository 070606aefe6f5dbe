import {
  clientFields,
  type ClientField,
  type ClientReading,
  type ClientSlot,
  type ClientSlots,
} from '#shared/domain/new-client.ts'
import { splitExtension } from '#shared/domain/us-phone.ts'
import { applyReading, type SlotRules } from '../clients/apply-reading.ts'
import { emptySlots, needsLook } from '../clients/client-slots.ts'
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
  /** Fields whose value fails a check or was understood with little certainty. */
  readonly needsLook: readonly ClientField[]
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

/** A whole number that no US number can be is still what was said; anything shorter is a fragment. */
function wholePhone(value: string): string | null {
  const digits = splitExtension(value).number.replace(/\D/g, '')
  if (digits.length < 10 || digits.length > 13) return null
  return digits.length === 10 ? `+1${digits}` : `+${digits}`
}

function valueOf(field: ClientField, slot: ClientSlot): string | null {
  if (slot.status !== 'filled' && slot.status !== 'invalid') return null
  if (slot.by === 'place') return null
  if (field === 'phone' || field === 'phone2') return wholePhone(slot.value)
  // Another value that fails its check is no answer: a caller could not tell what was meant.
  return slot.status === 'filled' ? slot.value : null
}

function resultOf(slots: ClientSlots): Extracted {
  const pred: Record<string, string | readonly string[] | null> = {}
  const sources: Record<string, string> = {}
  const skipped: ClientField[] = []
  for (const field of clientFields) {
    const slot = slots[field]
    const value = valueOf(field, slot)
    if (field === 'projectTypes') pred[field] = value ? value.split(', ') : []
    else pred[field] = value
    if (value && 'words' in slot) sources[field] = slot.words
    if (slot.status === 'skipped') skipped.push(field)
  }
  pred['skipped'] = skipped
  const needsLookAt = clientFields.filter((field) => needsLook(slots[field]))
  return { pred, missing: missingFields(slots), needsLook: needsLookAt, sources }
}
