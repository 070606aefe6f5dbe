import type { CrmFindings } from '#shared/domain/crm-findings.ts'
import type { RouteDecision } from '#shared/domain/route.ts'
import { lookUp } from '../crm/look-up.ts'
import { questionIn } from '../scripts/read/questions.ts'
import { isQuestion } from '../scripts/read/script-words.ts'
import type { FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import { searchText } from './search-text.ts'

const ASKS =
  /\?\s*$|^\s*(what|when|where|who|whose|which|why|how|is|are|was|were|do|does|did|can|could|may|must|should|has|have|tell me)\b/i
/** Asks how it is done, not that it be done: "can you add a client" is an order. */
const HOW = /^\s*(?:what|when|where|who|which|why|how)\b/i
/** Says that something in the CRM is to be written: then its own flow asks what is missing. */
const ORDERS =
  /\b(add|put|note|notes|move|mark|set|create|make|assign|tell|let|log|write|change|update|remind|task|tasks|todo|stage|record|jot|drop)\b|->|@/i
const PASSAGES = 6

/** Nothing in the CRM has to do with the question. */
export function foundNothing(findings: CrmFindings): boolean {
  const { customers, jobs, stage, appointments, pipeline } = findings
  return customers.length + jobs.length === 0 && !stage && !appointments && !pipeline
}

/** Names the conversations themselves: what they cannot tell is said as such. */
const OF_CALLS =
  /\b(?:our|all|these|those|the|won|lost|of|in) (?:\w+ )?(?:calls|conversations|transcripts)\b/i

/** The question names something that is counted in transcripts, or asks for what was said in them. */
function canBeCounted({ analysis }: FlowServices, text: string): boolean {
  if (OF_CALLS.test(text)) return true
  const { queries, search, cannot } = analysis.plan(text, null)
  return cannot === null && (queries.length > 0 || search !== null)
}

const OF_SCRIPT =
  /\b(?:script|primer|proposal|draft|text|paragraph|version|outline|wording|say|says|mention)\b/i

const asksElsewhere = (text: string): boolean =>
  isQuestion(text) &&
  questionIn(text) === null &&
  !OF_SCRIPT.test(text) &&
  !/\b(?:can|could|would|will) (?:you|u|we|it)\b|\b(?:how|what) (?:about|if)\b/i.test(text)

/** True where only words chose the route, so that what the documents say outweighs them. */
function isOpenToDoubt(services: FlowServices, decision: RouteDecision, text: string): boolean {
  // An open script kept a question that it cannot answer.
  if (decision.route === 'scripting' && decision.stage === 'context') return asksElsewhere(text)
  if (decision.stage !== 'lexical' && decision.stage !== 'offline') return false
  switch (decision.route) {
    case 'unsupported':
      return true
    case 'web_search':
      return services.web() === null
    case 'analysis':
      return ASKS.test(text) && !canBeCounted(services, text)
    case 'scripting':
    case 'new_client':
      return HOW.test(text)
    case 'crm':
    case 'knowledge':
    case 'general':
      return false
  }
}

/** The decision when the documents answer what other routes cannot; null when they do not. */
export async function documentsInstead(
  services: FlowServices,
  turn: Pick<FlowTurn, 'text' | 'history'>,
  decision: RouteDecision,
  signal: AbortSignal,
): Promise<RouteDecision | null> {
  const found = await services.knowledge.evidence(searchText(turn), { limit: PASSAGES, signal })
  if (!found.answerable) return null
  const reason = `${decision.reason} The company documents answer it, though.`
  return { ...decision, route: 'knowledge', flow: 'fast', reason, choices: undefined }
}

const asOf = (services: FlowServices, turn: Pick<FlowTurn, 'text' | 'history'>, signal: AbortSignal) =>
  lookUp(services.crm(), turn.text, { now: services.clock.now(), history: turn.history, signal })

/**
 * A route that only words chose is checked against what is really there: a company's documents and customers
 * are full of words that no router was trained on.
 */
export async function secondThought(
  services: FlowServices,
  turn: Pick<FlowTurn, 'text' | 'history'>,
  decision: RouteDecision,
  signal: AbortSignal,
): Promise<RouteDecision> {
  const order = ORDERS.test(turn.text)
  const byWords = decision.stage === 'lexical' || decision.stage === 'offline'
  if (decision.choices?.length) {
    const named = decision.choices.includes('crm') ? await asOf(services, turn, signal) : null
    if (named && named.customers.length + named.jobs.length > 0) {
      const reason = 'It names somebody in the CRM.'
      return { ...decision, route: 'crm', flow: order ? 'agent' : 'fast', reason, choices: undefined }
    }
  } else if (byWords && decision.route === 'crm' && decision.flow === 'agent' && !order) {
    if (!foundNothing(await asOf(services, turn, signal))) return decision
  } else if (!isOpenToDoubt(services, decision, turn.text)) return decision
  return (await documentsInstead(services, turn, decision, signal)) ?? decision
}
