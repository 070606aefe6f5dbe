import type { DraftField, DraftSlots, Fact, FactKind, Paragraph } from '#shared/domain/script-draft.ts'
import { emptySlots } from '#main/scripts/draft/slots.ts'
import type { ScriptSettings } from '#main/scripts/draft/known-facts.ts'

/** Filled by hand; `SKIPPED` for a field that was skipped. */
export function slotsWith(values: Partial<Record<DraftField, string>>): DraftSlots {
  const slots = { ...emptySlots() }
  for (const [field, value] of Object.entries(values) as [DraftField, string][]) {
    slots[field] =
      value === 'SKIPPED'
        ? { status: 'skipped', by: 'person' }
        : { status: 'filled', value, words: '', by: 'person' }
  }
  return slots
}

export const crmFact = (kind: FactKind, label: string, value: string): Fact => ({
  id: `job:1/${label}`,
  kind,
  label,
  value,
  source: { type: 'crm', record: 'job:1', field: label.toLowerCase() },
})

export const par = (id: string, text: string, more: Partial<Paragraph> = {}): Paragraph => ({
  id,
  point: '',
  text,
  locked: false,
  ...more,
})

export const someSettings: ScriptSettings = {
  wordsPerMinute: 120,
  sender: '',
  companyName: 'Harbor Home',
  companyPhone: '',
  companyEmail: '',
  companyWebsite: '',
  companyServiceArea: '',
}
