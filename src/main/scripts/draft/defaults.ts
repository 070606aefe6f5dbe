import type { DraftField, DraftSlot, DraftSlots, Fact } from '#shared/domain/script-draft.ts'
import { factLabels } from '../facts/labels.ts'
import { defaultMinutes, primerSeconds } from './limits.ts'
import { kindOf, valueOf } from './slots.ts'

const TONE = 'warm, plain'
/** What the company never says before the decision appointment. */
const PRIMER_AVOID = [
  'Prices, discounts and financing terms',
  'Competitors',
  'Other customers by name',
  'Promises of a start date',
].join('\n')

const byDefault = (value: string): DraftSlot => ({ status: 'filled', value, words: '', by: 'default' })
const byCrm = (value: string): DraftSlot => ({ status: 'filled', value, words: '', by: 'crm' })

const ofCrm = (facts: readonly Fact[], label: string): readonly Fact[] =>
  facts.filter((fact) => fact.source.type === 'crm' && fact.label === label)

/** A proposal may rest on what the CRM says was agreed: a price, and what it is for where that is known. */
function offerOf(facts: readonly Fact[]): string | null {
  const prices = ofCrm(facts, factLabels.contractValue)
  if (prices.length === 0) return null
  const values = ofCrm(facts, factLabels.work).map(({ value }) => value)
  const lines = [...prices.map(({ label, value }) => `${label}: ${value}`), ...values].map((line) =>
    line.replace(/\s+/g, ' '),
  )
  return [...new Set(lines)].join('\n')
}

function lengthDefault(slots: DraftSlots): DraftSlot {
  const kind = kindOf(slots)
  if (kind === null) return { status: 'empty' }
  return byDefault(String(defaultMinutes[kind]))
}

/** A primer was wished longer or shorter than one can be, before it was known to be a primer. */
function isImpossible(slots: DraftSlots): boolean {
  const seconds = Number(valueOf(slots, 'length')) * 60
  return kindOf(slots) === 'primer' && (seconds < primerSeconds.min || seconds > primerSeconds.max)
}

/** True for a field that nobody set or skipped: it follows the settings, the job and the kind. */
const isOpen = (slot: DraftSlot): boolean =>
  slot.status === 'empty' || (slot.status === 'filled' && (slot.by === 'default' || slot.by === 'crm'))

/**
 * Fills what nobody set from the kind of script, the settings and the job, and takes it out again when it no
 * longer follows. `facts`: those of the job.
 */
export function withDefaults(
  slots: DraftSlots,
  facts: readonly Fact[],
  settings: { readonly sender: string },
): DraftSlots {
  const kind = kindOf(slots)
  const empty: DraftSlot = { status: 'empty' }
  const rep = ofCrm(facts, factLabels.rep)[0]?.value
  const offer = kind === 'proposal' ? offerOf(facts) : null
  const fitting: Partial<Record<DraftField, DraftSlot>> = {
    tone: byDefault(TONE),
    length: lengthDefault(slots),
    avoid: kind === 'primer' ? byDefault(PRIMER_AVOID) : empty,
    offer: offer === null ? empty : byCrm(offer),
    sender: settings.sender.trim()
      ? byDefault(settings.sender.trim())
      : rep === undefined
        ? empty
        : byCrm(rep),
  }
  const next = { ...slots }
  for (const [field, slot] of Object.entries(fitting) as [DraftField, DraftSlot][]) {
    if (isOpen(slots[field]) || (field === 'length' && isImpossible(slots))) next[field] = slot
  }
  return next
}
