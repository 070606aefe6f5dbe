import { AND, DASHED, FOR, JOB, NUMBER, PERSON, spelled } from './job-numbers.ts'

const SEPARATOR = String.raw`(?:[-–—:,;.|/]\s*)?`
const BEHIND_ORDER = new RegExp(
  String.raw`^\s*${SEPARATOR}(?:${FOR})?(?:the\s+)?(?:${JOB})?(?:[:#=]\s*){0,3}` +
    String.raw`(${NUMBER}(?:${AND}\s*${NUMBER}){0,8})(\s*\([^()]{0,80}\))?$`,
  'i',
)
/** For whom it is, in words alone; the job stands in the text then. */
const FOR_WHOM = new RegExp(String.raw`^\s*${SEPARATOR}[Ff]or\s+(${PERSON})$`, 'u')
const NAME_BEHIND = new RegExp(String.raw`^(.*\d)\s*(?:[-–—:,|/]\s*|\s[Ff]or\s+|\s)(${PERSON})$`, 'u')
const NAME_BEFORE = new RegExp(
  String.raw`^\s*${SEPARATOR}(?:[Ff]or\s+)?(${PERSON})\s*[,:([|–—-]*\s*` +
    String.raw`((?:[Jj]ob\s*)?#?${NUMBER})[)\]]?$`,
  'u',
)
const POLITE = /[\s,–—-]+(?:please|pls|thanks|thank you|thx|asap)$/i
/** Words with a capital that are no name: what they say is not an order to carry out as it stands. */
const NO_NAMES = [
  "not no never do don['’]?t cancel\\w* hold stop wait later tomorrow today only if when unless until after before",
  'done finished ready failed error test draft sample again postpone\\w* reject\\w* refused wrong lost paused?',
  'and or jobs? ignore delete\\w* remove\\w* undo status question update all every\\w* any\\w* me us him her them you',
  'monday tuesday wednesday thursday friday saturday sunday week month year',
]
const NO_NAME = new RegExp(String.raw`\b(?:${NO_NAMES.join(' ').replaceAll(' ', '|')})\b`, 'i')

/** "(Job 2231-01)" and "[2231-01]" say the same as without. */
function withoutBrackets(tail: string): string {
  const inside = /^\s*(?:[-–—:,]\s*)?(?:\(([^()]*)\)|\[([^[\]]*)\])$/.exec(tail)
  const said = inside?.[1] ?? inside?.[2]
  return said !== undefined && /\d/.test(said) ? ` ${said}` : tail
}

function plainTail(tail: string): string {
  let said = tail.replace(/[\s.!]+$/, '')
  for (let before = ''; before !== said;) {
    before = said
    said = said.replace(POLITE, '').replace(/[\s.!]+$/, '')
  }
  return withoutBrackets(said)
}

/** "Ortiz 2231-01" and "2231-01 – Ortiz" without the name; as it is when that is none. */
function withoutName(tail: string): string {
  const before = NAME_BEFORE.exec(tail)
  const behind = before ? null : NAME_BEHIND.exec(tail)
  const name = before?.[1] ?? behind?.[2] ?? ''
  return NO_NAME.test(name) ? tail : (before?.[2] ?? behind?.[1] ?? tail)
}

/** The jobs behind the order's words; null when something else stands there. */
export function referencesBehindOrder(tail: string): readonly string[] | null {
  if (/^[\p{L}\p{N}_]/u.test(tail) || tail.length > 200) return null
  const said = plainTail(tail)
  if (said.trim() === '') return []
  const whom = FOR_WHOM.exec(said)?.[1]
  if (whom) return NO_NAME.test(whom) ? null : []
  const match = BEHIND_ORDER.exec(said) ?? BEHIND_ORDER.exec(withoutName(said))
  if (!match) return null
  const named = [match[1] ?? '', ...(match[2]?.match(new RegExp(DASHED, 'g')) ?? [])].join(' ')
  return named.match(new RegExp(NUMBER, 'g'))?.map(spelled) ?? []
}
