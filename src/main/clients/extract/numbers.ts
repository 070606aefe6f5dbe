import { isValidPhoneNumber } from 'libphonenumber-js/min'
import { digitRuns, type DigitRun } from './digit-run.ts'
import { cityAt, stateBefore } from './geo.ts'
import { partitionDigits, type PartitionContext } from './partition-digits.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'

/** What a run of digits is. `digits` without a leading country code. */
export interface NumberSaid extends Span {
  readonly kind: 'phone' | 'localPhone' | 'badPhone' | 'foreign' | 'zip' | 'plain'
  readonly digits: string
  /** "zip" or "phone" stood before it, so nothing else can be meant. */
  readonly named: boolean
  /** The extension behind a phone number. */
  readonly ext?: string
}

const PHONE_CUE =
  /(?:phones?|cells?|mobile|number|telephone|tel|ph|cb|call(?: (?:him|her|them))?|reach(?: (?:him|her|them))? at|landline|text|home|work|office|alt|contact|area code)\b(?: (?:number|phone|is|at|on|it's|#|:|,|\.|would be|cell))* $/
const ZIP_CUE = /(?:zip|zip code|zipcode|postal code|postal)(?: (?:code|is|it's|:|,|\.))* $/
/** Numbers that belong to something else. */
const OTHER_CUE =
  /(?:job|order|ticket|lead id|lead (?:number|no|num|#)|invoice|policy|claim|permit|license|id|po|estimate|quote|account|built in|since|year|model)(?: (?:number|no|num|#|:|is|was))* $/

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
    if (isForeign(said, run)) {
      found.push({ kind: 'foreign', digits, from: run.from, to: run.to, named: true })
      continue
    }
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
  return withExtensions(said, joinDashes(said, joinAreaCodes(said, found)))
}

/** "One twenty seven dash oh nine": the house numbers of Queens, and ranges. */
function joinDashes(said: Said, numbers: readonly NumberSaid[]): NumberSaid[] {
  const out: NumberSaid[] = []
  for (const number of numbers) {
    const last = out.at(-1)
    const dashed =
      last?.kind === 'plain' &&
      number.kind === 'plain' &&
      last.digits.length <= 3 &&
      number.digits.length === 2 &&
      / (?:dash|hyphen) $/.test(said.left(number.from, number.from - last.to))
    if (last && dashed)
      out[out.length - 1] = { ...number, digits: `${last.digits}-${number.digits}`, from: last.from }
    else out.push(number)
  }
  return out
}

/** "+44 20 …": a number with the code of another country. */
function isForeign(said: Said, { from, digits }: DigitRun): boolean {
  if (digits.length < 8 || digits.length > 15 || digits.startsWith('1')) return false
  const start = said.tokens[from]?.start ?? 0
  return (
    /(?:\+|\bplus)\s*\(?$/i.test(said.source.slice(Math.max(0, start - 8), start)) ||
    said.source[start] === '+' ||
    /(?: plus| country code) $/.test(said.left(from, 2))
  )
}

const EXTENSION_WORD = / (?:extension|extn?|x)(?: (?:number|is|:|\.))* $/

/** "… 0142 extension twelve": the extension belongs to the number, and is no number of its own. */
function withExtensions(said: Said, numbers: readonly NumberSaid[]): NumberSaid[] {
  const out: NumberSaid[] = []
  for (const number of numbers) {
    const last = out.at(-1)
    const joined = last?.kind === 'phone' && number.from - last.to <= 3 && number.digits.length <= 6
    if (last && joined && EXTENSION_WORD.test(said.left(number.from, number.from - last.to))) {
      out[out.length - 1] = { ...last, to: number.to, ext: number.digits }
      continue
    }
    const written = / x ?(\d{1,6})$/.exec(said.tokens[number.to - 1]?.lower ?? '')?.[1]
    out.push(number.kind === 'phone' && written ? { ...number, ext: written } : number)
  }
  return out
}

const NOT_A_STREET =
  /^(?:address|apartment|appointment|and|but|he|she|they|it|is|was|wants?|needs?|has|have|for|on|in|at|the|a|an|his|her|their|my|our|or|to|with|email|e-mail|phone|cell|zip|so|um|uh|no|years?|feet|square|percent|am|pm|windows?|doors?|front|back|kitchens?|baths?|bathrooms?|roof|roofing|siding|gutters?|decks?|insulation|looking|thanks|new|name|customer|client|hail|leak|just|said|says|who|which|that|this|we|i|you|please|also|then|his|from|about|because|if|when|kids|dogs?|people|stor(?:y|ies)|layers?|inch(?:es)?|percent|extension|ext)$/

function contextOf(
  said: Said,
  run: DigitRun,
  known: Pick<PartitionContext, 'phoneNamed' | 'zipNamed' | 'isZip'>,
): PartitionContext {
  const next = said.tokens[run.to]
  const { places } = said.lists
  return {
    ...known,
    isPhone: (digits) => isValidPhoneNumber(digits, 'US'),
    unitNamed: / (?:apartment|apt|unit|suite|ste|lot)(?: (?:number|#))* $/.test(said.left(run.from, 2)),
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
      next !== undefined &&
      next.gap === '' &&
      /^(?:[a-z]|\d+(?:st|nd|rd|th)$)/.test(next.lower) &&
      !NOT_A_STREET.test(next.lower),
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
