import type { Fact } from '#shared/domain/script-draft.ts'
import { factLabels } from '../facts/labels.ts'

/** How far a job has come, as far as its stage says so. */
export type Phase = 'lead' | 'planned' | 'signed' | 'underway' | 'done' | 'lost' | 'unknown'

const PHASES: readonly (readonly [Phase, RegExp])[] = [
  ['lost', /\b(?:lost|dead|cancel\w*|declined|closed[- ]lost|not interested|no sale|disqualified)\b/i],
  ['done', /\b(?:complet\w+|paid|finish\w+|closed|done|invoiced?|warranty|archived?)\b/i],
  [
    'planned',
    /\b(?:pre-?sale|estimat\w+|proposal|quot\w+|negotiat\w+|primer|inspected|measured|follow\w*)\b/i,
  ],
  ['lead', /\b(?:leads?|new|contact\w*|prospect\w*|appointments?|appt|inspection|visit|inquir\w*)\b/i],
  ['underway', /\b(?:progress|punch|production|install\w*|started|under ?way|building|job start)\b/i],
  [
    'signed',
    /\b(?:sold|sign\w*|won|approved|contract\w*|material\w*|order\w*|scheduled|permit\w*|pre-?con\w*)\b/i,
  ],
]

export function phaseOf(facts: readonly Fact[]): Phase {
  const stage = facts.find(({ label }) => label === factLabels.stage)?.value.replace(/ since .*$/, '') ?? ''
  return PHASES.find(([, cue]) => cue.test(stage))?.[0] ?? 'unknown'
}

/** What somebody else comes for, or what needs nobody at the table. */
const OTHERS = /\b(?:adjuster|inspector|city|county|permit|utility|rough-?in|delivery|dumpster|supplier)\b/i
const WORKING = new RegExp(
  String.raw`\b(?:start|install\w*|day \d+|crew|tear-?off|build|demo|punch|touch-?ups?|repair|service call|` +
    String.raw`` +
    String.raw`kick-?off|production)\b`,
  'i',
)
const BEFORE_WORK = /\b(?:pre-?con\w*|pre-?production|pre-?start|pre-?build)\b/i
const MEETING = new RegExp(
  String.raw`\b(?:visit|meeting|meet|follow-?up|review|walk\w*|present\w*|decision|closing|talk|consult\w*|` +
    String.raw`` +
    String.raw`go over|estimate|inspect\w*|measure\w*|look|check|survey|appointment|sign\w*|design|` +
    String.raw`pre-?con\w*)\b`,
  'i',
)
const LOOKING = new RegExp(
  String.raw`\b(?:inspect\w*|visit|measure\w*|look|walk\w*|check|consult\w*|survey|estimate|site|cuts?)\b`,
  'i',
)
const REMOTE = /\b(?:phone|call|video|zoom|virtual|online|teams)\b/i

interface Appointment {
  readonly value: string
  readonly titles: string
}

function appointmentOf(facts: readonly Fact[], label: string): Appointment | null {
  const fact = facts.find((one) => one.label === label)
  if (!fact) return null
  const record = fact.source.type === 'crm' ? fact.source.record : null
  const titles = facts.filter(
    ({ label: name, source }) =>
      name === factLabels.appointmentTitle && source.type === 'crm' && source.record === record,
  )
  return { value: fact.value, titles: titles.map(({ value }) => value).join('; ') }
}

/** The next date by what it is for: `next` a meeting, `nextWork` work, `nextOther` neither for sure. */
function nextOf(facts: readonly Fact[]): Readonly<Record<string, string>> {
  const next = appointmentOf(facts, factLabels.nextAppointment)
  if (!next) return {}
  const { value, titles } = next
  if (OTHERS.test(titles)) return { nextOther: value }
  if (WORKING.test(titles) && !BEFORE_WORK.test(titles)) return { nextWork: value }
  // Whoever was never visited and has a date is to be visited.
  return MEETING.test(titles) || phaseOf(facts) === 'lead' ? { next: value } : { nextOther: value }
}

/** The day somebody of us was there to look; a meeting about money or with an adjuster is none. */
function lastVisitOf(facts: readonly Fact[]): string {
  const last = appointmentOf(facts, factLabels.lastAppointment)
  if (!last || OTHERS.test(last.titles) || REMOTE.test(last.titles)) return ''
  return LOOKING.test(last.titles) ? last.value : ''
}

/** What a template may ask about the customer: dates by what they are for, and flags for its conditions. */
export function situationOf(facts: readonly Fact[]): Readonly<Record<string, string>> {
  const phase = phaseOf(facts)
  const lastVisit = lastVisitOf(facts)
  const next = nextOf(facts)
  const settled = phase === 'signed' || phase === 'underway' || phase === 'done'
  const flags: Readonly<Record<string, boolean>> = {
    lead: phase === 'lead',
    planned: phase === 'planned',
    signed: phase === 'signed',
    underway: phase === 'underway',
    done: phase === 'done',
    lost: phase === 'lost',
    settled,
    deciding: !settled && phase !== 'lost',
    visited: lastVisit !== '',
    meet: next.next !== undefined,
    business: facts.some(({ label }) => label === factLabels.company),
  }
  const known = Object.entries(flags).flatMap(([name, is]) => (is ? [[name, 'yes'] as const] : []))
  return { ...Object.fromEntries(known), ...next, ...(lastVisit ? { lastVisit } : {}) }
}

/** Said to the person where the kind of script does not fit the stage. */
export function stageRemark(facts: readonly Fact[]): readonly string[] {
  const phase = phaseOf(facts)
  if (phase !== 'done' && phase !== 'lost' && phase !== 'underway' && phase !== 'signed') return []
  const stage = facts.find(({ label }) => label === factLabels.stage)?.value.replace(/ since .*$/, '') ?? ''
  return [`The stage of this job is “${stage}”, so the text does not ask for a first decision.`]
}
