import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { questionIn } from '../../scripts/read/questions.ts'
import { isQuestion } from '../../scripts/read/script-words.ts'
import type { SaidField, ScriptReading, ScriptWish } from '../../scripts/read/script-reading.ts'

/** Begins with what is done in the CRM, in documents or on the web: no answer to a question about a script. */
const ORDERS =
  /^\W*(?:(?:please|can you|could you|ok(?:ay)?|and|also|now)[\s,]+)*(?:find|show me|show (?!him|her|them|that|we|how)|look|pull|list|add (?:a )?(?:note|task)|put (?:a )?note|move|mark|remind (?!him|her|them)|log|schedule|search|check|google|open|give me|tell me|summari[sz]e|note (?:on|for|that)|text|e-?mail|call|assign|create (?:a )?task|set (?:a )?reminder|new (?:client|lead|customer))\b/i
const POLITE = /^\W*(?:thanks?|thank you|hello|hi|hey|bye|goodbye|good (?:morning|evening|night))\b/i
export const SPEAKS_OF_IT = /\b(?:script|primer|proposal|draft|version|paragraph|wording|outline)\b/i

/** Records of the CRM and ways to reach somebody: not what a text is made of. */
const RECORDS =
  /\b(?:notes?|tasks?|to-?dos?|reminders?|stages?|calendar|crm|phone|e-?mail|voicemail|address|(?:to|from|on|in|of) (?:the|his|her|their|this|that) job|(?:new|as a) (?:client|customer|lead))\b|\S@\S|\b\d{3}[-. ]\d{4}\b|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b/i

/** An order or a politeness that no script is meant by. */
export const isElsewhere = (text: string): boolean => ORDERS.test(text) || POLITE.test(text)

/** Something is to be written into the CRM. */
export const ordersRecord = (text: string): boolean =>
  /^\W*(?:(?:please|ok(?:ay)?|and|also|now|can you|could you)[\s,]+)*(?:add|put|make|leave|create|log|set|drop)(?: a| the| another)?(?: new| quick)? (?:note|task|reminder|to-?do)\b/i.test(
    text,
  )

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
  'append',
  'swap',
  'finalize',
  'video',
  'no_video',
  'reopen',
  'confirm',
  'abandon',
]
export const isOwnWish = ({ wish }: ScriptReading): boolean => OWN_WISHES.includes(wish)

/** No other matter knows such a command. */
export const isUnmistakable = (text: string, { wish }: ScriptReading): boolean =>
  (wish === 'finalize' && /\bfinal/i.test(text)) ||
  ((wish === 'video' || wish === 'no_video') && /\bvideo\b/i.test(text)) ||
  wish === 'restore' ||
  wish === 'swap'

const PIECES =
  /\b(?:para|paragraph|sentence|opening (?:line|words?)?|intro|ending|closing|sign-?off|wording|typo|first line|last line)s?\b/i
/** What is found wrong with a text, or wanted of it. */
const JUDGES =
  /\b(?:too|so|bit|kinda|kind of|sounds?|more|less|not so|way) (?:too )?(?:long|short|stiff|formal|salesy|pushy|wordy|cold|dry|casual|robotic|generic|corny|cheesy|weird|friendly|warm|personal|flat|boring|vague|technical|complicated|direct|urgent|urgency|energy|detail(?:ed)?)\b|\b(?:shorter|longer|warmer|friendlier|tighter|punchier|simpler|crisper|softer|shorten|lengthen|tighten|rephrase|reword|rewrite|typos?)\b|\b(?:cut|trim|lose|shave|drop|add)\b.{0,12}\b(?:seconds?|secs?|words?|in half|down)\b/i
const CHANGE = /\b(?:change|replace|swap|turn)\s+["“']?(?<from>.+?)["”']?\s+(?:to|with|into|for|by)\s+\S/i
const QUOTED = /\b(?:change|replace|swap|say|use|put|add|write|call (?:him|her|them))\b[^"“]*["“][^"”]+["”]/i
const CONTENT =
  /^\W*(?:(?:please|also|and|but|maybe|can you|could you|ok(?:ay)?|then|now|just)[\s,]+)*(?:mention|say (?:that|we|how|the|a|our|what|something)|bring up|talk about|include|leave out|take out|remove|cut|emphasi[sz]e|stress|highlight|point out|work in|play up|add (?:that|how|something|a (?:line|point|bit|sentence|word|paragraph|part|section)|the|our|more)|(?:don'?t|do not|never|no) (?:mention|say|talk|bring)|avoid|(?:tell|remind|thank|reassure|ask|let) (?:him|her|them)|no\b.{2,20}\btalk)\b/i
const MOST_WORDS = 40

const count = (text: string): number => text.trim().split(/\s+/).length
const textOf = ({ paragraphs }: ScriptDraft): string =>
  (paragraphs ?? [])
    .map(({ text }) => text)
    .join(' ')
    .toLowerCase()

/**
 * The message is an order to change what a script says. `near`: it was spoken of a moment ago; a script that was put
 * aside longer ago needs its paragraphs or its words to be named.
 */
export function ordersWording(text: string, draft: ScriptDraft, near: 'open' | 'just_left'): boolean {
  if (isElsewhere(text) || isQuestion(text) || RECORDS.test(text) || count(text) > MOST_WORDS) return false
  const written = draft.words > 0
  if (written) {
    if (PIECES.test(text) || QUOTED.test(text)) return true
    const from = CHANGE.exec(text)?.groups?.['from']?.toLowerCase().replace(/^the /, '')
    if (from && textOf(draft).includes(from)) return true
    if (JUDGES.test(text) && (near === 'open' || count(text) <= 8)) return true
  }
  if (near !== 'open' || draft.slots.job.status !== 'filled') return false
  return CONTENT.test(text)
}

/** Fields that a message sets in words of its own, without a question before it. */
const PLAIN_FIELDS: readonly SaidField[] = ['kind', 'length', 'tone', 'offer', 'avoid']
const SHORT = 12

/** What was said a moment ago about a script that a question in between put aside still goes on with it. */
export function goesOn(text: string, draft: ScriptDraft, reading: ScriptReading): boolean {
  if (isElsewhere(text) || RECORDS.test(text) || count(text) > SHORT) return false
  if (reading.wish === 'write') return /\bwrite\b/i.test(text)
  const { question, said } = reading
  if (question !== null) {
    if (draft.words === 0 || question.kind === 'missing' || question.kind === 'fields') return false
    if (question.kind !== 'source') return question.kind !== 'length' || /\b(?:it|text|script)\b/i.test(text)
    return question.about !== '' && textOf(draft).includes(question.about.toLowerCase())
  }
  return said.length > 0 && said.every(({ field }) => PLAIN_FIELDS.includes(field))
}

const CUSTOMER =
  /\b(?:his|her|hers|their|he|she|they|him|them|customer|client|homeowner)(?:'?s)?\b|\b(?:there|that job|this job|the job)\b/i
const OF_RECORD =
  /\b(?:phone|cell|number|e-?mail|address|stage|status|notes?|appointments?|calendar|tasks?|rep|pm|project manager|adjuster|owes?|paid|balance|contract|history|jobs?|insurance|scheduled|last (?:note|visit|call)|do we have on|do we know about)\b/i
/** About the text, not about the customer. */
const OF_TEXT =
  /\b(?:script|primer|proposal|draft|text|paragraph|version|outline|wording|transcripts?|sourced?|say|says|mention|mentions)\b/i

/** It asks for something of the customer that stands in the CRM and not in the script. */
export function asksOfCustomer(text: string, draft: ScriptDraft, reading: ScriptReading): boolean {
  if (!isQuestion(text) || questionIn(text) !== null || isOwnWish(reading) || OF_TEXT.test(text)) return false
  if (/\b(?:can|could|would|will) (?:you|u|we|it)\b/i.test(text) && !OF_RECORD.test(text)) return false
  if (/\b(?:how|what) (?:about|if)\b/i.test(text)) return false
  const heard: readonly string[] = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const names = (draft.customerName ?? '').toLowerCase().split(/\s+/)
  const named = names.some((name) => name.length > 2 && heard.includes(name))
  return named || CUSTOMER.test(text) || (OF_RECORD.test(text) && count(text) <= 8)
}
