import { tidyText, type NoteCommand } from './command.ts'
import { splitNames } from './people.ts'
import { isStrongTarget, jobNumberIn, readTarget } from './targets.ts'

const VERB =
  '(?:add|put|leave|drop|make|log|write|post|create|enter|jot|stick|throw|attach|' +
  'save|record|place|append|scribble|type|pop|file)'
const NOTE =
  `(?:${VERB}\\s+(?:down\\s+|in\\s+)?)?(?:(?:a|an|another|the|this|that|` +
  `one)\\s+)?(?:(?:quick|new|job|short|crm|internal)\\s+)*notes?(?:\\s+down)?`
const ON = '(?:to|on|onto|for|in|into|under|against|about|at)'
const SAYS =
  '(?:\\s*,)?\\s*(?:\\bthat says|\\bwhich says|\\bthat reads|\\bsaying that|' +
  '\\bsaying|\\bsays|\\bsay|\\bstating that|\\bstating|\\bto say that|\\bto say|' +
  '\\breading|\\bthat|:)[:,]?\\s+'
const NAME =
  "@?[\\w'’.-]+(?: (?!know|in\\b|on\\b|about)[\\w'’.-]+)?(?:(?:,| and|, and|" +
  " &) [\\w'’.-]+(?: (?!know|in\\b)[\\w'’.-]+)?)*"

const tellForms = [
  `let (${NAME}) know(?: (?:about|on) (?:it|that|this))?(?: too)?`,
  `(?:notify|tag|mention|ping|cc|copy|alert|inform|tell|loop in|@) ?(${NAME}` +
    `)(?: in| on it| about (?:it|that|this))?(?: too)?`,
  `(?:give|send) (${NAME}) a heads[- ]?up`,
  `(?:loop|copy) (${NAME}) in`,
  `make sure (?:that )?(${NAME}) (?:knows|sees it|sees this|is in the loop)`,
  `(?:that )?(${NAME}) (?:knows|should know|needs to know)(?: about (?:it|that|this))?`,
].map((form) => `(?:${form})`)
const TELL_ONLY = new RegExp(`^(?:${tellForms.join('|')})[.!]?$`, 'i')
const TELL_TAIL = new RegExp(
  `(?:[,;.]\\s*|\\s+)(?:(?:and|then|also|please|so)\\s+)*(?:` +
    `${tellForms.slice(0, 5).join('|')}|so ${tellForms[5]})[.!]?$`,
  'i',
)

const nameIn = (m: RegExpExecArray): readonly string[] =>
  splitNames(m.slice(1).find((part) => part !== undefined) ?? '')

/** The names in "let Dana know", "cc Marcus and Elena"; null when the clause says more than that. */
export function readTell(clause: string): readonly string[] | null {
  const m = TELL_ONLY.exec(clause.trim())
  return m ? nameIn(m) : null
}

function make(target: string | null, text: string | null, tell: readonly string[]): NoteCommand {
  return {
    kind: 'note',
    target: target === null ? null : readTarget(target),
    text: text === null ? null : tidyText(text),
    tell,
  }
}

/** Splits "the dumpster comes friday to the Ortiz job" at the last preposition before a sure target. */
function textThenTarget(rest: string): { text: string; target: string | null } {
  const preposition = /\s(?:to|on|onto|for|in|under|at)(?=\s+(\S.*)$)/gi
  let found: { text: string; target: string } | null = null
  for (let m = preposition.exec(rest); m; m = preposition.exec(rest)) {
    const target = m[1] ?? ''
    if (isStrongTarget(target)) found = { text: rest.slice(0, m.index), target }
  }
  return found ?? { text: rest, target: null }
}

type Form = readonly [
  pattern: RegExp,
  read: (m: RegExpExecArray, tell: readonly string[]) => NoteCommand | null,
]
const form = (source: string): RegExp => new RegExp(`^${source}$`, 'is')

const noteForms: readonly Form[] = [
  // note on T: X · add a note to T that X
  [form(`${NOTE}\\s+${ON}\\s+(.+?)${SAYS}(.+)`), (m, tell) => make(m[1] ?? '', m[2] ?? '', tell)],
  [form(`${NOTE}\\s+${ON}\\s+(.+?)\\s+[-–—]\\s+(.+)`), (m, tell) => make(m[1] ?? '', m[2] ?? '', tell)],
  // leave Dana a note on T that X
  [
    form(
      `(?:leave|drop|write|send|give|shoot)\\s+(${NAME})\\s+a\\s+(?:quick\\s+)?(?:note|` +
        `message)\\s+(?:on|about|for|to|in|inside)\\s+(.+?)(?:${SAYS}|,\\s*)(.+)`,
    ),
    (m, tell) => make(m[2] ?? '', m[3] ?? '', [...splitNames(m[1] ?? ''), ...tell]),
  ],
  // on T add a note that X
  [
    form(
      `(?:on|for|in|to|under|re|regarding|about)\\s+(.+?),?\\s+(?:please\\s+)?${NOTE}(?:${SAYS}|\\s+)(.+)`,
    ),
    (m, tell) => make(m[1] ?? '', m[2] ?? '', tell),
  ],
  // add a note that X to T · note that X
  [
    form(`${NOTE}${SAYS}(.+)`),
    (m, tell) => {
      const { text, target } = textThenTarget(m[1] ?? '')
      return make(target, text, tell)
    },
  ],
  // add a note to 2231-01 dumpster comes friday · add a note to the Ortiz job dumpster comes friday
  [
    form(
      `${NOTE}\\s+${ON}\\s+((?:the\\s+|job\\s+)*\\d{3,6}\\s?(?:-|dash)\\s?\\d{1,3}|` +
        `.+?\\s(?:job|file|record|account|project))[\\s,]+(.+)`,
    ),
    (m, tell) => make(m[1] ?? '', m[2] ?? '', tell),
  ],
  [form(`${NOTE}\\s+${ON}\\s+([^,]+),\\s*(.+)`), (m, tell) => make(m[1] ?? '', m[2] ?? '', tell)],
  // Ortiz job note: X
  [form('(.{2,60}?)\\s+notes?\\s*[:–-]\\s*(.+)'), (m, tell) => make(m[1] ?? '', m[2] ?? '', tell)],
  // add a note to T
  [form(`${NOTE}\\s+${ON}\\s+(.+)`), (m, tell) => make(m[1] ?? '', null, tell)],
  [form(NOTE), (_, tell) => make(null, null, tell)],
]

const plainForms: readonly Form[] = [
  // put on the Ortiz job that the gate code is 4421
  [
    form(`${VERB}\\s+(?:on|in|to|under|inside)\\s+(.+?)${SAYS}(.+)`),
    (m, tell) => make(m[1] ?? '', m[2] ?? '', tell),
  ],
  // log that the gate code is 4421 on the Ortiz job
  [
    form(`(?:log|record|jot down|write down|document|add|put)\\s+(that\\s+)?(.+)`),
    (m, tell) => {
      const { text, target } = textThenTarget(m[2] ?? '')
      return target === null && m[1] === undefined ? null : make(target, text, tell)
    },
  ],
  // I need Sam to know the flashing leaks again on the Ortiz job
  [
    form(`i (?:need|want)\\s+(${NAME})\\s+to\\s+(?:know|hear)\\s+(?:that\\s+)?(.+)`),
    (m, tell) => {
      const { text, target } = textThenTarget(m[2] ?? '')
      return make(target, text, [...splitNames(m[1] ?? ''), ...tell])
    },
  ],
  // tell Dana on the Ortiz job that the permit is in
  [
    form(`(?:let|tell|inform|notify)\\s+(${NAME})\\s+(?:know\\s+)?(?:on|about|for)\\s+(.+?)${SAYS}(.+)`),
    (m, tell) => make(m[2] ?? '', m[3] ?? '', [...splitNames(m[1] ?? ''), ...tell]),
  ],
  // let Dana know the permit is in on the Ortiz job · tell Dana that …
  [
    form(`(?:let\\s+(${NAME})\\s+know|(?:tell|inform|notify)\\s+(${NAME}))\\s+(?:that\\s+)?(.+)`),
    (m, tell) => {
      const names = [...splitNames(m[1] ?? m[2] ?? ''), ...tell]
      const { text, target } = textThenTarget(m[3] ?? '')
      return make(target, text, names)
    },
  ],
]

function firstOf(forms: readonly Form[], clause: string): NoteCommand | null {
  const tail = TELL_TAIL.exec(clause)
  const body = tail ? clause.slice(0, tail.index) : clause
  const tell = tail ? nameIn(tail) : []
  for (const [pattern, read] of forms) {
    const m = pattern.exec(body.trim())
    const command = m && read(m, tell)
    if (command) return command
  }
  return null
}

/** Reads a clause that speaks of a note. */
export function readNote(clause: string): NoteCommand | null {
  return /\b(?:notes?|message)\b/i.test(clause) ? firstOf(noteForms, clause) : null
}

/** Reads "log that …", "put on the Ortiz job that …", "let Dana know …": a note without the word. */
export function readPlainNote(clause: string): NoteCommand | null {
  if (
    /^(?:let|tell|inform|notify)\b/i.test(clause) &&
    jobNumberIn(clause) === null &&
    !/\b(?:job|file|project|account)\b|'s \w+$/i.test(clause)
  )
    return null
  return firstOf(plainForms, clause)
}
