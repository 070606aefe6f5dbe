import type { DraftField, DraftSlots, Fact, FactKind } from '#shared/domain/script-draft.ts'
import { settingFacts } from '#shared/domain/setting-facts.ts'
import { factLabels } from '../facts/labels.ts'
import { linesOf } from './slots.ts'
import { hasStatedPrice } from './stated-price.ts'

/** What the settings say of the company and of who speaks. */
export interface ScriptSettings {
  readonly wordsPerMinute: number
  readonly sender: string
  readonly companyName: string
  readonly companyPhone: string
  readonly companyEmail: string
  readonly companyWebsite: string
  readonly companyServiceArea: string
}

const MONEY = /[$€£]\s?\d|\b\d[\d,.]*\s?(?:dollars|bucks|euros?|usd)\b|\d\s?(?:%|percent\b)/i
const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?'
const DATE = new RegExp(
  `\\b(?:(?:${MONTHS}|nov(?:ember)?|dec(?:ember)?|may)\\.?\\s\\d` +
    `|\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?(?:${MONTHS}|may)\\b` +
    '|(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|next (?:week|month)|\\d{1,2}/\\d{1,2}\\b' +
    '|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?::\\d{2})?\\s?[ap]\\.?m\\b)',
  'i',
)

/** What a line that somebody wrote is mainly a source of. */
export function kindOfLine(line: string): FactKind {
  if (MONEY.test(line)) return 'price'
  if (DATE.test(line)) return 'date'
  return /\d/.test(line) ? 'number' : 'detail'
}

const LABELS = { offer: 'Offer', goals: 'Goal', cover: 'Point to cover' } as const

/** What a person said or typed is a source; what the CRM filled in is one already, under its own name. */
function personFacts(slots: DraftSlots, field: keyof typeof LABELS): readonly Fact[] {
  const slot = slots[field]
  if (slot.status !== 'filled' || slot.by === 'crm' || slot.by === 'default') return []
  const how = slot.by === 'chat' ? 'chat' : 'form'
  return linesOf(slots, field).map((line, index) => ({
    id: `${field}:${index}`,
    kind: field === 'offer' ? kindOfLine(line) : 'detail',
    label: LABELS[field],
    value: line,
    source: { type: 'person', how, words: slot.words || line },
  }))
}

function senderFacts(slots: DraftSlots): readonly Fact[] {
  const slot = slots.sender
  if (slot.status !== 'filled' || slot.by === 'crm') return []
  const fact = { id: 'sender', kind: 'name', label: 'Sender', value: slot.value } as const
  if (slot.by === 'default') return [{ ...fact, source: { type: 'setting', key: 'company.sender' } }]
  const how = slot.by === 'chat' ? 'chat' : 'form'
  return [{ ...fact, source: { type: 'person', how, words: slot.words || slot.value } }]
}

function companyFacts(settings: ScriptSettings): readonly Fact[] {
  return settingFacts([
    ['company.name', 'name', 'Company', settings.companyName],
    ['company.phone', 'number', 'Company phone', settings.companyPhone],
    ['company.email', 'detail', 'Company e-mail', settings.companyEmail],
    ['company.website', 'detail', 'Company website', settings.companyWebsite],
    ['company.serviceArea', 'detail', 'Service area', settings.companyServiceArea],
  ])
}

/**
 * Everything a text may rest on: `stored` (job, documents, confirmed), what was said, the settings. A price that the person
 * states replaces the one in the CRM.
 */
export function knownFacts(
  slots: DraftSlots,
  stored: readonly Fact[],
  settings: ScriptSettings,
): readonly Fact[] {
  const said = (['offer', 'goals', 'cover'] satisfies DraftField[]).flatMap((field) =>
    personFacts(slots, field),
  )
  const isOldPrice = ({ source, label }: Fact): boolean =>
    source.type === 'crm' && label === factLabels.contractValue
  const held = hasStatedPrice(slots) ? stored.filter((fact) => !isOldPrice(fact)) : stored
  return [...held, ...said, ...senderFacts(slots), ...companyFacts(settings)]
}
