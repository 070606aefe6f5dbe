import type { Command, Reading } from './command.ts'
import { readNote, readPlainNote, readTell } from './note-command.ts'
import { readStage } from './stage-command.ts'
import { readAssignment, readTask } from './task-command.ts'

const POLITE = new RegExp(
  String.raw`^(?:(?:hey|hi|ok|okay|so|um+|uh+|er|well|yeah|yes|alright|right|great|perfect|` +
    String.raw`now|oh|also|then|and|please|hard-?e|can you|could you|would you|will you|can we|` +
    String.raw`could we|i need you to|i want you to|i'd like you to|i would like you to|` +
    String.raw`go ahead and|let's|lets|we need to|i need to|you can|just|quickly|` +
    String.raw`do me a favor and|make sure to|be sure to|don't forget to)[\s,]+)+`,
  'i',
)
const QUESTION = new RegExp(
  String.raw`^(?:what|who|when|where|why|which|how|is|are|was|were|do|does|did|has|` +
    String.raw`have (?:we|you|they|i)|any|show|find|look up|list|pull up|tell me|` +
    String.raw`give me (?:the|a list|all)|read)\b`,
  'i',
)

const ACTION = [
  '(?:add|put|leave|drop|make|log|write|post|create|set(?: up)?|schedule|open|give|' +
    "assign)\\s+(?:[\\w'-]+\\s+){0,3}?(?:note|task|reminder|to-?do|todo|" +
    'follow[- ]?up)\\b',
  'note (?:that|on|to|for)\\b',
  '(?:move|mark|change|switch|bump|push|advance|flip|set|put|update)\\s+\\S+',
  'remind\\s+\\S+\\s+\\S+',
  '(?:have|ask|tell|get|assign)\\s+\\S+\\s+\\S+',
  "let\\s+[\\w'@.-]+(?:\\s+[\\w'.-]+){0,3}\\s+know\\b",
  '(?:notify|tag|mention|ping|cc|copy|alert|inform|loop in)\\s+\\S+',
  'tell\\s+\\S+\\s*$',
]
const JOINT = new RegExp(
  `(?:\\s*[,;.]\\s*(?:and\\s+|then\\s+|also\\s+|plus\\s+)*|\\s+(?:and|then|also|` +
    `plus|&)\\s+(?:then\\s+|also\\s+|please\\s+)*)(?=(?:please\\s+)?(?:` +
    `${ACTION.join('|')}))`,
  'gi',
)

/** A sentence without greetings, fillers and thanks. */
export function withoutCourtesy(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/[’`]/g, "'")
    .replace(/\b(?:um+|uh+)\b,?\s*/gi, '')
    .trim()
  return plain
    .replace(POLITE, '')
    .replace(/[\s,]+(?:please|thanks|thank you|thx|ok|okay|will you|would you)[.!?]*$/i, '')
    .replace(/\?$/, '')
    .trim()
}

/** True for a question about what is, as opposed to a request put as one ("can you add …"). */
export function isQuestion(text: string): boolean {
  return QUESTION.test(text.trim().replace(/^(?:(?:hey|ok|okay|so|um|uh|and|also|please)[\s,]+)+/i, ''))
}

function readClause(clause: string, reading: Reading): Command | null {
  const text = clause.replace(POLITE, '').trim()
  if (
    /^.{0,40}\b(?:task|to-?do|todo|reminder|follow[- ]?up)\b|^remind\b/i.test(text) &&
    !/^\W*(?:\w+\W+){0,5}note\b/i.test(text)
  ) {
    const task = readTask(text, reading)
    if (task) return task
  }
  return readNote(text) ?? readStage(text, reading) ?? readAssignment(text, reading) ?? readPlainNote(text)
}

/** Cuts a sentence where another action begins; quoted words stay whole. */
function clauses(text: string): string[] {
  const quotes: string[] = []
  const masked = text.replace(/["“][^"”]*["”]/g, (quote) => `\uE000${quotes.push(quote) - 1}\uE001`)
  const unmask = (part: string): string =>
    part.replace(/\uE000(\d+)\uE001/g, (_, at) => quotes[Number(at)] ?? '')
  const cuts = [...masked.matchAll(JOINT)]
  const parts: string[] = []
  let from = 0
  for (const cut of cuts) {
    parts.push(masked.slice(from, cut.index))
    from = cut.index + cut[0].length
  }
  return [...parts, masked.slice(from)].map((part) => unmask(part).trim()).filter((part) => part !== '')
}

/** Puts clauses that are no action of their own back where they came from: they are words of a note. */
function actions(
  text: string,
  reading: Reading,
): { clause: string; command: Command | null; tell: readonly string[] | null }[] {
  const out: { clause: string; command: Command | null; tell: readonly string[] | null }[] = []
  for (const clause of clauses(text)) {
    const tell = readTell(clause)
    const command = tell ? null : readClause(clause, reading)
    const last = out.at(-1)
    // "On the Ortiz job, note that …": the beginning only makes sense with what follows.
    const whole = last && !last.command && !last.tell ? `${last.clause}, ${clause}` : null
    const joinedCommand = whole === null ? null : readClause(whole, reading)
    if (whole !== null && joinedCommand) {
      out[out.length - 1] = { clause: whole, command: joinedCommand, tell: null }
      continue
    }
    if (tell || command || !last) {
      out.push({ clause, command, tell })
      continue
    }
    const at = text.indexOf(clause, text.indexOf(last.clause))
    const joined = text.slice(text.indexOf(last.clause), at + clause.length)
    out[out.length - 1] = { clause: joined, command: readClause(joined, reading), tell: readTell(joined) }
  }
  return out
}

/** The writes a message asks for, in order; empty when it asks for none. Pure: nothing is looked up. */
export function readCommands(text: string, reading: Reading): readonly Command[] {
  if (isQuestion(text)) return []
  const commands: Command[] = []
  for (const { command, tell } of actions(withoutCourtesy(text), reading)) {
    if (command) commands.push(command)
    const at = commands.findLastIndex((earlier) => earlier.kind === 'note')
    const note = commands[at]
    if (tell && note?.kind === 'note') commands[at] = { ...note, tell: [...note.tell, ...tell] }
    const task = commands.at(-1)
    if (tell && at < 0 && task?.kind === 'task' && task.assignees.length === 0)
      commands[commands.length - 1] = { ...task, assignees: tell }
  }
  return shareTargets(commands)
}

/** "Add a note to Ortiz that … and move it to sold": a missing job is the one its neighbour names. */
function shareTargets(commands: readonly Command[]): readonly Command[] {
  const known = (command: Command | undefined): boolean =>
    Boolean(command?.target && command.target.kind !== 'that')
  return commands.map((command, at) => {
    const needs = !known(command)
    if (!needs) return command
    const before = commands.slice(0, at).findLast(known)
    // A task may well stand alone, so it only takes the job that was named before it.
    const after = command.kind === 'task' ? undefined : commands.slice(at + 1).find(known)
    const source = before ?? after
    return source?.target ? { ...command, target: source.target } : command
  })
}
