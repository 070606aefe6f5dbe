import { digitRuns, type DigitRun } from './digit-run.ts'
import { cityAt, stateBefore } from './geo.ts'
import { partitionDigits, type PartitionContext } from './partition-digits.ts'
import type { Said, Span } from './said.ts'

/** What a run of digits is. `digits` without a leading country code. */
export interface NumberSaid extends Span {
  readonly kind: 'phone' | 'localPhone' | 'badPhone' | 'zip' | 'plain'
  readonly digits: string
  /** "zip" or "phone" stood before it, so nothing else can be meant. */
  readonly named: boolean
}

const PHONE_CUE =
  /(?:phones?|cells?|mobile|number|telephone|tel|ph|cb|call(?: (?:him|her|them))?|reach(?: (?:him|her|them))? at|landline|text|home|work|office|alt|contact|area code)\b(?: (?:number|phone|is|at|on|it's|#|:|,|\.|would be|cell))* $/
const ZIP_CUE = /(?:zip|zip code|zipcode|postal code|postal)(?: (?:code|is|it's|:|,|\.))* $/
/** Numbers that belong to something else. */
const OTHER_CUE =
  /(?:job|order|ticket|lead id|lead|invoice|policy|claim|permit|license|id|po|estimate|quote|account|built in|since|year|model)(?: (?:number|no|num|#|:|is|was))* $/

function slice(run: DigitRun, from: number, to: number): Span {
  return { from: run.tokenOf[from] ?? run.from, to: (run.tokenOf[to - 1] ?? run.to - 1) + 1 }
}

/** Phone numbers, ZIP codes and other numbers, cut out of the runs of digits. */
export function findNumbers(said: Said): NumberSaid[] {
  const found: NumberSaid[] = []
  const { places } = said.lists
  for (const run of digitRuns(said)) {
    const before = said.left(run.from, 5)
    const phoneNamed = PHONE_CUE.test(before)
    const zipNamed = ZIP_CUE.test(before)
    if (OTHER_CUE.test(before) && !phoneNamed && !zipNamed) continue
    const isZip = (digits: string): boolean => places.ofZip(digits) !== null
    const push = (kind: NumberSaid['kind'], from: number, to: number): void => {
      const part = slice(run, from, to)
      const named = kind === 'zip' ? zipNamed : phoneNamed
      const end = to === run.digits.length ? run.to : part.to
      found.push({ kind, digits: run.digits.slice(from, to), from: part.from, to: end, named })
    }
    const { digits } = run
    const range = run.to - run.from === 1 ? /^\d{1,5}-\d{1,5}$/.exec(said.tokens[run.from]?.text ?? '') : null
    if (range && ![7, 9, 10].includes(digits.length)) {
      found.push({ kind: 'plain', digits: range[0], from: run.from, to: run.to, named: false })
      continue
    }
    // ZIP+4 is written in one piece, so the digits behind it belong to nothing else.
    if (
      digits.length === 9 &&
      run.to - run.from === 1 &&
      !phoneNamed &&
      (zipNamed || isZip(digits.slice(0, 5)))
    ) {
      push('zip', 0, 5)
      continue
    }
    const parts = partitionDigits(said.tokens, run, contextOf(said, run, { phoneNamed, zipNamed, isZip }))
    const usable = parts?.some(({ kind }) => kind !== 'plain') ?? false
    if (!usable && (digits.length === 10 || (digits.length >= 7 && phoneNamed)))
      push('badPhone', 0, digits.length)
    else if (parts) {
      for (const part of parts) {
        const named = part.kind === 'zip' ? zipNamed : phoneNamed
        found.push({ ...part, named })
      }
    } else push('plain', 0, digits.length)
  }
  return joinAreaCodes(said, found)
}

const NOT_A_STREET =
  /^(?:address|apartment|appointment|and|but|he|she|they|it|is|was|wants?|needs?|has|have|for|on|in|at|the|a|an|his|her|their|my|our|or|to|with|email|e-mail|phone|cell|zip|so|um|uh|no|years?|feet|square|percent|am|pm|windows?|doors?|looking|thanks)$/

function contextOf(
  said: Said,
  run: DigitRun,
  known: Pick<PartitionContext, 'phoneNamed' | 'zipNamed' | 'isZip'>,
): PartitionContext {
  const next = said.tokens[run.to]
  const { places } = said.lists
  return {
    ...known,
    zipFit: (digits) => {
      const place = places.ofZip(digits)
      if (!place) return 0
      if (said.flat.includes(` ${place.city.toLowerCase()} `)) return 2
      const before = stateBefore(said, run.from)?.code ?? null
      const inState = [3, 2, 1].some((size) => {
        const city = cityAt(said, run.from - size)
        return city?.to === run.from && places.statesOf(city.city).includes(place.state)
      })
      return before === place.state || (before === null && inState) ? 1 : 0
    },
    streetFollows:
      next !== undefined && next.gap === '' && /^[a-z]/.test(next.lower) && !NOT_A_STREET.test(next.lower),
  }
}

/** "Area code 614 … 555 0142" said in two pieces. */
function joinAreaCodes(said: Said, numbers: readonly NumberSaid[]): NumberSaid[] {
  const out: NumberSaid[] = []
  for (const number of numbers) {
    const area = out.at(-1)
    const near = area !== undefined && number.from - area.to <= 4
    if (
      number.kind === 'localPhone' &&
      near &&
      area.digits.length === 3 &&
      / area code(?: is| ,)* $/.test(said.left(area.from, 4))
    ) {
      out[out.length - 1] = {
        ...number,
        kind: 'phone',
        digits: area.digits + number.digits,
        from: area.from,
        named: true,
      }
    } else if (
      area?.kind === 'localPhone' &&
      near &&
      number.digits.length === 3 &&
      / area code(?: is| ,)* $/.test(said.left(number.from, 4))
    ) {
      out[out.length - 1] = {
        ...area,
        kind: 'phone',
        digits: number.digits + area.digits,
        to: number.to,
        named: true,
      }
    } else out.push(number)
  }
  return out
}
