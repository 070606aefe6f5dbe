import type { NameRole } from './meaning.ts'
import { isPlainWord, titles } from './name-words.ts'
import type { Word } from './words-of.ts'

const bare = (text: string): string => text.replace(/'s$/, '')
const at = (words: readonly Word[], index: number): string => words[index]?.text ?? ''
const close = (word: Word | undefined): boolean => word !== undefined && /^[ .]{1,2}$/.test(word.gap)

const CUES = new RegExp(
  String.raw`(?:^| )(?:ask for|ask|named|called|name is|name's|our (?:installer|foreman|estimator|` +
    String.raw`crew (?:chief|leader|lead)|` +
    String.raw`roofer|carpenter|plumber|electrician|manager|owner|boss|designer|painter|guy|man)|my ` +
    String.raw`(?:colleague|partner|` +
    String.raw`boss|brother|son|wife|husband|friend|buddy)|your (?:neighbor|husband|wife|son|` +
    String.raw`daughter|friend|mother|father|` +
    String.raw`brother|sister)) $`,
)
const NEARBY =
  /^(?:next door|(?:down|across|up|around) the|over on|on your|from your|recommended|told|swears|loved?s?)\b/
const FOLKS = new Set(
  (
    'people neighbors folks owners crews others kids guys ones customers families homeowners ' +
    'men women things houses homes installers friends parents reviews results colors shingles ' +
    'roofs windows rooms'
  ).split(' '),
)
const VERB =
  /^(?:who|said|told|loved|had|will|next|down|recommended|did|when|at|for|on|and|or|from|about|can|\w+s)$/

const rest = (words: readonly Word[], from: number): string =>
  [at(words, from), at(words, from + 1)].join(' ')

/** Names written small, where only a name can stand: "ask for dmitri", "the nguyens next door". */
export function isSmallName(words: readonly Word[], index: number): boolean {
  const word = words[index]
  if (word === undefined || word.capital || !/^\p{L}{3,}/u.test(word.text) || !/^[ .]{1,2}$/.test(word.gap))
    return false
  const name = bare(word.text)
  if (isPlainWord(name) || FOLKS.has(name) || /(?:ly|ing|ed)$/.test(name)) return false
  if (/^(?:mr|mrs|ms|miss|mister)$/.test(at(words, index - 1))) return true
  if (at(words, index - 1) === 'the' && /[^s]s$/.test(name) && NEARBY.test(rest(words, index + 1)))
    return true
  const before = `${[3, 2, 1].map((back) => at(words, index - back)).join(' ')} `
  if (!CUES.test(before)) return false
  const next = words[index + 1]
  return next === undefined || /[.,;!?]/.test(next.gap) || VERB.test(next.text)
}

/** Whom the name speaks to or of, by the words in front of it. */
export function roleOf(words: readonly Word[], from: number, next: number): NameRole {
  if (titles.has(at(words, from)) && next - from > 1) return 'titled'
  const titled = titles.has(at(words, from - 1))
  if (titled) return 'titled'
  const [one, two] = [at(words, from - 1), at(words, from - 2)]
  const near = /^,? $/.test(words[from]?.gap ?? '')
  if (near && /^(?:hi|hello|hey|dear|greetings|howdy)$/.test(one)) return 'addressed'
  if (near && two === 'good' && /^(?:morning|afternoon|evening|day)$/.test(one)) return 'addressed'
  const thanked = one === 'thanks' || (one === 'you' && two === 'thank')
  if (near && thanked) return 'addressed'
  const owns = at(words, next - 1).endsWith("'s")
  const after = words[next]
  const speaks =
    after === undefined ||
    /[.,;!?]/.test(after.gap) ||
    /^(?:from|with|here|at|again|and|calling|of)$/.test(after.text)
  if (!owns && close(words[from]) && speaks) {
    if (two === 'this' && one === 'is') return 'self'
    if (/^(?:i'm|it's)$/.test(one) || (two === 'i' && one === 'am') || (two === 'name' && one === 'is'))
      return 'self'
  }
  return null
}
