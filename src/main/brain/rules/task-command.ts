import { findDate, withoutDate } from './calendar.ts'
import { capital, type Reading, type TaskCommand } from './command.ts'
import { splitNames } from './people.ts'
import { JOB_NUMBER, readTarget, type Target } from './targets.ts'

const TASK = '(?:task|to-?do|todo|reminder|follow[- ]?up(?: task)?|action item)'
const HEAD = new RegExp(
  `^(?:(?:add|create|set(?: up)?|make|put in|put|give|schedule|open|start|assign|` +
    `need|log|book|enter|file)\\s+)?(?:me\\s+)?(?:(?:up|in)\\s+)?(?:(?:a|an|another|` +
    `the|new|quick)\\s+)*${TASK}\\b[\\s,:–-]*`,
  'i',
)
const GIVE = new RegExp(
  `^(?:give|assign|` +
    `send)\\s+(?:to\\s+)?([A-Za-z'’.-]+(?: [A-Z][\\w'’.-]+)?)\\s+(?:(?:a|an|the|` +
    `another|new)\\s+)*${TASK}\\b[\\s,:–-]*(.*)$`,
)
const REMIND =
  /^[Rr]emind\s+(me|[\w'’.-]+(?:(?: [A-Z][\w'’.-]+)| and [\w'’.-]+)?)\s+(?:to|that|about)\s+(.+)$/
const NEEDS = /^([A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?)\s+(?:needs to|has to|should|must)\s+(.+)$/
const ASSIGN_TAIL = new RegExp(
  String.raw`[,;.]?\s*(?:and\s+)?(?:assign(?:ed)?(?: it| that| this)? to|for|give it to|` +
    String.raw`assignee:?)\s+([A-Za-z'’.-]+(?: [A-Z][\w'’.-]+)?(?:(?:,|` +
    String.raw` and) [A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+)?)*)\s*$`,
)
const FOR_NAME = new RegExp(
  String.raw`^(?:for|to)\s+([\w'’.-]+(?: [A-Z][\w'’.-]+)?(?:(?:,| and|` +
    String.raw` &) [\w'’.-]+(?: [A-Z][\w'’.-]+)?)?)(?:\s*[:,–-]\s*|\s+(?:to|about|on|that)\s+|$` +
    String.raw`)`,
)
const NOT_A_NAME = new RegExp(
  String.raw`^(?:the|a|an|this|that|me|my|our|next|monday|tuesday|wednesday|thursday|friday|` +
    String.raw`today|tomorrow|job|order|call|follow|send|check|schedule|get|confirm|pick|email|` +
    String.raw`text|review|re-?measure|measure|meet|visit)\b`,
  'i',
)
const JOB_TAIL = new RegExp(
  String.raw`\s+(?:for|on|at|about|regarding|re|to|under|against|from)\s+((?:the\s+|job\s+|` +
    String.raw`#\s*)*(?:[\w'’.&-]+\s+){1,5}?(?:job|project|file|account|deal)|` +
    String.raw`(?:the\s+)?[A-Z][\w'’.-]*['’]s?\s+\w+|the\s+[A-Z][\w'’.-]+(?:\s+[a-z]+)?|` +
    String.raw`[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)$`,
)
const CONTACT = new RegExp(
  String.raw`\b(?:call|phone|ring|text|e-?mail|meet(?: with)?|visit|see|` +
    String.raw`follow(?:ing)?[ -]?up with|check(?:ing)? in (?:with|on)|check (?:with|on)|` +
    String.raw`reach(?:ing)? out to|get back to|touch base with|remind|call back|talk to|` +
    String.raw`speak (?:to|with)|call with)\s+((?:(?:[Mm]rs?|[Mm]s|[Mm]iss|` +
    String.raw`[Dd]r)\.?\s+)?[A-Za-z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?|the\s+[A-Z][\w'’-]+s)`,
)
const NOT_A_CONTACT = new RegExp(
  String.raw`^(?:the|a|an|them|him|her|back|about|all|every|everyone|supplier|inspector|crew|` +
    String.raw`our|my|his|their|if|it|that|this|customer|homeowner|to|in|on)$`,
  'i',
)

function isName(said: string, { colleagueNames }: Reading): boolean {
  const first = said.toLowerCase().split(' ')[0] ?? ''
  return colleagueNames.some((name) => name.toLowerCase().split(' ').includes(first))
}

interface Rest {
  readonly body: string
  readonly assignees: readonly string[]
}

/** Takes "for Marcus to", "…, assign it to Elena" off the sentence. */
function takeAssignee(text: string, reading: Reading): Rest {
  const front = FOR_NAME.exec(text)
  const name = front?.[1] ?? ''
  const tidy = (rest: string): string => rest.trim()
  if (front && /^(?:me|myself)$/i.test(name))
    return { body: tidy(text.slice(front[0].length)), assignees: [] }
  if (front && !NOT_A_NAME.test(name) && !/['’]s$/.test(name) && fitsName(name, front[0], reading))
    return { body: tidy(text.slice(front[0].length)), assignees: splitNames(name) }
  const tail = ASSIGN_TAIL.exec(text)
  const last = tail?.[1] ?? ''
  const said = /assign|give/i.test(tail?.[0] ?? '')
  if (tail && !NOT_A_NAME.test(last) && (said || splitNames(last).every((one) => isName(one, reading))))
    return { body: tidy(text.slice(0, tail.index)), assignees: splitNames(last) }
  return { body: tidy(text.replace(/^(?:to|that|about)\s+/i, '')), assignees: [] }
}

/** "for Marcus to call": a name when it is known, or when a verb follows and nobody is known yet. */
function fitsName(name: string, phrase: string, reading: Reading): boolean {
  const known = splitNames(name).every((one) => isName(one, reading))
  // A stranger's name is kept, so that the person is told that nobody of that name works here.
  if (reading.colleagueNames.length > 0) return known || (/^[A-Z]/.test(name) && /\sto\s/.test(phrase))
  return /(?:\sto\s|[:,]\s*)$/.test(phrase) || /^[A-Z]/.test(name)
}

/** The job or contact a task is about, and the sentence without a job that only says where it belongs. */
function takeTarget(
  title: string,
  reading: Reading,
): { target: Target | null; named: boolean; title: string } {
  const number = new RegExp(
    `\\s*(?:\\b(?:for|on|at|about|re|to)\\s+)?(?:the\\s+)?(?:job\\s+)?(?:number\\s+|` +
      `#)?${JOB_NUMBER.source}(?:\\s+job)?`,
    'i',
  ).exec(title)
  if (number) {
    const rest = `${title.slice(0, number.index)}${title.slice(number.index + number[0].length)}`.trim()
    const whole = rest.split(/\s+/).length < 2 ? title : rest
    return { target: readTarget(number[0]), named: true, title: whole.replace(/^[\s:,-]+/, '') }
  }
  const that = /\s+(?:for|on|about)\s+((?:that|this|the same|his|her|their) (?:job|one|project)|it)$/i.exec(
    title,
  )
  if (that) return { target: { kind: 'that' }, named: true, title: title.slice(0, that.index) }
  const tail = JOB_TAIL.exec(title)
  const phrase = tail?.[1] ?? ''
  if (tail && !isName(phrase, reading) && readTarget(phrase)) {
    // "The contract to Maria Ortiz" needs its last words; "order shingles for the Ortiz job" does not.
    const whole =
      /^\s+(?:to|from)\b/.test(tail[0]) || /^the\s+[A-Z]\S*\s+(?!job|project|file|account|deal)/.test(phrase)
    return { target: readTarget(phrase), named: true, title: whole ? title : title.slice(0, tail.index) }
  }
  const inside =
    /\b((?:the\s+)?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:\s+\w+)?\s+job)\b/.exec(title) ??
    /\b(the\s+[\w'’-]+(?:\s+\w+)?\s+job)\b/i.exec(title) ??
    /\b(?:the\s+)([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)?\s+(?:roof|doors?|windows?|siding|deck|gutters?|kitchen|estimate|permit|contract))\b/.exec(
      title,
    )
  if (inside?.[1])
    return { target: readTarget(inside[1].replace(/estimate|permit|contract/i, '')), named: true, title }
  const contact = CONTACT.exec(title)
  const who = contact?.[1] ?? ''
  if (contact && !NOT_A_CONTACT.test(who.split(' ')[0] ?? '') && !isName(who, reading))
    return { target: readTarget(who), named: false, title }
  if (contact && /^the [A-Z]/.test(who)) return { target: readTarget(who), named: false, title }
  return { target: null, named: false, title }
}

function build(text: string, given: readonly string[], reading: Reading): TaskCommand {
  let rest = text.trim().replace(/[.!]+$/, '')
  let dueOn: string | null = null
  const date = reading.today ? findDate(rest, reading.today) : null
  if (date) [dueOn, rest] = [date.day, withoutDate(rest, date)]
  let assignees = given
  // "on the Henderson job for Jae to …": the job first, then everything else.
  const front =
    /^(?:on|for|about)\s+((?:the\s+)?[\w'’ -]{2,40}?\s(?:job|project|file)|\d{3,6}-\d{1,3})[\s,:]+(?=\S+\s)/i.exec(
      rest,
    )
  if (front && readTarget(front[1] ?? '')) {
    const inner = build(rest.slice(front[0].length), given, { ...reading, today: null })
    return { ...inner, target: readTarget(front[1] ?? ''), named: true, dueOn }
  }
  // An assignee may stand before or after the job, so both are taken off until nothing changes.
  const first = takeAssignee(rest, reading)
  if (given.length === 0) [rest, assignees] = [first.body, first.assignees]
  const found = takeTarget(rest, reading)
  rest = found.title
  if (assignees.length === 0) {
    const again = takeAssignee(rest, reading)
    ;[rest, assignees] = [again.body, again.assignees]
  }
  const title = rest
    .replace(/^(?:to|that|:|-|,)\s+/i, '')
    .replace(/^["“]|["”]$/g, '')
    .replace(/[\s,;:]+$/g, '')
    .trim()
  return {
    kind: 'task',
    target: found.target,
    named: found.named,
    title: title ? capital(title) : null,
    dueOn,
    assignees,
  }
}

const named = (said: string): readonly string[] => (/^(?:me|myself|us)$/i.test(said) ? [] : splitNames(said))

/** Reads a clause that speaks of a task or a reminder. */
export function readTask(clause: string, reading: Reading): TaskCommand | null {
  const text = clause.trim().replace(/[’`]/g, "'")
  // "Nudge me Thursday about …": the day may stand in the middle, so it goes to the end.
  const date = reading.today ? findDate(text, reading.today) : null
  const remind = REMIND.exec(date ? `${withoutDate(text, date)} on ${date.day}` : text)
  if (remind) return build(remind[2] ?? '', named(remind[1] ?? ''), reading)
  const give = GIVE.exec(text)
  if (give && !/^(?:a|an|the|me|new)$/i.test(give[1] ?? ''))
    return build((give[2] ?? '').replace(/^to\s+/i, ''), splitNames(give[1] ?? ''), reading)
  const head = HEAD.exec(text)
  const rest = head ? text.slice(head[0].length) : ''
  if (head)
    return build(/follow/i.test(head[0]) && /^with\b/i.test(rest) ? `follow up ${rest}` : rest, [], reading)
  // On the Ortiz job, create a task to …
  const late = new RegExp(
    `^(?:on|for)\\s+(.+?),?\\s+(?:please\\s+)?((?:add|create|set(?: up)?|make)\\s+(?:a\\s+)?${TASK}\\b.*)$`,
    'i',
  ).exec(text)
  if (late) {
    const inner = readTask(late[2] ?? '', reading)
    return inner && { ...inner, target: readTarget(late[1] ?? ''), named: true }
  }
  return null
}

/** Reads "have Tom measure the Ellis windows tomorrow", "ask Priya to …", "Marcus needs to …". */
export function readAssignment(clause: string, reading: Reading): TaskCommand | null {
  const text = clause.trim().replace(/[’`]/g, "'")
  const have = /^(?:[Hh]ave|[Gg]et|[Aa]sk|[Tt]ell)\s+([\w'.-]+(?: [A-Z][\w'.-]+)?)\s+(to\s+)?(.+)$/.exec(text)
  const who = have?.[1] ?? ''
  if (
    have &&
    isName(who, reading) &&
    (have[2] || /^have/i.test(text)) &&
    !/^(?:know|about)/.test(have[3] ?? '')
  )
    return build(have[3] ?? '', [who], reading)
  const assign = /^[Aa]ssign\s+([\w'.-]+(?: [A-Z][\w'.-]+)?)\s+to\s+(.+)$/.exec(text)
  if (assign && isName(assign[1] ?? '', reading)) return build(assign[2] ?? '', [assign[1] ?? ''], reading)
  const needs = NEEDS.exec(text)
  if (needs && isName(needs[1] ?? '', reading)) return build(needs[2] ?? '', [needs[1] ?? ''], reading)
  return null
}
