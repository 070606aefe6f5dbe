const UNITS = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen ' +
  'fourteen fifteen sixteen seventeen eighteen nineteen'
).split(' ')
const TENS = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const ORDINALS = (
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh ' +
  'twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'
).split(' ')

const values = new Map<string, number>([
  ...UNITS.map((word, value) => [word, value] as const),
  ...ORDINALS.map((word, value) => [word, value] as const),
  ...TENS.map((word, i) => [word, (i + 2) * 10] as const),
  ...TENS.map((word, i) => [word.replace(/y$/, 'ieth'), (i + 2) * 10] as const),
  ['oh', 0],
])
const scales = new Map([
  ['hundred', 100],
  ['hundredth', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
])

/** Spellings of one and the same spoken word, so that the two texts may write it differently. */
const SAME: Readonly<Record<string, string>> = {
  sq: 'square',
  street: 'st',
  saint: 'st',
  avenue: 'ave',
  road: 'rd',
  drive: 'dr',
  doctor: 'dr',
  lane: 'ln',
  boulevard: 'blvd',
  mister: 'mr',
  missus: 'mrs',
  versus: 'vs',
  inches: 'inch',
  foot: 'ft',
  feet: 'ft',
  dollar: 'dollars',
  cent: 'cents',
  okay: 'ok',
  percents: 'percent',
}

/** Signs that are spoken, written out. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\b1[/⁄]2\b/g, ' a half '],
  [/\b1[/⁄]4\b/g, ' a quarter '],
  [/\b3[/⁄]4\b/g, ' three quarters '],
  [/\b([ap])\.\s?m\b\.?/gi, '$1m'],
  [/(\d):00\b/g, '$1'],
  // Two short numbers are a range; longer ones may be a telephone number.
  [/(?<![\d-])(\d{1,2})\s?-\s?(\d{1,2})(?![\d-])/g, '$1 to $2'],
  [/(\d)\s?–\s?(?=\$?\d)/g, '$1 to '],
  [/(\$\s?[\d,]+)\.00\b/g, '$1'],
  [/\b(dollars?),? and (?=[\w-]+(?:[ -][\w-]+)? cents?\b)/gi, '$1 '],
  [/\$\s?([\d,]+)\.(\d\d)\b(?!\s*(?:hundred|thousand|million|k\b))/gi, ' $1 dollars $2 cents '],
  [/\$\s?([\d,]*\.?\d+)\s*(hundred|thousand|million)/gi, ' $1 $2 dollars '],
  [/\$\s?([\d,]*\.?\d+)\s*k\b/gi, ' $1 thousand dollars '],
  [/\$\s?([\d,]*\d)/g, ' $1 dollars '],
  [/(\d)\s*%/g, '$1 percent '],
  [/(\d)\s*(?:″|"|”)(?=\s|[.,;]|$)/g, '$1 inch '],
  [/&/g, ' and '],
  [/\+/g, ' plus '],
  [/\b(can)(?:no|['’])t\b/gi, '$1 not'],
  [/\bwon['’]t\b/gi, 'will not'],
  [/n['’]t\b/gi, ' not'],
  [/['’]ll\b/gi, ' will'],
  [/['’]re\b/gi, ' are'],
  [/['’]ve\b/gi, ' have'],
  [/['’]m\b/gi, ' am'],
  [/['’]s\b/gi, ''],
]

/** Letters said one by one are one word: "G. A. F." is "GAF". */
const joinLetters = (text: string): string =>
  text.replace(/\b[A-Z](?:[. -]{1,2}[A-Z])+\b(?!['’])/g, (letters) => letters.replace(/[^A-Z]/g, ''))

/**
 * What is heard of a text, as words to compare: without case, signs and spelling, numbers as digits. A run of
 * numbers is one word, so that "twenty twenty-six", "2026" and "two thousand twenty-six" are the same.
 */
export function spokenWords(text: string): readonly string[] {
  let plain = joinLetters(text.normalize('NFKC'))
  for (const [sign, words] of SIGNS) plain = plain.replace(sign, words)
  const tokens = plain
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/(\d)(?:st|nd|rd|th)\b/g, '$1')
    .replace(/(\d)\.(?=\d)/g, '$1 point ')
    .replace(/(\d)(?=[a-z])|([a-z])(?=\d)/g, '$1$2 ')
    .replace(/['’.]/g, (sign) => (sign === '.' ? ' ' : ''))
    .match(/[\p{L}\p{N}]+/gu)
  return joinNumbers((tokens ?? []).map((token) => SAME[token] ?? token))
}

const isNumeric = (token: string): boolean => /^\d+$/.test(token) || values.has(token) || scales.has(token)

function joinNumbers(tokens: readonly string[]): readonly string[] {
  const out: string[] = []
  for (let at = 0; at < tokens.length;) {
    let end = at
    while (end < tokens.length && continues(tokens, at, end)) end++
    if (end > at) out.push(numberOf(tokens.slice(at, end)))
    else out.push(tokens[at++] ?? '')
    at = Math.max(at, end)
  }
  return out
}

/** "and" belongs to a number only after a hundred or thousand and before another part. */
function continues(tokens: readonly string[], start: number, at: number): boolean {
  const token = tokens[at] ?? ''
  if (token === 'oh') return at > start && isNumeric(tokens[at + 1] ?? '')
  // "a hundred" and "the hundred" are words; a number starts with a digit or a unit.
  if (scales.has(token)) return at > start
  if (isNumeric(token)) return true
  return token === 'and' && at > start && scales.has(tokens[at - 1] ?? '') && isNumeric(tokens[at + 1] ?? '')
}

/** The digits of a run: what adds up is added, what does not is said side by side. */
function numberOf(run: readonly string[]): string {
  let digits = ''
  let whole = 0
  let part = ''
  const close = (): void => {
    if (part || whole > 0) digits += String(whole + Number(part || 0)).padStart(part.length, '0')
    whole = 0
    part = ''
  }
  for (const token of run) {
    if (token === 'and') continue
    const scale = scales.get(token)
    if (scale !== undefined) {
      if (scale === 100) part = String(Number(part || 1) * 100)
      else {
        whole += Number(part || 1) * scale
        part = ''
      }
      continue
    }
    const value = values.get(token)
    const said = value === undefined ? token : String(value)
    if (part && !fits(part, said, value === undefined)) close()
    else if (!part && whole > 0 && Number(said) >= 1_000) close()
    part = part ? String(Number(part) + Number(said)) : said
  }
  close()
  return digits
}

/** Whether `said` is added to what came before: tens and a unit, hundreds and what is below them. */
function fits(part: string, said: string, written: boolean): boolean {
  const [before, next] = [Number(part), Number(said)]
  if (written || next === 0) return false
  if (before % 100 === 0 && before > 0) return next < 100
  return before % 10 === 0 && before >= 20 && next < 10
}
