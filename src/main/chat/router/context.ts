import type { Route, RouteDecision } from '#shared/domain/route.ts'
import { flowOf } from './flow.ts'
import type { LexicalVerdict } from './lexical.ts'
import { routeNames } from './reason.ts'
import type { RouteInput } from './router.ts'
import { ordersScript } from './script-order.ts'

const approvalAnswer =
  /^\W*(?:yes|yep|yeah|ok(?:ay)?|sure|approved?|go ahead|do it|send it|confirm|looks good|no|nope|reject(?:ed)?|decline|don'?t(?: send| do)? ?(?:it|that)?|cancel(?: it| that)?)(?:,? (?:please|thanks|do it|go ahead|approved?|send it|it|that))*\W*$/i
const shortAnswer =
  /^\W*(?:yes|yep|yeah|yup|no|nope|nah|ok(?:ay)?|sure|correct|right|exactly|that's right|none|skip|next|done|neither|both|sounds good|perfect|looks good|great)\b[\w ,']{0,16}\W*$/i
const escapeWords =
  /^\W*(?:never ?mind|forget (?:it|that|about it)|stop|quit|exit|drop it|scrap (?:it|that)|leave it for now|let'?s (?:leave|drop) (?:it|this|that))\b/i
const bareEscape = /^[\W]*(?:\w+[ ']?){1,5}\W*$/

/** How sure another topic must be before it leaves an open workflow. */
const switchProbability = 0.7
const doubtProbability = 0.45

export type Grip = 'holds' | 'doubtful' | 'released'

/** Whether an open workflow keeps this turn. An answer to its question always stays. */
export function workflowGrip(input: RouteInput, open: Route, verdict: LexicalVerdict): Grip {
  const question = input.history.findLast((turn) => turn.role === 'assistant')?.text.includes('?') ?? false
  if (escapeWords.test(input.text)) return 'released'
  if (question && shortAnswer.test(input.text)) return 'holds'
  if (verdict.route === open || verdict.continues > 0.5) return 'holds'
  if (verdict.probability >= switchProbability && verdict.continues < 0.2) return 'released'
  return verdict.probability >= doubtProbability ? 'doubtful' : 'holds'
}

/** Decides from hard facts alone, or null when the words have to be weighed. */
export function decideByContext(input: RouteInput, verdict: LexicalVerdict): RouteDecision | null {
  const { chosen, openWorkflow, approvalWaiting, attachments } = input.context
  if (chosen !== null) {
    return {
      route: chosen,
      flow: flowOf(chosen, verdict.writes),
      confidence: 1,
      reason: `You chose ${routeNames[chosen]}.`,
      stage: 'person',
    }
  }
  if (approvalWaiting && approvalAnswer.test(input.text)) {
    return decided('crm', 'agent', 'An approval is waiting; only its card can approve or reject it.')
  }
  const attached = decideByAttachment(input, verdict, attachments)
  if (attached) return attached
  if (ordersScript(input.text)) {
    return decided('scripting', 'agent', 'Orders a script in so many words.')
  }
  if (openWorkflow !== null) {
    if (workflowGrip(input, openWorkflow, verdict) === 'holds') {
      return decided(openWorkflow, 'agent', `Goes on with ${routeNames[openWorkflow]} that is open.`)
    }
    if (escapeWords.test(input.text) && bareEscape.test(input.text)) {
      return decided(
        'general',
        'fast',
        `Leaves ${routeNames[openWorkflow]} that was open; it can be resumed.`,
      )
    }
  }
  return null
}

function decideByAttachment(
  input: RouteInput,
  verdict: LexicalVerdict,
  attachments: RouteInput['context']['attachments'],
): RouteDecision | null {
  const silent = input.text.trim() === ''
  // Clear words outrank the kind of file: "write a script from this" is about the script.
  const spoken = !silent && verdict.probability >= 0.8 && verdict.route !== 'general'
  const elsewhere = spoken && verdict.route !== 'knowledge' && verdict.route !== 'analysis'
  if (attachments.includes('transcript') && !elsewhere) {
    return decided('analysis', 'agent', 'A transcript was dropped in.')
  }
  if (attachments.includes('audio')) {
    if (!silent && verdict.route === 'new_client') {
      return decided('new_client', 'agent', 'A recording was dropped in and the words speak of a new client.')
    }
    if (silent) {
      return {
        ...decided('new_client', 'agent', 'A recording was dropped in without a word; it needs a choice.'),
        confidence: 0.5,
        choices: ['new_client', 'analysis', 'crm'],
      }
    }
  }
  if (attachments.includes('document') && !spoken) {
    return decided('knowledge', 'fast', 'A document was dropped in.')
  }
  return null
}

function decided(route: Route, flow: RouteDecision['flow'], reason: string): RouteDecision {
  return { route, flow, confidence: 0.99, reason, stage: 'context' }
}
