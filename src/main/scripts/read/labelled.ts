import { asWord, readClause } from './clause-fields.ts'
import { listOf } from './clauses.ts'
import { withoutInstruction } from './instructions.ts'
import { minutesIn } from './minutes.ts'
import type { SaidField, SaidValue } from './script-reading.ts'

type ListField = 'cover' | 'avoid'

/** A list that is announced: "Cover: the permit; no mess on site". */
const LABEL =
  /(?<![\p{L}\p{N}])(?:(?<cover>cover|points? to (?:cover|make)|things? to (?:cover|mention)|key points?|must-?haves?|mention|talk about|include)|(?<avoid>avoid|points? to avoid|things? to avoid|don'?t mention|do not mention|leave out|off[- ]limits))\s*[:=]\s*/giu
/** Another label ends it. */
const NEXT =
  /(?:^|[\s.;,(])(?:goals?|aim|purpose|offer|price|tone|voice|style|length|sender|signed by|from|speaker|kind|customer|job)\s*[:=]/i
const SENTENCE = /(?<!\b(?:Mr|Mrs|Ms|Dr|St|No|vs|p\.m|a\.m))[.!?]\s+|\n+/i
/** Fields that an entry of a list may be instead; a "no mess" in a list of points is a point. */
const OTHERS: readonly SaidField[] = ['offer', 'sender', 'goals', 'tone']

function endsList(entry: string, field: ListField, opens: 'sentence' | 'entry'): boolean {
  const read = readClause(entry)
  if (read && OTHERS.includes(read.field)) return true
  if (minutesIn(entry)?.words === entry.trim().replace(/[.!]$/, '')) return true
  if (field === 'cover' && /^(?:please )?(?:avoid|leave out|don'?t|do not|never)\b/i.test(entry)) return true
  return (
    opens === 'sentence' &&
    read !== null &&
    read.field !== field &&
    /^(?:mention|cover|add|include|talk)/i.test(entry)
  )
}

/** How much of a stretch belongs to the list that it begins with. */
function listLength(text: string, field: ListField): number {
  const label = NEXT.exec(text)
  const most = label ? label.index : text.length
  let at = 0
  while (at < most) {
    const rest = text.slice(at, most)
    const end = /[;,\n]\s*|(?<!\b(?:Mr|Mrs|Ms|Dr|St|No|vs))[.!?](?:\s+|$)/.exec(rest)
    const next = end ? at + end.index + end[0].length : most
    if (at > 0) {
      const before = text.slice(0, at)
      const opens = SENTENCE.test(before.slice(-3)) || /[.!?\n]\s*$/.test(before) ? 'sentence' : 'entry'
      if (endsList(text.slice(at, next).replace(/[;,\s]+$/, ''), field, opens)) return at
    }
    at = next
  }
  return most
}

export interface Labelled {
  readonly said: SaidValue[]
  /** The message without the lists. */
  readonly rest: string
}

/** Lists that are announced by a label own everything up to the next label. */
export function labelledIn(text: string): Labelled {
  const labels = [...text.matchAll(LABEL)]
  const said: SaidValue[] = []
  let rest = ''
  let at = 0
  labels.forEach((label, place) => {
    if (label.index < at) return
    const field: ListField = label.groups?.['cover'] ? 'cover' : 'avoid'
    const begin = label.index + label[0].length
    const limit = labels[place + 1]?.index ?? text.length
    const body = text.slice(begin, limit)
    const length = listLength(body, field)
    const list = body.slice(0, length).replace(/^[\s;,]+|[\s;,]+$/g, '')
    rest += `${text.slice(at, label.index)} `
    at = begin + length
    const words = text.slice(label.index, at).trim()
    const lines = list.includes(';') || list.includes('\n') ? list.split(/\s*[;\n]\s*/) : listOf(list)
    for (const line of lines) {
      const value = asWord(withoutInstruction(line.replace(/^[-–•*]\s*|[\s.,]+$/g, '')))
      if (value !== '') said.push({ field, value, words, how: 'add' })
    }
  })
  rest += text.slice(at)
  return { said, rest: labels.length === 0 ? text : rest.trim() }
}
