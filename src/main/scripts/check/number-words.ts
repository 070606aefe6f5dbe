import { isJoined, type Word } from './words-of.ts'

const list = (words: string): readonly string[] => words.split(' ')
const UNITS = list(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
    'seventeen eighteen nineteen',
)
const TENS = list('twenty thirty forty fifty sixty seventy eighty ninety')
const SMALL = new Map<string, number>([
  ...UNITS.map((word, i): [string, number] => [word, i]),
  ...TENS.map((word, i): [string, number] => [word, (i + 2) * 10]),
  ['fourty', 40],
  ['oh', 0],
])
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1_000],
  ['grand', 1_000],
  ['million', 1_000_000],
  ['k', 1_000],
  ['dozen', 12],
])

export interface ReadNumber {
  /** Readings of the words, most likely first. */
  readonly values: readonly number[]
  /** Index of the word after it. */
  readonly next: number
  /** Written in digits. */
  readonly digits: boolean
  /** "one" alone, which is mostly a pronoun. */
  readonly pronoun: boolean
}

const isDigits = (word: Word | undefined): boolean => word !== undefined && /^\d/.test(word.text)
const scaleOf = (word: Word | undefined): number | undefined => word && SCALES.get(word.text)

function digitsValue(text: string): number {
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text)
    ? text.replaceAll(',', '')
    : text.replace(',', '.')
  return Number(plain)
}

/** "24.8k", "19 grand", "$24, 850", "3 hundred". */
function readDigits(words: readonly Word[], at: number): ReadNumber {
  let next = at + 1
  let text = words[at]?.text ?? ''
  // A thousands separator with a blank, as in "$24, 850".
  while (/^, ?$|^ $/.test(words[next]?.gap ?? '') && /^\d{3}$/.test(words[next]?.text ?? '')) {
    if (!/^\d{1,3}(?:,\d{3})*$/.test(text) || (words[at - 1]?.text !== '$' && words[next]?.gap === ', '))
      break
    text += `,${words[next]?.text ?? ''}`
    next++
  }
  let value = digitsValue(text)
  for (let scale = scaleOf(words[next]); scale && isJoined(words[next]); scale = scaleOf(words[next])) {
    if (words[next]?.text === 'dozen' && value > 20) break
    value *= scale
    next++
  }
  return { values: [Math.round(value * 1e6) / 1e6], next, digits: true, pronoun: false }
}

/** Groups that grammar would not put into one number: "twenty-four eight fifty" is [24, 8, 50]. */
interface Run {
  readonly groups: readonly number[]
  readonly next: number
  readonly scaled: boolean
}

function readRun(words: readonly Word[], from: number): Run {
  const groups: number[] = []
  let total = 0
  let current = 0
  let room = Infinity
  let scaled = false
  let open = false
  let at = from
  const close = (): void => {
    if (open) groups.push(total + current)
    total = 0
    current = 0
    room = Infinity
    open = false
  }
  for (; at < words.length; at++) {
    const word = words[at]
    if (word === undefined || (at > from && !isJoined(word))) break
    const small = SMALL.get(word.text)
    const scale = scaleOf(word)
    if (small !== undefined) {
      if (word.text === 'oh' && !open) break
      // "eight hundred" may be followed by anything below a hundred, "twenty" by one to nine.
      const fits = !open || (small > 0 && small < room)
      if (!fits) close()
      current += small
      room = small >= 20 ? 10 : 0
      open = true
    } else if (scale !== undefined && word.text !== 'k') {
      if (!open && at !== from) break
      scaled = true
      if (scale === 100 || scale === 12) {
        current = (current || 1) * scale
        room = 100
      } else {
        total += (current || 1) * scale
        current = 0
        room = scale
      }
      open = true
    } else if (word.text === 'and' && scaled && SMALL.has(words[at + 1]?.text ?? '') && open) {
      continue
    } else if (word.text === 'point' && open && SMALL.has(words[at + 1]?.text ?? '')) {
      let tenth = 0.1
      for (at++; SMALL.has(words[at]?.text ?? ''); at++, tenth /= 10) {
        current += (SMALL.get(words[at]?.text ?? '') ?? 0) * tenth
      }
      at--
      room = 0
    } else break
  }
  close()
  return { groups, next: at, scaled }
}

/** The number that begins at a word, in digits or in words; null where none does. */
export function readNumber(words: readonly Word[], at: number): ReadNumber | null {
  const word = words[at]
  if (word === undefined) return null
  if (isDigits(word)) return readDigits(words, at)
  const article =
    /^(?:a|an)$/.test(word.text) && scaleOf(words[at + 1]) !== undefined && isJoined(words[at + 1])
  const begin = article ? at + 1 : at
  const first = words[begin]
  if (first === undefined || first.text === 'oh' || first.text === 'k') return null
  const half = first.text === 'half' && words[begin + 1]?.text === 'a' && scaleOf(words[begin + 2])
  if (half) return { values: [half / 2], next: begin + 3, digits: false, pronoun: false }
  if (!SMALL.has(first.text) && !(scaleOf(first) !== undefined && (article || first.text === 'hundred')))
    return null
  const { groups, next } = readRun(words, begin)
  if (groups.length === 0) return null
  const joined = Number(groups.join(''))
  const values = groups.length === 1 ? groups : [joined]
  return {
    values: values.map((value) => Math.round(value * 1e6) / 1e6),
    next,
    digits: false,
    pronoun: groups.length === 1 && next === begin + 1 && first.text === 'one',
  }
}

const ORDINALS = list(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth ' +
    'fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
)

/** "fourth", "twenty-third", "4th": 1 to 31. */
export function readOrdinal(words: readonly Word[], at: number): { value: number; next: number } | null {
  const word = words[at]
  if (word === undefined) return null
  const ending = words[at + 1]
  if (/^\d{1,2}$/.test(word.text) && ending?.gap === '' && /^(?:st|nd|rd|th)$/.test(ending.text)) {
    return { value: Number(word.text), next: at + 2 }
  }
  const plain = ORDINALS.indexOf(word.text)
  if (plain >= 0) return { value: plain + 1, next: at + 1 }
  if (word.text === 'thirtieth') return { value: 30, next: at + 1 }
  const tens = SMALL.get(word.text)
  const rest = ORDINALS.indexOf(ending?.text ?? '')
  if ((tens === 20 || tens === 30) && isJoined(ending) && rest >= 0 && rest < 9) {
    return { value: tens + rest + 1, next: at + 2 }
  }
  return null
}
