/** Letters that Unicode does not decompose into a base letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
}

/** Text as it is compared: lower case, no accents or apostrophes. "Núñez-O'Brien" → "nunez obrien". */
export function fold(text: string): string {
  // Most names are plain ASCII, and folding every record is what a search spends its time on.
  const plain = /^[ -~]*$/.test(text)
    ? text.toLowerCase()
    : text
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[łøđðþßæœı]/g, (letter) => PLAIN[letter] ?? letter)
  return plain
    .replace(/['’`´]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** The folded words of a text. */
export function wordsOf(text: string): readonly string[] {
  const folded = fold(text)
  return folded === '' ? [] : folded.split(' ')
}

/** Digits only; a US country code in front of ten digits is dropped. */
export function digitsOf(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits
}

/** Insertions, deletions, changes and swaps of neighbours; `limit` + 1 when there are more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      }
      row.push(cost)
    }
    if (Math.min(...row) > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return Math.min(last[b.length] ?? 0, limit + 1)
}

/** How one word stands for another: the same, a short form, its beginning, or a slip of the finger. */
export type WordMatch = 'same' | 'nickname' | 'prefix' | 'typo' | 'none'

/** Groups of first names that people use for each other; the first is the full form. */
const NICKNAMES: readonly (readonly string[])[] = [
  ['robert', 'bob', 'rob', 'bobby'],
  ['william', 'bill', 'will', 'billy'],
  ['michael', 'mike'],
  ['thomas', 'tom'],
  ['james', 'jim', 'jimmy'],
  ['katherine', 'catherine', 'kathryn', 'kate', 'kathy', 'katie', 'cathy'],
  ['elizabeth', 'liz', 'beth', 'betty'],
  ['margaret', 'maggie', 'peggy', 'meg'],
  ['daniel', 'dan', 'danny'],
  ['david', 'dave'],
  ['steven', 'stephen', 'steve'],
  ['jennifer', 'jen', 'jenny'],
  ['patricia', 'pat', 'patty', 'trish'],
  ['richard', 'rich', 'rick', 'dick'],
  ['joseph', 'joe', 'joey'],
  ['anthony', 'tony'],
  ['samuel', 'samantha', 'sam'],
  ['christopher', 'chris', 'christine', 'christina'],
  ['matthew', 'matt'],
  ['edward', 'ed', 'eddie'],
  ['charles', 'charlie', 'chuck'],
  ['susan', 'sue', 'susie'],
  ['deborah', 'debra', 'deb', 'debbie'],
  ['gregory', 'greg'],
  ['kenneth', 'ken'],
  ['lawrence', 'larry'],
  ['francis', 'frank'],
  ['rebecca', 'becky'],
  ['theodore', 'ted', 'theo'],
  ['alexander', 'alexandra', 'alex'],
]

/** Compares two folded words; `said` is what the person typed, `known` what is on record. */
export function matchWord(said: string, known: string): WordMatch {
  if (said === known) return 'same'
  if (NICKNAMES.some((group) => group.includes(said) && group.includes(known))) return 'nickname'
  // People say "the Kowalskis".
  if (known.length >= 4 && (said === `${known}s` || said === `${known}es`)) return 'same'
  if (said.length >= 3 && known.startsWith(said)) return 'prefix'
  if (/\d/.test(said) || /\d/.test(known)) return 'none'
  const slips = said.length >= 7 ? 2 : said.length >= 4 ? 1 : 0
  return slips > 0 && editDistance(said, known, slips) <= slips ? 'typo' : 'none'
}
