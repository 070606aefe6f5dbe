import { ABBREVIATIONS, LABELS, OPENING_WORDS, PHRASE_WORDS } from './name-words.ts'

/** `strong`: like a name. `weak`: could be one when it comes back ("agent"). `none`: a phrase or a label. */
export type NameShape = 'strong' | 'weak' | 'none'

const LONGEST = 120
const LONGEST_OUTSIDE_PARENTHESES = 60
const MONTH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?$/i

/** Takes away what stands in parentheses (also nested); null when they do not close. */
function outsideParentheses(name: string): string | null {
  let depth = 0
  let kept = ''
  for (const char of name) {
    if (char === '(' || char === '[') depth += 1
    else if (char === ')' || char === ']') depth -= 1
    else if (depth === 0) kept += char
    if (depth < 0) return null
  }
  return depth === 0 ? kept.trim() : null
}

/** "Fri, Mar 1, 2024", "2024-03-01", "July 10". */
function isDate(text: string): boolean {
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/.test(text)) return true
  const words = text.split(/[\s,]+/)
  return (
    words.some((word) => MONTH.test(word)) && words.some((word) => /^\d{1,4}(?:st|nd|rd|th)?$/.test(word))
  )
}

/** A dot, comma or question mark in the middle ends a sentence, unless it belongs to an abbreviation. */
function hasSentenceMark(name: string): boolean {
  if (/[!?;"“”…]|,$|--|\.\./.test(name)) return true
  if ((name.match(/,/g) ?? []).length > 2) return true
  return name.split(/[\s,]+/).some((word) => {
    if (!word.endsWith('.') || /^\p{L}\.$/u.test(word) || /^(?:\p{L}\.){2,}$/u.test(word)) return false
    return !ABBREVIATIONS.has(word.slice(0, -1).toLowerCase())
  })
}

/** "Ann", "O'Neill", "d'Entremont", "deVries", "2", "&", and letters that have no case. */
const isCapital = (word: string): boolean =>
  /^['’(&]?[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(word) ||
  /^\p{Ll}{1,3}['’]?\p{Lu}/u.test(word) ||
  /^[&/–-]$/.test(word)

/** Callers without a name are shown by their number. */
const PHONE = /^\+?[\d(][\d ().-]{5,18}\d$/

/** "Ann Lee | Larkfield", "Ann Lee she/her". */
const COMPANY = /(?<=[\p{L}\p{N}.)]) \| \p{L}[^|]{0,40}$/u
const PRONOUNS = /[ ,|–—-]+(?:she|he|they|ze|xe|any)\/\p{L}{2,5}(?:\/\p{L}{2,6})?$/iu

/** `shapeOf` for many names, each judged once. */
export function shapeReader(): (name: string) => NameShape {
  const known = new Map<string, NameShape>()
  return (name) => {
    const shape = known.get(name) ?? shapeOf(name)
    known.set(name, shape)
    return shape
  }
}

/** Whether words in front of a colon or a time could be who speaks. */
export function shapeOf(name: string): NameShape {
  if (PHONE.test(name)) return 'weak'
  if (/^[[(]\d/.test(name) && isDate(name.slice(1))) return 'none'
  if (!name || name.length > LONGEST || !/\p{L}/u.test(name)) return 'none'
  const bare = outsideParentheses(name)?.replace(COMPANY, '').replace(PRONOUNS, '').trim() ?? null
  if (bare === null || !bare || bare.length > LONGEST_OUTSIDE_PARENTHESES) return 'none'
  if (/^[^\p{L}\p{N}'’&@#]|[/\\]{2}|[=<>{}|^~]/u.test(bare) || isDate(bare) || hasSentenceMark(bare))
    return 'none'
  const words = bare.split(/[\s,]+/).filter(Boolean)
  const lower = words.map((word) => word.toLowerCase().replaceAll('’', "'"))
  const [first = ''] = lower
  if (words.length > 8) return 'none'
  // "Step 2" and "Option B" are labels as well; "Interviewer 2" and "Part Owner" are not.
  const counted = words.length === 2 && /^(?:\p{N}+|\p{L})$/u.test(lower[1] ?? '')
  if ((words.length === 1 || counted) && LABELS.has(first)) return 'none'
  if (LABELS.has(lower.join('-'))) return 'none'
  if (words.length > 1 && (OPENING_WORDS.has(first) || (first === 'i' && words.length > 1))) return 'none'
  if (words.length > 1 && lower.every((word) => LABELS.has(word))) return 'none'
  const small = words.filter((word) => !isCapital(word))
  if (small.some((word) => PHRASE_WORDS.has(word.toLowerCase().replaceAll('’', "'")))) return 'none'
  if (small.length === 0) return 'strong'
  const particles = small.every((word) => word.length <= 4)
  const ends = isCapital(words[0] ?? '') && isCapital(words.at(-1) ?? '')
  if (particles && ends && small.length * 2 <= words.length) return 'strong'
  return words.length <= 4 ? 'weak' : 'none'
}

/** True for a label of a form ("Date", "Attendees"), which says that the lines around are no talk. */
export function isLabel(name: string): boolean {
  const lower = name.toLowerCase().trim()
  return LABELS.has(lower) || LABELS.has(lower.split(/[\s/(]+/)[0] ?? '')
}
