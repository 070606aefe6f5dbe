// The stemmer of M. F. Porter, "An algorithm for suffix stripping" (1980), step by step as published.

const isConsonant = (word: string, i: number): boolean => {
  const char = word[i] ?? ''
  if ('aeiou'.includes(char)) return false
  return char !== 'y' || i === 0 || !isConsonant(word, i - 1)
}

/** How many times a vowel is followed by a consonant: the paper's m. */
function measure(stem: string): number {
  let kinds = ''
  for (let i = 0; i < stem.length; i += 1) kinds += isConsonant(stem, i) ? 'c' : 'v'
  return kinds.split(/v+c/).length - 1
}

const hasVowel = (stem: string): boolean => Array.from(stem).some((_, i) => !isConsonant(stem, i))
const endsDouble = (word: string): boolean =>
  word.length > 1 && word.at(-1) === word.at(-2) && isConsonant(word, word.length - 1)
const endsCvc = (word: string): boolean => {
  const last = word.length - 1
  if (last < 2 || 'wxy'.includes(word[last] ?? '')) return false
  return isConsonant(word, last) && !isConsonant(word, last - 1) && isConsonant(word, last - 2)
}

const STEP_2 = `ational:ate tional:tion enci:ence anci:ance izer:ize abli:able alli:al entli:ent eli:e ousli:ous
  ization:ize ation:ate ator:ate alism:al iveness:ive fulness:ful ousness:ous aliti:al iviti:ive biliti:ble`
const STEP_3 = 'icate:ic ative: alize:al iciti:ic ical:ic ful: ness:'
const STEP_4 = `al: ance: ence: er: ic: able: ible: ant: ement: ment: ent: ion: ou: ism: ate: iti: ous: ive: ize:`

/** Replaces the longest ending of the list that fits, when what is before it is long enough. */
function replaced(word: string, rules: string, least: number): string {
  const fitting = rules
    .split(/\s+/)
    .map((rule) => rule.split(':'))
    .filter(([ending = '']) => word.endsWith(ending))
    .sort(([a = ''], [b = '']) => b.length - a.length)
  const [ending, replacement = ''] = fitting[0] ?? []
  if (ending === undefined) return word
  const stem = word.slice(0, -ending.length)
  if (measure(stem) < least) return word
  if (ending === 'ion' && !/[st]$/.test(stem)) return word
  return stem + replacement
}

function step1(word: string): string {
  let now = word
  if (now.endsWith('sses') || now.endsWith('ies')) now = now.slice(0, -2)
  else if (now.endsWith('s') && !now.endsWith('ss')) now = now.slice(0, -1)

  if (now.endsWith('eed')) {
    if (measure(now.slice(0, -3)) > 0) now = now.slice(0, -1)
  } else {
    const stem = now.endsWith('ed') ? now.slice(0, -2) : now.endsWith('ing') ? now.slice(0, -3) : null
    if (stem !== null && hasVowel(stem)) {
      now = stem
      if (/(at|bl|iz)$/.test(now)) now += 'e'
      else if (endsDouble(now) && !/[lsz]$/.test(now)) now = now.slice(0, -1)
      else if (measure(now) === 1 && endsCvc(now)) now += 'e'
    }
  }
  return now.endsWith('y') && hasVowel(now.slice(0, -1)) ? `${now.slice(0, -1)}i` : now
}

/** The stem of a word in lower case; words of one or two letters and with other signs stay as they are. */
export function stemOf(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word
  let now = replaced(replaced(replaced(step1(word), STEP_2, 1), STEP_3, 1), STEP_4, 2)
  if (now.endsWith('e')) {
    const stem = now.slice(0, -1)
    if (measure(stem) > 1 || (measure(stem) === 1 && !endsCvc(stem))) now = stem
  }
  return now.endsWith('ll') && measure(now) > 1 ? now.slice(0, -1) : now
}
