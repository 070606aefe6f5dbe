import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import type { RouteDecision } from '#shared/domain/route.ts'
import { beginsAnother } from '../../scripts/read/another.ts'
import { ordersScript } from '../router/script-order.ts'
import { askedIn, NOT_UNDERSTOOD, SHALL_I_WRITE, WHAT_TO_CHANGE } from '../../scripts/read/asked.ts'
import { readClause } from '../../scripts/read/clause-fields.ts'
import { questionIn } from '../../scripts/read/questions.ts'
import { readScript } from '../../scripts/read/read-script.ts'
import { callsBackScript } from '../../scripts/read/resume.ts'
import { isQuestion } from '../../scripts/read/script-words.ts'
import type { ScriptReading } from '../../scripts/read/script-reading.ts'
import { maySwitch, switchedDraft } from '../../scripts/read/switch-draft.ts'
import { isYes } from '../../scripts/read/wishes.ts'
import type { Scripts } from '../../scripts/scripts.ts'
import { draftName, unsourced } from '../script/say-script.ts'
import {
  asksOfCustomer,
  goesOn,
  isElsewhere,
  isOwnWish,
  isUnmistakable,
  ordersRecord,
  ordersWording,
  SPEAKS_OF_IT,
} from './script-claims.ts'
import { byWords, type Workflow, type WorkflowTurn } from './workflow.ts'

const MOST_WORDS = 40
/** After so many answers about something else, the question before them is still open. */
const LOOK_BACK = 4

const answersOf = ({ history }: WorkflowTurn): string[] =>
  history
    .filter(({ role }) => role === 'assistant')
    .map(({ text }) => text)
    .slice(-LOOK_BACK)

function readingOf(turn: WorkflowTurn, draft: ScriptDraft, last: string): ScriptReading {
  return readScript(turn.text, {
    asked: askedIn(last),
    state: draft.state,
    hasOutline: draft.outline.length > 0,
    hasText: draft.words > 0,
    jobKnown: draft.slots.job.status === 'filled',
    unclear: last.includes(NOT_UNDERSTOOD),
    unsourced: unsourced(draft).map(({ text }) => text),
  })
}

/** The last answer asked something about the script, and this answers it. */
function answers(turn: WorkflowTurn, reading: ScriptReading, last: string, decision: RouteDecision): boolean {
  const { text } = turn
  // A waiting approval takes no yes that answers another question.
  if (last.includes(SHALL_I_WRITE) && (isYes(text) || reading.wish === 'write')) return true
  if (askedIn(last).length === 0 || !byWords(decision)) return false
  if (isQuestion(text) || isElsewhere(text)) return false
  const says =
    reading.said.length > 0 || reading.skipped.length > 0 || reading.skipRest || reading.jobQuery !== null
  return says && text.split(/\s+/).length <= MOST_WORDS
}

const isOfScript = (answer: string): boolean =>
  answer.includes(WHAT_TO_CHANGE) || answer.includes(SHALL_I_WRITE) || askedIn(answer).length > 0

/** A script was put aside a moment ago by a question in between, and this still answers what it asked. */
function answersStill(turn: WorkflowTurn, draft: ScriptDraft): boolean {
  const { text } = turn
  const given = answersOf(turn)
  const last = given.at(-1) ?? ''
  const before = given.findLast(isOfScript) ?? ''
  if (last.trimEnd().endsWith('?') || isQuestion(text) || isElsewhere(text)) return false
  if (before.includes(SHALL_I_WRITE)) return isYes(text) || /^\W*write\b/i.test(text)
  const asked = askedIn(before).filter((field) => draft.missing.includes(field))
  if (asked.length === 0 || asked.includes('job')) return false
  const field = readClause(text)?.field
  return (field !== undefined && asked.includes(field)) || ordersWording(text, draft, 'open')
}

/** One of the last answers was about the script. */
const lately = (turn: WorkflowTurn): boolean => answersOf(turn).some(isOfScript)

/** Nothing was asked, but the message speaks of nothing else. */
function speaksOfIt(
  { text }: WorkflowTurn,
  reading: ScriptReading,
  draft: ScriptDraft,
  open: boolean,
): boolean {
  if (isElsewhere(text)) return false
  const named = SPEAKS_OF_IT.test(text)
  if (questionIn(text) !== null && (named || open) && isQuestion(text)) return draft.words > 0 || named
  if (reading.wish === 'write' && open) return true
  if (reading.wrongJob !== null && open) return true
  if (isOwnWish(reading)) return open || named || isUnmistakable(text, reading)
  if (reading.wish === 'revise') return reading.paragraphs.length > 0 && (open || named)
  if (isQuestion(text) || draft.words > 0) return false
  if (reading.said.length === 0) return false
  return open || reading.said.every(({ field }) => draft.missing.includes(field))
}

/** A script that is being written. */
export function createScriptWorkflow(scripts: Scripts): Workflow {
  return {
    route: 'scripting',
    backWords: 'back to the script',
    going(conversationId) {
      const draft = scripts.ofConversation(conversationId)
      return draft && { id: draft.id, name: draftName(draft) }
    },
    calledBack({ text, conversationId }) {
      if (callsBackScript(text)) return true
      const draft = maySwitch(text) ? scripts.ofConversation(conversationId) : null
      if (!draft) return false
      const here = scripts.list().filter((one) => one.conversationId === conversationId)
      return switchedDraft(text, here, draft.id) !== null
    },
    begins: (text) => ordersScript(text) || beginsAnother(text),
    claims(turn, state, decision) {
      const draft = scripts.ofConversation(turn.conversationId)
      if (!draft) return null
      const last = answersOf(turn).at(-1) ?? ''
      const reading = readingOf(turn, draft, last)
      const open = state === 'open'
      if (decision.route !== 'scripting' && open && answers(turn, reading, last, decision)) {
        return 'Answers what the script that is open asked.'
      }
      if (!byWords(decision)) return null
      if (!open && answersStill(turn, draft)) return 'Answers what the script that was put aside asked.'
      if (!open && lately(turn) && (beginsAnother(turn.text) || goesOn(turn.text, draft, reading))) {
        return 'Goes on with the script that was put aside.'
      }
      // What was written is spoken of; an older one that waits has to be named.
      const wording = ordersWording(turn.text, draft, open ? 'open' : 'just_left')
      if (!wording && !speaksOfIt(turn, reading, draft, open)) return null
      return open ? 'Speaks of the script that is open.' : 'Goes back to the script that was put aside.'
    },
    leaves(turn, decision) {
      if (decision.route !== 'scripting' || decision.stage === 'decisions') return null
      const draft = scripts.ofConversation(turn.conversationId)
      if (!draft) return null
      if (ordersRecord(turn.text)) {
        const reason = 'Orders something in the CRM, not in the script that is open.'
        return { ...decision, route: 'crm', flow: 'agent', reason, stage: 'context', choices: undefined }
      }
      const last = answersOf(turn).at(-1) ?? ''
      if (!asksOfCustomer(turn.text, draft, readingOf(turn, draft, last))) return null
      const reason = 'Asks about the customer, not about the script that is open.'
      return { ...decision, route: 'crm', flow: 'fast', reason, stage: 'context', choices: undefined }
    },
  }
}
