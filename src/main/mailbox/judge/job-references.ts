const NUMBER = String.raw`\d{1,10}(?:[-‐‑–]\d{1,10}){0,3}(?![\d-])`
const DASHED = String.raw`\d{1,10}(?:[-‐‑–]\d{1,10}){1,3}(?![\d-])`
const KIND = String.raw`(?:number|no\.?|nr\.?|id|ref(?:erence)?\.?)`
const AND = String.raw`\s*(?:,|;|&|\+|\/|\band\b|\bor\b)?\s*#?`
const NAME = String.raw`(?:\s*\([^()]{0,80}\))?`

/** A line that says nothing but the job: "Job: 2231-01", "Job ID 57", "for job #2231-01 (Ortiz)". */
const JOB_LINE = new RegExp(
  String.raw`^(?:[-*•]\s*)?(?:for\s+)?(?:the\s+)?jobs?\s*${KIND}?\s*[:#=–-]?\s*#?\s*(${NUMBER})${NAME}\s*[.,;!]?$`,
  'i',
)
/** A job named within a sentence: numbers without a dash only behind "number", "ID", "#" or a colon. */
const IN_SENTENCE = new RegExp(
  String.raw`\bjobs?\s*(?:${KIND}\s*[:#=]?\s*#?\s*(${NUMBER})|[:#=]\s*#?\s*(${NUMBER})|(${DASHED}))`,
  'gi',
)
const MORE = new RegExp(String.raw`^${AND}\s*(${DASHED})`, 'i')
const BARE_LINE = new RegExp(String.raw`^#?\s*(${NUMBER})\s*[.,;]?$`)
const BEHIND_ORDER = new RegExp(
  String.raw`^\s*(?:[-–—:,;.|]\s*)?(?:for\s+)?(?:the\s+)?(?:jobs?\s*${KIND}?\s*[:#]?\s*)?#?\s*` +
    String.raw`(${NUMBER}(?:${AND}\s*${NUMBER}){0,8})(\s*\([^()]{0,80}\))?\s*[.!]*$`,
  'i',
)
const PHONE = /^(?:1-)?\d{3}-(?:\d{3}-)?\d{4}$/

/** As the CRM spells it: "2231-01". */
function spelled(reference: string): string {
  return reference.replaceAll(/[‐‑–]/g, '-')
}

/** The jobs behind the order's words; null when something else stands there. */
export function referencesBehindOrder(tail: string): readonly string[] | null {
  if (/^\s*[.!]*$/.test(tail)) return []
  if (/^[\p{L}\p{N}_]/u.test(tail)) return null
  const match = BEHIND_ORDER.exec(tail)
  if (!match) return null
  const named = [match[1] ?? '', ...(match[2]?.match(new RegExp(DASHED, 'g')) ?? [])].join(' ')
  return named.match(new RegExp(NUMBER, 'g'))?.map(spelled) ?? []
}

/** The jobs that lines name. A number alone counts as a job on the first line only: below it is a phone or a ZIP. */
export function referencesInLines(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, index) => {
    const bare = index === 0 ? BARE_LINE.exec(line)?.[1] : undefined
    if (bare && !PHONE.test(bare)) return [spelled(bare)]
    const whole = JOB_LINE.exec(line)?.[1]
    if (whole) return [spelled(whole)]
    const found: string[] = []
    for (const match of line.matchAll(IN_SENTENCE)) {
      found.push(spelled(match[1] ?? match[2] ?? match[3] ?? ''))
      let rest = line.slice(match.index + match[0].length)
      for (let more = MORE.exec(rest); more; more = MORE.exec(rest)) {
        found.push(spelled(more[1] ?? ''))
        rest = rest.slice(more[0].length)
      }
    }
    return found
  })
}
