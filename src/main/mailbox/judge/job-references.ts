import {
  AND,
  DASH,
  DASHED,
  FOR,
  isNoJob,
  isPhone,
  JOB,
  JOB_SHAPE,
  KIND,
  LABEL,
  NUMBER,
  PERSON,
  spelled,
} from './job-numbers.ts'

const SIGNS = String.raw`(?:[:#=]\s*)`
/** At most a few words behind a number, and no other number. */
const FEW_WORDS = String.raw`(?:[^\p{L}\d][^\d]{0,60})?$`

/** A line that says nothing but the job: "Job: 2231-01", "Job ID 57", "for job #2231-01 (Ortiz)". */
const JOB_LINE = new RegExp(
  String.raw`^(?:[-*•]\s*)?(?:${FOR})?(?:the\s+)?${JOB}(?:(?:[:#=]|${DASH})\s*){0,3}` +
    String.raw`(${NUMBER})(?:\s*\([^()]{0,80}\))?\s*[.,;!]?$`,
  'i',
)
/** "Job: 2231 - 01": one number, written with spaces. */
const SPACED_LINE = new RegExp(
  String.raw`^(?:${FOR})?${JOB}${SIGNS}{0,3}(\d{3,10})\s${DASH}\s(\d{2})${FEW_WORDS}`,
  'iu',
)
/** A job named within a sentence: numbers without a dash only behind "number", "ID", "#" or a colon. */
const IN_SENTENCE = new RegExp(
  String.raw`\b${LABEL}\s*(?:${KIND}\s*(?:(?:[:#=]|is\b)\s*){0,3}(${NUMBER})|` +
    String.raw`${SIGNS}{1,3}(${NUMBER})|(?:is\s+)?(${DASHED}))`,
  'gi',
)
const MORE = new RegExp(String.raw`^${AND}\s*(${DASHED})`, 'i')
const BARE_LINE = new RegExp(String.raw`^#?\s*(${NUMBER})\s*[.,;!]?$`)
const OPENING = String.raw`(?:hi|hello|hey|please|pls|thanks|thank you|this|that|it|one|is|it['’]?s)`
/** Without the word "job": at the beginning of a line, or behind "for", with at most a few words behind it. */
const UNNAMED = new RegExp(
  String.raw`^(?:[-*•]\s*)?(?:${OPENING}[\s,:]+){0,4}(?:${FOR})?(?:customer\s+|client\s+)?#?\s*` +
    String.raw`(${JOB_SHAPE})${FEW_WORDS}`,
  'iu',
)
/** A name and the number: "Ortiz 2231-01", "Maria Ortiz, #2231-01". */
const BEHIND_NAME = new RegExp(
  String.raw`^(?:[Ff]or\s+)?(${PERSON})\s*[,:(|–—-]*\s*#?(${JOB_SHAPE})\)?[.!]?$`,
  'u',
)
/** Within a sentence about a job: "one for the Ortiz roof (2231-01), please". */
const SPOKEN = new RegExp(String.raw`(?<=[\s(#:,[])${JOB_SHAPE}(?=$|[\s)\].,;:!?])`, 'g')
const ABOUT_A_JOB = /\b(?:for|jobs?|clients?|customers?|projects?|video)\b/i
/** What other numbers are called, in signatures above all. */
const OTHERS =
  'invoice quote estimate bid po order suite ste apt unit floor room ext extension fax tel phone cell mobile ' +
  'office direct claim policy permit licen[sc]e lic roc ccb box reg model part sku ticket case account acct ' +
  'version dated?'
const OTHER_NUMBER = new RegExp(String.raw`\b(?:${OTHERS.replaceAll(' ', '|')})\b`, 'i')
/** Names, and sentences about the job, stand above the signature; there it may be anything's number. */
const FIRST_LINES = { name: 3, sentence: 8 }

/** The jobs that a line calls so. */
function namedIn(line: string): readonly string[] {
  const spaced = SPACED_LINE.exec(line)
  if (spaced) return [`${spaced[1] ?? ''}-${spaced[2] ?? ''}`]
  const whole = JOB_LINE.exec(line)?.[1]
  if (whole) return [spelled(whole)]
  const found: string[] = []
  for (const match of line.matchAll(IN_SENTENCE)) {
    found.push(spelled(match[1] ?? match[2] ?? match[3] ?? ''))
    let rest = line.slice(match.index + match[0].length)
    for (let more = MORE.exec(rest); more; more = MORE.exec(rest)) {
      if (!isNoJob(more[1] ?? '')) found.push(spelled(more[1] ?? ''))
      rest = rest.slice(more[0].length)
    }
  }
  return found
}

/** A number in the place and the shape of a job's, though nobody calls it so. */
function unnamedIn(line: string, index: number): readonly string[] {
  if (OTHER_NUMBER.test(line)) return []
  const found = [
    UNNAMED.exec(line)?.[1] ?? (index < FIRST_LINES.name ? BEHIND_NAME.exec(line)?.[2] : undefined),
  ].filter((one) => one !== undefined)
  const isSentence = found.length === 0 && index < FIRST_LINES.sentence && ABOUT_A_JOB.test(line)
  return (isSentence ? (line.match(SPOKEN) ?? []) : found).filter((one) => !isNoJob(one)).map(spelled)
}

/**
 * The jobs that lines name. A number that is not called a job counts where none is, and only in the shape of a
 * job's number; without a dash on the first line only: below it is a phone or a ZIP.
 */
export function referencesInLines(lines: readonly string[]): readonly string[] {
  const [first = ''] = lines
  const bare = BARE_LINE.exec(first)?.[1]
  const named = [...(bare && !isPhone(bare) ? [spelled(bare)] : []), ...lines.flatMap(namedIn)]
  return named.length > 0 ? named : lines.flatMap(unnamedIn)
}
