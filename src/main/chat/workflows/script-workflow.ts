import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import type { RouteDecision } from '#shared/domain/route.ts'
import { askedIn, SHALL_I_WRITE } from '../../scripts/read/asked.ts'
import { questionIn } from '../../scripts/read/questions.ts'
import { readScript } from '../../scripts/read/read-script.ts'
import { callsBackScript } from '../../scripts/read/resume.ts'
import { isQuestion } from '../../scripts/read/script-words.ts'
import type { ScriptReading, ScriptWish } from '../../scripts/read/script-reading.ts'
import { isYes } from '../../scripts/read/wishes.ts'
import type { Scripts } from '../../scripts/scripts.ts'
import { draftName, unsourced } from '../script/say-script.ts'
import { byWords, type Workflow, type WorkflowTurn } from './workflow.ts'

/** Begins with what is done in the CRM, in documents or on the web: no answer to a question about a script. */
const ORDERS =
  /^\W*(?:(?:please|can you|could you|ok(?:ay)?|and|also|now)[\s,]+)*(?:find|show me|show|look|pull|list|add (?:a )?(?:note|task)|put (?:a )?note|move|mark|remind|log|schedule|search|check|google|open|give me|tell me|summari[sz]e|note (?:on|for|that)|text|e-?mail|call|assign|create (?:a )?task|new (?:client|lead|customer))\b/i
const POLITE = /^\W*(?:thanks?|thank you|hello|hi|hey|bye|goodbye|good (?:morning|evening|night))\b/i
const SPEAKS_OF_IT = /\b(?:script|primer|proposal|draft|version|paragraph|wording|outline)\b/i
const MOST_WORDS = 40

/** Commands that only make sense with a script at hand. */
const OWN_WISHES: readonly (ScriptWish | null)[] = [
  'undo',
  'redo',
  'restore',
  'lock',
  'unlock',
  'remove',
  'replace',
  'insert',
  'finalize',
  'video',
  'no_video',
  'reopen',
  'confirm',
]

function readingOf(turn: WorkflowTurn, draft: ScriptDraft, last: string): ScriptReading {
  return readScript(turn.text, {
    asked: askedIn(last),
    state: draft.state,
    hasOutline: draft.outline.length > 0,
    hasText: draft.words > 0,
    jobKnown: draft.slots.job.status === 'filled',
    unsourced: unsourced(draft).map(({ text }) => text),
  })
}

/** The last answer asked something about the script, and this answers it. */
function answers(turn: WorkflowTurn, reading: ScriptReading, last: string, decision: RouteDecision): boolean {
  const { text } = turn
  // A waiting approval takes no yes that answers another question.
  if (last.includes(SHALL_I_WRITE) && (isYes(text) || reading.wish === 'write')) return true
  if (askedIn(last).length === 0 || !byWords(decision)) return false
  if (isQuestion(text) || ORDERS.test(text) || POLITE.test(text)) return false
  const says =
    reading.said.length > 0 || reading.skipped.length > 0 || reading.skipRest || reading.jobQuery !== null
  return says && text.split(/\s+/).length <= MOST_WORDS
}

/** Nothing was asked, but the message speaks of nothing else. */
function speaksOfIt(
  { text }: WorkflowTurn,
  reading: ScriptReading,
  draft: ScriptDraft,
  open: boolean,
): boolean {
  if (ORDERS.test(text) || POLITE.test(text)) return false
  const named = SPEAKS_OF_IT.test(text)
  if (questionIn(text) !== null && (named || open) && isQuestion(text)) return draft.words > 0 || named
  if (OWN_WISHES.includes(reading.wish)) return open || named
  if (reading.wish === 'revise') return reading.paragraphs.length > 0 && (open || named)
  if (isQuestion(text) || draft.words > 0) return false
  return reading.said.length > 0 && reading.said.every(({ field }) => draft.missing.includes(field))
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
    calledBack: callsBackScript,
    claims(turn, state, decision) {
      const draft = scripts.ofConversation(turn.conversationId)
      if (!draft) return null
      const last = turn.history.findLast(({ role }) => role === 'assistant')?.text ?? ''
      const reading = readingOf(turn, draft, last)
      if (decision.route !== 'scripting' && state === 'open' && answers(turn, reading, last, decision)) {
        return 'Answers what the script that is open asked.'
      }
      if (!byWords(decision) || !speaksOfIt(turn, reading, draft, state === 'open')) return null
      return state === 'parked'
        ? 'Goes back to the script that was put aside.'
        : 'Speaks of the script that is open.'
    },
  }
}
