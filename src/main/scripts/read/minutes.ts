/** How long a script should be, as people say it: "under three minutes", "a minute fifteen", "90 seconds". */

const UNITS: Readonly<Record<string, number>> = {
  a: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty five': 45,
  'forty-five': 45,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  'seventy five': 75,
  'seventy-five': 75,
  eighty: 80,
  ninety: 90,
}
const NUMBER = `(?:\\d+(?:\\.\\d+)?|${Object.keys(UNITS)
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`
const MINUTES = '[\\s-]?(?:minutes?|mins?)\\b\\.?'
const SECONDS = '[\\s-]?(?:seconds?|secs?)\\b\\.?'

const valueOf = (text: string): number => UNITS[text.toLowerCase()] ?? Number(text)

interface Form {
  readonly pattern: RegExp
  readonly minutes: (groups: readonly string[]) => number
}
const at = (groups: readonly string[], place: number): number => valueOf(groups[place] ?? '')

/** Longer forms first: "a minute and a half" is not "a minute". */
const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`\\b(?:between )?(${NUMBER})\\s*(?:to|or|and|-|–)\\s*(${NUMBER})${MINUTES}`, 'i'),
    minutes: (g) => (at(g, 1) + at(g, 2)) / 2,
  },
  {
    pattern: new RegExp(`\\b(?:between )?(${NUMBER})\\s*(?:to|or|and|-|–)\\s*(${NUMBER})${SECONDS}`, 'i'),
    minutes: (g) => (at(g, 1) + at(g, 2)) / 120,
  },
  { pattern: new RegExp(`\\b(${NUMBER}) and a half${MINUTES}`, 'i'), minutes: (g) => at(g, 1) + 0.5 },
  { pattern: new RegExp(`\\b(${NUMBER})${MINUTES} and a half`, 'i'), minutes: (g) => at(g, 1) + 0.5 },
  { pattern: /\bhalf (?:a |an )?minute\b/i, minutes: () => 0.5 },
  {
    pattern: new RegExp(`\\b(${NUMBER})${MINUTES},?(?: and)? (${NUMBER})(?:${SECONDS})?(?![\\w%-])`, 'i'),
    minutes: (g) => at(g, 1) + at(g, 2) / 60,
  },
  { pattern: new RegExp(`\\b(${NUMBER})${MINUTES}`, 'i'), minutes: (g) => at(g, 1) },
  { pattern: new RegExp(`\\b(${NUMBER})${SECONDS}`, 'i'), minutes: (g) => at(g, 1) / 60 },
  {
    pattern: /(?<![\d:$])(\d{1,2}):([0-5]\d)(?![\d:])(?!\s*(?:am|pm|a\.m|p\.m|o))/i,
    minutes: (g) => at(g, 1) + at(g, 2) / 60,
  },
]

const BEFORE =
  /(?:^|[,;]|\b(?:under|below|about|around|roughly|approximately|within|less than|shorter than|(?:no|not) (?:more|longer|over)(?: than)?|over|up to|at most|max(?:imum)?(?: of)?|aim for|like|maybe|length|long|should be|to be|is|be|it|this|that|to|at|for|script|primer|video|proposal|pitch|a|an|just|only|keep|make|want|need))[\s:,]*$/i
const AFTER =
  /^\s*(?:$|[,.;]|and\b|but\b|with\b|long|tops|max|or (?:so|less|under)|at (?:the )?most|script|primer|video|pitch|proposal|version|talk|would|is (?:fine|enough|good|plenty|ok)|please|should|for\b|from\b)/i
const NOT_LENGTH =
  /^\s*(?:appointment|visit|meeting|call|drive|walk|away|later|ago|earlier|before|after|each|notice)/i
/** Clock times: "the visit is at 4:30". */
const CLOCK = /\b(?:at|by|until|before|after|from)\s*$/i

export interface Minutes {
  /** For the slot: "1.5". */
  readonly value: string
  readonly words: string
  readonly start: number
}

const written = (minutes: number): string => String(Math.round(minutes * 100) / 100)

/** The length that a text asks for. `asked`: any length in it is meant, as the answer to a question. */
export function minutesIn(
  text: string,
  { asked = false }: { readonly asked?: boolean } = {},
): Minutes | null {
  for (const { pattern, minutes } of FORMS) {
    const match = pattern.exec(text)
    if (!match) continue
    const value = minutes(match)
    if (!Number.isFinite(value) || value <= 0 || value > 60) continue
    const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)]
    if (NOT_LENGTH.test(after)) continue
    const clock = match[0].includes(':')
    if (clock && CLOCK.test(before)) continue
    if (!asked && !(BEFORE.test(before) && AFTER.test(after))) continue
    return { value: written(value), words: match[0], start: match.index }
  }
  const bare = asked ? new RegExp(`^\\W*(?:about |around |maybe )?(${NUMBER})\\W*$`, 'i').exec(text) : null
  const value = bare ? valueOf(bare[1] ?? '') : 0
  if (!bare || !(value > 0)) return null
  return { value: written(value >= 20 ? value / 60 : value), words: text.trim(), start: bare.index }
}
