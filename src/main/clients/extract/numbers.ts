import { digitRuns, type DigitRun } from './digit-run.ts'
import { cityAt, stateAt } from './geo.ts'
import type { Said, Span } from './said.ts'

/** What a run of digits is. `digits` without a leading country code. */
export interface NumberSaid extends Span {
  readonly kind: 'phone' | 'localPhone' | 'badPhone' | 'zip' | 'plain'
  readonly digits: string
  /** "zip" or "phone" stood before it, so nothing else can be meant. */
  readonly named: boolean
}

const PHONE = /^[2-9]\d{2}[2-9]\d{6}$/
const PHONE_CUE =
  /(?:phones?|cells?|mobile|number|telephone|tel|ph|cb|call(?: (?:him|her|them))?|reach(?: (?:him|her|them))? at|landline|text|home|work|office|alt|contact|area code)\b(?: (?:number|phone|is|at|on|it's|#|:|,|\.|would be|cell))* $/
const ZIP_CUE = /(?:zip|zip code|zipcode|postal code|postal)(?: (?:code|is|it's|:|,|\.))* $/
/** Numbers that belong to something else. */
const OTHER_CUE =
  /(?:job|order|ticket|lead id|lead|invoice|policy|claim|permit|license|id|po|estimate|quote|account|built in|since|year|model|fax|#)(?: (?:number|no|num|#|:|is|was))* $/

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
    const size = digits.length
    const lead = digits.startsWith('1') && PHONE.test(digits.slice(1, 11)) ? 1 : 0
    const phoneEnd = lead + 10
    if (PHONE.test(digits.slice(lead, phoneEnd)) && size === phoneEnd) push('phone', lead, phoneEnd)
    else if (size === 15 && zipFirst(said, run, isZip) && !phoneNamed) {
      push('zip', 0, 5)
      push('phone', 5, 15)
    } else if (size === 16 && isZip(digits.slice(0, 5)) && digits[5] === '1' && PHONE.test(digits.slice(6))) {
      push('zip', 0, 5)
      push('phone', 6, 16)
    } else if (size === 20 && PHONE.test(digits.slice(0, 10)) && PHONE.test(digits.slice(10))) {
      push('phone', 0, 10)
      push('phone', 10, 20)
    } else if (size > phoneEnd && size <= phoneEnd + 5 && PHONE.test(digits.slice(lead, phoneEnd))) {
      const cut = run.tokenOf[phoneEnd - 1] !== run.tokenOf[phoneEnd]
      if (cut) {
        push('phone', lead, phoneEnd)
        push(size === phoneEnd + 5 && isZip(digits.slice(phoneEnd)) ? 'zip' : 'plain', phoneEnd, size)
      } else push('badPhone', 0, size)
    } else if (size > 15 && size <= 20 && PHONE.test(digits.slice(0, 10)) && isZip(digits.slice(-5))) {
      push('phone', 0, 10)
      push('plain', 10, size - 5)
      push('zip', size - 5, size)
    } else if (size === 9 && !phoneNamed && (zipNamed || isZip(digits.slice(0, 5)))) push('zip', 0, 5)
    else if (size === 5 && zipNamed) push('zip', 0, 5)
    else if (size === 7 && (phoneNamed || /^555/.test(digits)) && /^[2-9]/.test(digits)) push('localPhone', 0, 7)
    else if (size >= 7 && phoneNamed) push('badPhone', 0, size)
    else push('plain', 0, size)
  }
  return joinAreaCodes(said, found)
}

/** "… ohio 43065 614 555 0142": the five digits come first after a place, or when only that makes a ZIP code. */
function zipFirst(said: Said, { digits, from, tokenOf }: DigitRun, isZip: (digits: string) => boolean): boolean {
  if (!isZip(digits.slice(0, 5)) || !PHONE.test(digits.slice(5))) return false
  const other = PHONE.test(digits.slice(0, 10)) && isZip(digits.slice(10)) && tokenOf[9] !== tokenOf[10]
  return !other || stateAt(said, from - 1) !== null || [1, 2, 3].some((size) => cityAt(said, from - size)?.to === from)
}

/** "Area code 614 … 555 0142" said in two pieces. */
function joinAreaCodes(said: Said, numbers: readonly NumberSaid[]): NumberSaid[] {
  const out: NumberSaid[] = []
  for (const number of numbers) {
    const area = out.at(-1)
    const near = area !== undefined && number.from - area.to <= 4
    if (number.kind === 'localPhone' && near && area.digits.length === 3 && / area code(?: is| ,)* $/.test(said.left(area.from, 4))) {
      out[out.length - 1] = { ...number, kind: 'phone', digits: area.digits + number.digits, from: area.from, named: true }
    } else if (area?.kind === 'localPhone' && near && number.digits.length === 3 && / area code(?: is| ,)* $/.test(said.left(number.from, 4))) {
      out[out.length - 1] = { ...area, kind: 'phone', digits: number.digits + area.digits, to: number.to, named: true }
    } else out.push(number)
  }
  return out
}
