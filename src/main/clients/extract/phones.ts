import { canonicalPhone } from '#shared/domain/us-phone.ts'
import type { Finding } from './finding.ts'
import { isCorrection } from './correction-cues.ts'
import type { NumberSaid } from './numbers.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'

const OURS =
  / (?:our (?:number|office|phone|line|main line)|my (?:cell|number|phone|direct)|call (?:me|us)(?: back)?|reach me|text me|office number is|the office)(?: (?:is|at|on|back|:|number))* $/
const FIRST_PERSON =
  / (?:my|our) (?:roof|house|home|deck|siding|windows?|kitchen|bath|bathroom|gutters?|husband|wife|upstairs|basement|attic|door|back|front|porch|old|place|property)|thanks ,? ?\n| please (?:call|text) me | i'm at | i need | we need /
const FAX = / (?:fax|f)(?: (?:is|number|:|#))* $/
/** "Hang on, that was the fax": it is the number before that is none. */
const WAS_FAX = / (?:that|that's|it)(?: was| is)?(?: the| a| his| her| their)? fax(?: number)?(?: ,)? $/
const OURS_AFTER =
  /^ (?:[.,] )?(?:wait )?(?:[.,] )?(?:no )?(?:that's|that is|that was|it's) (?:my|our|the office's) (?:own )?(?:number|cell|phone|line)/
/** Between two numbers: the second is there instead of the first. */
const PUT_RIGHT =
  / (?:no|wait|sorry|oops|actually|instead|wrong|backwards|flipped|swapped|correction|scratch that|strike that|misread|not that one|prefers|use|but now|now it's|is now|new one)(?= )/
const SECOND =
  / (?:other|second|another|alternate|alternative|alt|backup|work|office|additional)(?: (?:phone|number|one|cell|is|at|#|:|line|it's|her|his))* $/

const OF_SPOUSE =
  / (?:wife|husband|spouse|partner)(?:'s|s)?(?: (?:cell|phone|number|mobile|is|at|,|:|it's))* $/
/** "He prefers …0106. Remove the other number." */
const REST_GONE =
  / (?:remove|delete|drop|forget|scratch|lose|not) (?:the |that |his |her )?(?:other|first|old|previous) (?:number|phone|one|cell) /

export interface PhoneOptions {
  readonly ignored: (at: number) => boolean
  /** The question was who referred the client, so the numbers are that person's. */
  readonly aboutOthers: boolean
  /** Labelled as a phone of the client. */
  readonly labelled: (at: number) => boolean
  /** First names and spans of people who are not the client. */
  readonly others: readonly (Span & { readonly first: string; readonly referrer: boolean })[]
  readonly client: string | null
}

/** The client's numbers in order; those of others, of the company, and fax numbers are left out. */
export function choosePhones(
  said: Said,
  numbers: readonly NumberSaid[],
  options: PhoneOptions,
): { first: Finding | null; second: Finding | null } {
  const firstPerson =
    FIRST_PERSON.test(said.flat) ||
    (said.source.includes('\n') && / my (?:cell|number|phone)/.test(said.flat))
  const phones: (Finding & { readonly kind: NumberSaid['kind'] })[] = []
  for (const { kind, digits, from, to, ext = '' } of numbers) {
    if (kind === 'zip' || kind === 'plain' || options.ignored(from)) continue
    const left = said.left(from, 7)
    // "0133, not 0134".
    if (said.left(from, 1) === ' not ') continue
    if (options.aboutOthers && !options.labelled(from)) continue
    const wasFax = WAS_FAX.test(left)
    if (wasFax) phones.pop()
    if (OURS_AFTER.test(said.right(to, 8)) || (FAX.test(left) && !wasFax)) continue
    if (OURS.test(left) && !firstPerson && !options.labelled(from)) continue
    const hasLater = numbers.some((one) => one.kind === 'phone' && one.from > from)
    if (isOfOthers(said, { from, to }, options, phones.length > 0, hasLater)) continue
    const value =
      kind === 'phone' ? canonicalPhone({ digits, ext }) : kind === 'foreign' ? `+${digits}` : digits
    const confidence = kind === 'phone' ? (left.trim() === '' ? 0.93 : 0.95) : 0.4
    const finding = { field: 'phone' as const, value, from, to, confidence, kind }
    const last = phones.at(-1)
    if (last?.value === value) continue
    // A broken number with a whole one behind it, or one that is put right.
    if (
      last &&
      (isCorrection(said, from) ||
        (from - last.to <= 12 && PUT_RIGHT.test(said.left(from, from - last.to))) ||
        (last.kind !== 'phone' && kind === 'phone')) &&
      !SECOND.test(left)
    )
      phones[phones.length - 1] = finding
    else phones.push(finding)
  }
  if (phones.length > 1 && REST_GONE.test(said.right(phones.at(-1)?.to ?? 0, 12)))
    phones.splice(0, phones.length - 1)
  const whole = phones.filter(({ kind }) => kind === 'phone')
  const [one = null, two = null] = whole.length > 0 ? whole : phones
  // "Wife's cell …, his …": the client's own comes first.
  const turned =
    one && two && OF_SPOUSE.test(said.left(one.from, 6)) && !OF_SPOUSE.test(said.left(two.from, 4))
  const first = turned ? { ...two, field: 'phone' as const } : one
  const second = turned ? one : two
  return { first, second: second && whole.length > 0 ? { ...second, field: 'phone2' } : null }
}

const OWNER_BEFORE = / (\S+?)(?:'s| is)(?: (?:number|cell|phone|is|at|,|on))* $/
const OWNER_BEHIND = /^ (?:, |\. )?(?:that's|is|which is) (\S+?)(?:'s)? /

function isOfOthers(
  said: Said,
  { from, to }: Span,
  { others, client }: PhoneOptions,
  hasOne: boolean,
  hasLater: boolean,
): boolean {
  const left = said.left(from, 6)
  const right = said.right(to, 4)
  for (const other of others) {
    const name = other.first.toLowerCase()
    if (!name || name === client?.toLowerCase()) continue
    if (
      other.referrer &&
      from >= other.to &&
      from - other.to <= 2 &&
      (hasOne || said.tokens[from]?.gap === '(' || hasLater) &&
      (hasOne || !/\b(?:phone|number|cell)\b/.test(said.left(from, from - other.to)))
    )
      return true
    if (OWNER_BEFORE.exec(left)?.[1] === name || OWNER_BEHIND.exec(right)?.[1] === name) return true
    // "Her dad, Bill Lake, sent her, his number is …" when the client's own was said already.
    const his = / (?:his|her|their)(?: own)? (?:number|cell|phone)(?:'s| is| at| ,)* $/.test(left)
    if (other.referrer && hasOne && his && from >= other.to && from - other.to <= 7) return true
  }
  return false
}
