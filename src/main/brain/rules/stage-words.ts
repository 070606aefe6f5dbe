import type { Stage } from '#shared/domain/customer.ts'

/** Words that mean the same stage in different mouths; the first stands for all. */
const groups: readonly (readonly string[])[] = [
  ['sold', 'won', 'signed', 'win', 'sale', 'awarded', 'sell'],
  ['lost', 'dead', 'lose'],
  ['estimate', 'quote', 'proposal', 'bid', 'estimated', 'quoted', 'estimates'],
  ['appointment', 'appt', 'appointments'],
  ['set', 'booked'],
  ['completed', 'complete', 'done', 'finished', 'completion'],
  ['paid', 'payment'],
  ['materials', 'material'],
  ['ordered', 'order'],
  ['scheduled', 'schedule', 'scheduling'],
  ['inspected', 'inspection', 'inspect'],
  ['progress', 'production', 'underway', 'construction', 'started'],
  ['punch', 'punchlist'],
  ['negotiation', 'negotiating', 'negotiations'],
  ['lead', 'leads'],
]
const meaning = new Map(groups.flatMap((words) => words.map((word) => [word, words[0] ?? word] as const)))
const FILLER = new Set(
  'the a an as in to of stage stages status column phase now is closed deal step out and full work job'.split(
    ' ',
  ),
)

const usual = (
  'New lead|Appointment set|Inspected|Estimate sent|Primer video|Negotiation|Sold|' +
  'Materials ordered|Scheduled|' +
  'In progress|Punch list|Completed|Paid in full|Lost'
).split('|')
/** Stands in until the CRM has said which stages it has. */
export const usualStages: readonly Stage[] = usual.map((name, position) => ({
  code: name.toLowerCase().replaceAll(' ', '_'),
  name,
  position,
}))

function words(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/punch\s*list/g, 'punch')
    .replace(/[_-]/g, ' ')
  const all = plain.match(/[a-z0-9]+/g) ?? []
  const content = all.filter((word) => !FILLER.has(word))
  return (content.length > 0 ? content : all).map((word) => meaning.get(word) ?? word)
}

/** The one stage that `said` names; null when it names none, or several equally well. */
export function matchStage(said: string, stages: readonly Stage[]): Stage | null {
  const exact = stages.find(({ name, code }) =>
    [name, code].some((known) => known.toLowerCase() === said.trim().toLowerCase()),
  )
  if (exact) return exact
  const asked = words(said)
  if (asked.length === 0 || asked.length > 5) return null
  let best: Stage | null = null
  let bestScore = 0
  let tie = false
  for (const stage of stages) {
    const known = new Set([...words(stage.name), ...words(stage.code)])
    if (!asked.every((word) => known.has(word))) continue
    const score = asked.length / new Set(words(stage.name)).size
    tie = score === bestScore
    if (score > bestScore) [best, bestScore] = [stage, score]
  }
  return tie ? null : best
}

/** The stage before or after another in the pipeline. */
export function neighbourStage(from: Stage, step: 1 | -1, stages: readonly Stage[]): Stage | null {
  const ordered = stages.toSorted((a, b) => a.position - b.position)
  const at = ordered.findIndex((stage) => stage.code === from.code)
  return at < 0 ? null : (ordered[at + step] ?? null)
}
