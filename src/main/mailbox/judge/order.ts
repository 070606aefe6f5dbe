import { referencesInLines } from './job-references.ts'
import { referencesBehindOrder } from './order-tail.ts'

/** What a mail says in its own words. */
export interface MailWords {
  readonly subject: string
  /** Own lines of each way the text is given (plain, HTML), without quotes and signature. */
  readonly versions: readonly (readonly string[])[]
  /** Everything else in it: quotes, signatures, attached messages. */
  readonly elsewhere: string
}

export type Order =
  | { readonly kind: 'order'; readonly jobs: readonly string[] }
  | { readonly kind: 'quoted' }
  /** `mentioned`: the words stand in it, among others. */
  | { readonly kind: 'none'; readonly mentioned: boolean }

const ANSWER_PREFIX =
  /^\s*(?:(?:re|fwd?|aw|wg|sv|vs|vb|antw|doorst|rv|enc|tr|rif|res|odp|ynt|i|r)\s*(?:\[\d+\]|\(\d+\))?\s*[::]\s*)+/i

/** What mail gateways put before a subject that came from outside. */
const GATEWAY_MARK =
  /^\s*(?:\[(?:ext|external(?: (?:e-?mail|sender|message))?)\]|\*+\s*external\s*\*+)\s*:?\s*/i

const collapsed = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** The jobs of a line that is the order; null for any other line. */
function jobsOfOrder(line: string, phrase: string): readonly string[] | null {
  const wanted = collapsed(phrase)
  const said = collapsed(line)
  if (said.slice(0, wanted.length).toLowerCase() !== wanted.toLowerCase()) return null
  return referencesBehindOrder(said.slice(wanted.length))
}

function holds(text: string, phrase: string): boolean {
  return collapsed(text).toLowerCase().includes(collapsed(phrase).toLowerCase())
}

function jobsInVersion(lines: readonly string[], phrase: string): readonly string[] {
  const [first = '', ...rest] = lines
  const behind = jobsOfOrder(first, phrase)
  return behind ? [...behind, ...referencesInLines(rest)] : referencesInLines(lines)
}

/** The order must be the subject, or the first own line of a mail without a subject. Pure. */
export function readOrder({ subject: full, versions, elsewhere }: MailWords, phrase: string): Order {
  const subject = full.replace(GATEWAY_MARK, '')
  const jobs = (behind: readonly string[]): Order => ({
    kind: 'order',
    jobs: [...new Set([...behind, ...versions.flatMap((lines) => jobsInVersion(lines, phrase))])],
  })
  const inSubject = jobsOfOrder(subject, phrase)
  if (inSubject) return jobs(inSubject)
  if (collapsed(subject) === '') {
    const spoken = versions.filter((lines) => lines.length > 0)
    if (spoken.length > 0 && spoken.every(([first = '']) => jobsOfOrder(first, phrase))) return jobs([])
  }
  const bare = subject.replace(ANSWER_PREFIX, '')
  if (bare !== subject && holds(bare, phrase)) return { kind: 'quoted' }
  if (holds([subject, ...versions.flat()].join('\n'), phrase)) return { kind: 'none', mentioned: true }
  if (holds(elsewhere, phrase)) return { kind: 'quoted' }
  return { kind: 'none', mentioned: false }
}
