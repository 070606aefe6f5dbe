import type { RouteDecision } from '#shared/domain/route.ts'
import type { FlowTurn } from '../flow.ts'
import type { FlowServices } from '../flow-services.ts'
import { previousPlan } from './previous-plan.ts'

const COUNTS =
  /^\W*(?:and |so |ok(?:ay)?,? )?(?:how (?:often|many|much|long)|what (?:share|percentage|percent|part)|which|who|do (?:reps?|we|our)|does \w+|did \w+|what(?:['’]s| is| was) (?:our|the|my|\w+['’]s?))\b/i
/** Talk, not records: how many jobs stand where is the CRM's. */
const SPOKEN =
  /\b(?:say|says|said|saying|mention(?:s|ed)?|ask|asks|asked|questions?|objections?|calls?|conversations?|transcripts?|talk|talks|talking|talk ratio|win rate|close rate|next[- ]steps?|monologues?|phrases?|words)\b/i
const RECORDS =
  /\b(?:jobs?|stages?|pipeline|customers?|notes?|tasks?|appointments?|e-?mails?|documents?|guide|playbook|policy)\b/i
const MOST_WORDS = 7
/** How somebody talks, asked about a rep by name. */
const TALKS =
  /\b(?:say|says|said|respond|responds|answer|answers|handle|handles|open|opens|close|closes|ask|asks|react|reacts|deal|deals|bring|brings)\b/i

type Question = Pick<FlowTurn, 'text' | 'ancestors'>

/** The newest turn of the branch was about transcripts. */
function followsAnalysis({ turns }: Pick<FlowServices, 'turns'>, { ancestors }: Question): boolean {
  const last = ancestors.at(-1)
  return last !== undefined && turns.get(last)?.decision?.route === 'analysis'
}

/**
 * The decision when a question is about what was said in transcripts after all: a short one right behind such a
 * question ("and by month?"), or one that asks for a count in words the router knows from elsewhere. Else as it was.
 */
export function countedInstead(
  services: Pick<FlowServices, 'turns' | 'analysis'>,
  turn: Question,
  decision: RouteDecision,
): RouteDecision {
  if (decision.route === 'analysis' || decision.route === 'scripting' || decision.route === 'new_client')
    return decision
  if (decision.stage !== 'lexical' && decision.stage !== 'offline') return decision
  const { text } = turn
  if (RECORDS.test(text)) return decision
  const asksToCount = COUNTS.test(text) && SPOKEN.test(text)
  const short = text.trim().split(/\s+/).length <= MOST_WORDS
  const previous = short && followsAnalysis(services, turn) ? previousPlan(services, turn) : null
  const asksHow = /^\W*(?:how|what|show)\b/i.test(text) && TALKS.test(text)
  if (!asksToCount && previous === null && !asksHow) return decision
  const { queries, search, cannot } = services.analysis.plan(text, previous)
  if (queries.length === 0 || cannot !== null) return decision
  // "How do we answer" is what the playbook says; "how does Marcus answer" is what he said.
  const ofRep = search !== null && queries.some(({ filter }) => (filter?.reps ?? []).length > 0)
  if (!asksToCount && previous === null && !ofRep) return decision
  const reason = previous
    ? 'Goes on with the question about transcripts before it.'
    : 'Asks for a count of what was said in transcripts.'
  return { route: 'analysis', flow: 'agent', confidence: 0.8, reason, stage: decision.stage }
}
