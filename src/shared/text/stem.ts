/** Porter's algorithm (1980), as in SQLite's `porter` tokenizer but for words in -us and -is. */
export function stem(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word
  return step5(step4(step3(step2(step1c(step1b(step1a(word)))))))
}

function isConsonant(word: string, i: number): boolean {
  const letter = word[i] ?? ''
  if ('aeiou'.includes(letter)) return false
  if (letter === 'y') return i === 0 || !isConsonant(word, i - 1)
  return true
}

/** Number of vowel-consonant sequences: `m` in Porter's paper. */
function measure(word: string): number {
  let count = 0
  let wasVowel = false
  for (let i = 0; i < word.length; i++) {
    const consonant = isConsonant(word, i)
    if (consonant && wasVowel) count++
    wasVowel = !consonant
  }
  return count
}

function hasVowel(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (!isConsonant(word, i)) return true
  return false
}

function endsDouble(word: string): boolean {
  const last = word.length - 1
  return last > 0 && word[last] === word[last - 1] && isConsonant(word, last)
}

function endsShort(word: string): boolean {
  const last = word.length - 1
  if (last < 2) return false
  return (
    isConsonant(word, last) &&
    !isConsonant(word, last - 1) &&
    isConsonant(word, last - 2) &&
    !'wxy'.includes(word[last] ?? '')
  )
}

function step1a(word: string): string {
  if (word.endsWith('sses') || word.endsWith('ies')) return word.slice(0, -2)
  // Porter makes "bonu" of "bonus" but "bonus" of "bonuses"; here the two meet.
  if (word.endsWith('s') && !/(ss|us|is)$/.test(word)) return word.slice(0, -1)
  return word
}

function step1b(word: string): string {
  if (word.endsWith('eed')) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word
  const base = word.endsWith('ed') ? word.slice(0, -2) : word.endsWith('ing') ? word.slice(0, -3) : null
  if (base === null || !hasVowel(base)) return word
  if (/(at|bl|iz)$/.test(base)) return `${base}e`
  if (endsDouble(base) && !/[lsz]$/.test(base)) return base.slice(0, -1)
  return measure(base) === 1 && endsShort(base) ? `${base}e` : base
}

function step1c(word: string): string {
  return word.endsWith('y') && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word
}

type Rules = readonly (readonly [suffix: string, replacement: string])[]

const STEP_2: Rules = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['logi', 'log'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
]
const STEP_3: Rules = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
]
const STEP_4 =
  /^(.*?)(ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|al|er|ic|ou|(?<=[st])ion)$/

function replaceSuffix(word: string, rules: Rules): string {
  for (const [suffix, replacement] of rules) {
    if (!word.endsWith(suffix)) continue
    const base = word.slice(0, -suffix.length)
    return measure(base) > 0 ? base + replacement : word
  }
  return word
}

function step2(word: string): string {
  return replaceSuffix(word, STEP_2)
}

function step3(word: string): string {
  return replaceSuffix(word, STEP_3)
}

function step4(word: string): string {
  const base = STEP_4.exec(word)?.[1]
  return base !== undefined && measure(base) > 1 ? base : word
}

function step5(word: string): string {
  let out = word
  if (out.endsWith('e')) {
    const base = out.slice(0, -1)
    const m = measure(base)
    if (m > 1 || (m === 1 && !endsShort(base))) out = base
  }
  return out.endsWith('ll') && measure(out) > 1 ? out.slice(0, -1) : out
}
