import type { DraftField, DraftSlot, DraftSlots, Fact, Inspiration } from '#shared/domain/script-draft.ts'
import { draftFields } from '#shared/domain/script-draft.ts'
import { settingFacts } from '#shared/domain/setting-facts.ts'
import type { ScriptBrief } from '#main/scripts/scripts.ts'

/** What the settings say of the company and of who speaks. */
export interface Speaker {
  readonly sender: string
  readonly company: string
  readonly phone: string
  readonly website: string
  readonly wordsPerMinute: number
}

const SECONDS = { min: 60, max: 120, aim: 90 } as const
/** What a primer never says before the decision appointment. */
const AVOID = [
  'Prices, discounts and financing terms',
  'Competitors',
  'Other customers by name',
  'Promises of a start date',
]

/** Words that a text of one to two minutes has at a pace. */
export function primerWords(wordsPerMinute: number): ScriptBrief['length'] {
  const words = (seconds: number): number => (seconds * wordsPerMinute) / 60
  return {
    min: Math.ceil(words(SECONDS.min)),
    max: Math.floor(words(SECONDS.max)),
    aim: Math.round(words(SECONDS.aim)),
  }
}

const speakerFacts = ({ company, phone, website }: Speaker): readonly Fact[] =>
  settingFacts([
    ['company.name', 'name', 'Company', company],
    ['company.phone', 'number', 'Company phone', phone],
    ['company.website', 'detail', 'Company website', website],
  ])

/** The brief of a primer that nobody talked about: what the CRM knows and what the settings say. Pure. */
export function primerBrief(about: {
  readonly jobId: string
  readonly facts: readonly Fact[]
  readonly rep: string
  readonly speaker: Speaker
  readonly inspirations: readonly Inspiration[]
}): ScriptBrief {
  const { speaker } = about
  const ordered = speaker.sender.trim()
  const sender = ordered || about.rep
  const set = (value: string, by: 'crm' | 'default'): DraftSlot =>
    value === '' ? { status: 'empty' } : { status: 'filled', value, words: '', by }
  const known: Partial<Record<DraftField, DraftSlot>> = {
    kind: set('primer', 'default'),
    job: set(about.jobId, 'crm'),
    tone: set('warm, plain', 'default'),
    length: set(String(SECONDS.aim / 60), 'default'),
    avoid: set(AVOID.join('\n'), 'default'),
    sender: set(sender, ordered ? 'default' : 'crm'),
  }
  const slots = Object.fromEntries(
    draftFields.map((field) => [field, known[field] ?? { status: 'empty' }]),
  ) as DraftSlots
  const senderFact: Fact = {
    id: 'sender',
    kind: 'name',
    label: 'Sender',
    value: ordered,
    source: { type: 'setting', key: 'company.sender' },
  }
  return {
    kind: 'primer',
    slots,
    facts: [...about.facts, ...(ordered ? [senderFact] : []), ...speakerFacts(speaker)],
    outline: [],
    paragraphs: [],
    inspirations: about.inspirations,
    length: primerWords(speaker.wordsPerMinute),
    company: speaker.company,
    sender,
  }
}
