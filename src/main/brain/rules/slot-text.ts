import { COLLEAGUE, JOB } from './mentions.ts'

const J = JOB
const C = COLLEAGUE
/** One colleague or several: "Dana and Marcus". */
const CS = `${C}(?:(?:\\s*,\\s*|\\s*,?\\s+(?:and|&)\\s+)${C})*`
const VERB =
  '(?:add|put|leave|drop|make|log|write|post|create|enter|jot|stick|throw|attach|save|record|place|append|' +
  'scribble|type|pop|file|keep|update|document|mention|say|note|memo|get|tag|dictating|have|give|send)'
const NOUN =
  '(?:notes?|memo|comments?|entry|line|word|message|update|remark|heads[- ]?up|call|conversation|record|log)'
const DET = '(?:a|an|another|the|this|that|his|her|their|my|our)'
const PREP = '(?:on|for|to|in|into|at|under|onto|inside|of|about|re|regarding|with|against|from)'
const PLACE = '(?:notes?|comments?|file|record|job|history|log|timeline|card)'

const TELL = [
  `(?:,?\\s*(?:and|also|please|then|so)\\s+)*(?:cc|tag|ping|mention|notify|alert|inform|loop in|copy|tell)\\s+(${CS})(?:\\s+(?:in|too|on (?:it|this|that)|about (?:it|this|that)))?(?=\\s*(?:[.,!]|$))`,
  `(?:,?\\s*(?:and|also|please)\\s+)*(?:loop|copy)\\s+(${CS})\\s+in\\b`,
  `(?:,?\\s*(?:and|also|please)\\s+)*let\\s+(${CS})\\s+know(?:\\s+(?:about (?:it|this|that)))?`,
  `(?:please\\s+)?give\\s+(${CS})\\s+a\\s+heads[- ]?up`,
  `[,.;]?\\s*(?:make sure\\s+)?(${CS})\\s+(?:should|needs to|has to|must)\\s+(?:see|know|hear)(?:\\s+(?:about\\s+)?(?:it|this|that))?`,
  `(?:make sure|so)\\s+(?:that\\s+)?(${CS})\\s+(?:knows|sees)(?:\\s+(?:it|this|that))?`,
  `\\bfor\\s+(${CS})(?=\\s+(?:on|in|about|that)\\b)`,
  `(?:leave|drop|write|send)\\s+(${CS})(?=\\s+(?:a|an)\\b)`,
  `^(?:please\\s+)?(?:tell|inform|notify|@|hey)?\\s*(${CS})(?=\\s*(?:[,:]|\\s(?:on|in|about|for|that)\\b|\\s${J}))`,
].map((source) => new RegExp(source, 'i'))

/** Colleagues to be told, and the sentence without the words that say so. */
export function takeTell(text: string): { readonly rest: string; readonly tell: readonly string[] } {
  const tell: string[] = []
  let rest = text
  for (const form of TELL)
    for (let m = form.exec(rest); m; m = form.exec(rest)) {
      for (const sign of m[1] ?? '') if (new RegExp(C).test(sign) && !tell.includes(sign)) tell.push(sign)
      rest = `${rest.slice(0, m.index)} ${rest.slice(m.index + m[0].length)}`.replace(/\s+/g, ' ').trim()
    }
  return { rest: rest.replace(/\s+([.,;:])/g, '$1').replace(/^[,.;:]\s*/, ''), tell }
}

interface Piece {
  readonly form: RegExp
  /** What follows is the text itself. */
  readonly last: boolean
}
const piece = (source: string, last: boolean): Piece => ({ form: new RegExp(`^(?:${source})`, 'i'), last })
const FILLER =
  '(?:so|hey|uh+|um+|ok(?:ay)?|please|also|and|then|quick(?:ly)?|hard-e|for the record|just|go ahead and)\\b[,:\\s]*'
const AT_JOB = `(?:${PREP}\\s+)(?:${DET}\\s+)?(?:${PLACE}\\s+(?:of|for|on|at)\\s+)?${J}(?:\\s+${PLACE}\\b)?(?!['’])`

const notePieces: readonly Piece[] = [
  piece(':\\s*(?:please\\s+)?', true),
  piece(`${J}\\s*[:,–-]\\s*(?=\\S)`, false),
  piece(`${J}(?:['’]s)?\\s+${NOUN}\\s*[:,–-]\\s*`, false),
  piece('(?:that|saying(?: that)?|says?(?: that)?|stating|reading|which says|to say)\\b[,:]?\\s+', true),
  piece(FILLER, false),
  piece('[.,;–-]\\s*', false),
  piece(`(?:on|for the|to the|in the|under the)\\s+(?:record|file|${PLACE})(?:\\s+(?=[^\\s])|$)`, false),
  piece(`${AT_JOB}(?:,?\\s*(?:please|that)(?=\\s))?\\s*`, false),
  piece(`in\\s+${DET}\\s+${NOUN}\\s*`, false),
  piece(
    `(?:${DET}\\s+)?(?:(?:quick|new|short|little|job|internal|crm)\\s+)*${NOUN}\\b(?:\\s+down)?\\s*`,
    false,
  ),
  piece('(?:it|this|that)\\s+(?=(?:on|in|to|for|down|under|with)\\b)', false),
  piece(`${VERB}\\b(?:\\s+(?:down|up|in)\\b(?!\\s+${J}))?\\s*`, false),
]
const TRAIL = new RegExp(
  `(?:(?:[,.;:!–-]|\\s+(?:and|so))\\s*(?:please\\s+|and\\s+|can you\\s+|go ahead and\\s+)*` +
    `${VERB}\\s+(?:it|that|this|a note|an? \\w+ note|down)(?:\\s+(?:down|please|${PREP}|${DET}|${J}|deck|job|` +
    `roof|kitchen|${PLACE}|too))*` +
    `|[,;]?\\s*(?:as|in) a (?:quick )?(?:note|comment)|[,;]\\s*(?:please )?note)[.!\\s]*(?:please)?[.!\\s]*$`,
  'i',
)

function strip(text: string, pieces: readonly Piece[]): string {
  let rest = text.trim()
  for (let round = 0; round < 14 && rest !== ''; round++) {
    const fitting = pieces.find(({ form }) => form.test(rest))
    if (!fitting) break
    const next = rest.replace(fitting.form, '')
    if (next === rest) break
    rest = next
    if (fitting.last) break
  }
  return rest.trim()
}

const PLACED = new RegExp(`\\s+(?:on|for|to|in|at|about)\\s+${J}(?:['’]s)?$`, 'i')
const FOR = new RegExp(`\\s+for\\s+${J}$`, 'i')

/** "The dumpster comes friday to the Ortiz job": where it belongs, not what it says. */
function withoutPlace(text: string, place: RegExp, isPlace: boolean): string {
  const rest = text.replace(place, '')
  return isPlace && rest.includes(' ') ? rest : text
}

/** The words of a note: what is left when the frame around them is taken off. */
export function noteText(text: string, isPlace: boolean): string {
  const quoted = /\uE000\d+\uE001/.exec(text)
  if (quoted) return quoted[0]
  const body = text.replace(TRAIL, '').trim()
  const start = strip(body === '' ? text : body, notePieces)
  return withoutPlace(start.replace(/[,.;\s]+$/, ''), PLACED, isPlace)
}

const TASK = '(?:tasks?|to-?dos?|to do|todos?|reminders?|follow[- ]?ups?(?: task)?|action items?)'
const taskPieces: readonly Piece[] = [
  piece(`:\\s*(?:${CS}\\s*[,:]?\\s*(?:to\\s+)?)?`, true),
  piece(FILLER, false),
  piece('(?:can|could|would) (?:you|we)\\s+', false),
  piece('(?:some(?:one|body))\\s+(?:needs? to|has to|should)\\s+', true),
  piece(`${CS}\\s*,?\\s*(?:needs? to|has to|should|must|please|to|can you)\\s+`, true),
  piece(`have (?:some(?:one|body)|a person)[^,]*,\\s*${CS},?\\s*`, true),
  piece(
    `(?:have|get|ask|tell|i want|i need|we need|need|want|let|could|can|remind)\\s+${CS}\\s*,?\\s*(?:to\\s+)?`,
    true,
  ),
  piece(
    `(?:task|give|assign|schedule)\\s+${CS}\\s*(?:${DET}\\s+(?:job of|${TASK})|with|to)?\\s*(?:to\\b|:|of\\b)?\\s*`,
    true,
  ),
  piece(`(?:for|to|on|with|so)\\s+${CS}(?:['’]s)?(?:\\s+(?:list|tasks|plate))?\\s*(?:to\\s+|:\\s*)?`, false),
  piece(`${CS}(?:['’]s)?(?:\\s+(?:list|tasks|plate))?\\s*[:,–-]?\\s*(?:to\\s+)?`, false),
  piece(`(?:a|an|the|new|another|quick)\\s+(?:new\\s+)?${TASK}\\b\\s*`, false),
  piece(`${TASK}\\b\\s*`, false),
  piece('[.,;–-]\\s*', false),
  piece(`(?:on|for|at)\\s+${J}(?:['’]s)?\\s*[:,]?\\s*`, false),
  piece('(?:to|that|about)\\s+', true),
  piece('(?:i need|we need|need)\\s+(?=(?:a|an)\\b)', false),
  piece(
    '(?:add|create|set(?: up)?|make|put(?: in)?|give|schedule|open|start|new|book|log|enter|assign)\\b\\s*',
    false,
  ),
]
const TASK_TRAIL = new RegExp(
  `(?:\\s*[,.;?–-]*\\s*(?:and\\s+|please\\s+)*(?:(?:as|make (?:it|that|this)|put (?:it|that|this)(?: (?:down|in))?(?: as)?|` +
    `put in|set (?:it|that) up as|add|create)\\s+)?(?:a\\s+)?(?:${TASK})(?:\\s+(?:please|for ${CS}))*` +
    `|[,.;]\\s*(?:and\\s+)?(?:put|add)\\s+(?:it|that|this)\\s+(?:on|to)\\s+${CS}['’]s\\s+\\w+` +
    `|[,.;]?\\s*(?:and\\s+)?(?:assign|give)\\s+(?:it|that|this)\\s+to\\s+${CS}` +
    `|\\s*,\\s*(?:for\\s+)?${CS}|\\s+for\\s+${CS}|[\\s,;.!–-]+)$`,
  'i',
)

/** What a task says: what is left when verb, noun, person and the job's own place are taken off. */
export function taskText(text: string, isPlace: boolean): string {
  const quoted = /\uE000\d+\uE001/.exec(text)
  if (quoted) return quoted[0]
  let body = text.trim()
  for (let round = 0; round < 4; round++) {
    const next = body.replace(TASK_TRAIL, '').trim()
    if (next === body || next === '') break
    body = next
  }
  const follow = /^(?:set(?: up)?|add|create|make|schedule|book)?\s*(?:up\s+)?(?:a\s+)?follow[- ]?up\b/i.test(
    body,
  )
  const rest = strip(body, taskPieces)
  if (follow && new RegExp(`^(?:with|on|about)\\b|^${J}`).test(rest)) return `follow up ${rest}`
  return withoutPlace(rest, isPlace ? PLACED : FOR, true)
}

/** Who a task is for: the colleague in the frame, before one that is only spoken of. */
export function assigneeIn(text: string): readonly string[] {
  const forms = [
    `(?:remind|task|assign|give|ask|tell|have|get|schedule|i want|i need|need|could|can|to-?do|todo)\\s+(${CS})`,
    `(?:tasks?|to-?dos?|todos?|reminders?|follow[- ]?ups?)\\s*(?:for|to|:|,)?\\s*(${CS})`,
    `(${CS})['’]s\\s+(?:list|tasks|plate|to-?dos?)`,
    `(${CS})\\s*,?\\s*(?:needs? to|has to|should|must|please|to|can you)\\b`,
    `^(${CS})\\s*[,:]`,
    `\\b(?:for|to|so)\\s+(${CS})`,
    `(${CS})`,
  ]
  for (const form of forms) {
    const found = new RegExp(form, 'i').exec(text)?.[1]
    if (found) return found.match(new RegExp(C, 'g')) ?? []
  }
  return []
}
