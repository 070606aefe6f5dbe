import type { ScriptBrief } from '../scripts.ts'
import { pieceOf } from './offer-piece.ts'
import { totalOf } from './offer-total.ts'
import { linesOf } from './slot-lines.ts'
import { tidy, upperFirst, withEnd } from './words.ts'

/** A part of the offer as a sentence, with the words it was taken from. */
interface Said {
  readonly line: string
  readonly text: string
}

export interface SpokenOffer {
  /** What the whole costs, as the offer says it; empty where it names no price. */
  readonly price: string
  readonly sentences: readonly Said[]
  readonly remarks: readonly string[]
}

/** What the CRM filled in is said with the work and the price already. */
export function offerLines(brief: ScriptBrief): readonly string[] {
  const { offer } = brief.slots
  return offer.status === 'filled' && offer.by !== 'crm' ? linesOf(brief, 'offer') : []
}

/** Goes on with what was said before the comma: a date, a condition, a detail. */
const GOES_ON = new RegExp(
  String.raw`^(?:and|or|but|which|so|with|without|including|if|when|as long as|all in\b|` +
    String.raw`jan|feb|mar|apr|may \d|jun|jul|aug|sep|oct|nov|dec|\d{4}$)`,
  'i',
)

/** Where something else begins; not inside "22,900". */
const APART = new RegExp(
  String.raw`,(?!\d{3})\s*|(?<=[a-z\d)%])\.\s+|,?\s+and (?=(?:we|i|free|throw|waive)\b)|` +
    String.raw`\s+plus (?=(?:free|a|the)\b)`,
  'i',
)

function segmentsOf(line: string): readonly string[] {
  const plain = line
    .replace(/\bincl\.? /gi, 'including ')
    .replace(/\bend of (?=(?:the )?(?:month|year|week))/gi, 'the end of the ')
  const parts = plain
    .replace(/\bthe end of the the\b/gi, 'the end of the')
    .replace(/\bthe the\b/gi, 'the')
    .split(APART)
  return parts.reduce<readonly string[]>((kept, part) => {
    const last = kept.at(-1)
    if (last !== undefined && GOES_ON.test(part)) return [...kept.slice(0, -1), `${last}, ${part}`]
    return part.trim() === '' ? kept : [...kept, part.trim()]
  }, [])
}

function conditionSentence(condition: string): string {
  if (/^(?:today|this) /.test(condition)) return `That price is for ${condition}.`
  return withEnd(`That price is good ${condition}`)
}

const WAYS: readonly string[] = [
  'Our offer includes {it}.',
  'It also includes {it}.',
  'You get {it} as well.',
]
const asOne = ({ line, text }: Said, at: number): Said => ({
  line,
  text: (WAYS[Math.min(at, 2)] ?? '{it}').replace('{it}', text),
})

/** "$23,500 with gutters until Friday, free toilet" as what is said of it; the price is said once. */
export function speakOffer(brief: ScriptBrief): SpokenOffer {
  const segments = offerLines(brief).flatMap(segmentsOf)
  const read = segments.map((line) => ({ line, total: totalOf(line) }))
  const totals = read.flatMap(({ total }) => total ?? [])
  const options = totals.length > 1 && totals.every(({ what }) => what !== '') ? totals : totals.slice(-1)
  const chosen = options.at(-1)
  // "18k for the kitchen, 4k for the door" are two parts, "with" and "without" a choice.
  const joint = options.every(({ what }) => what.startsWith('for ')) ? ' and ' : ' or '
  const price = options.map(({ amount, what }) => tidy(`${amount} ${what}`)).join(joint)
  const other = totals
    .filter((one) => !options.includes(one) && one.amount !== chosen?.amount)
    .map(
      ({ line }) => `“${line}” was left out, because the offer names another price: ${chosen?.amount ?? ''}.`,
    )
  const conditions = options.flatMap(({ line, condition }): readonly Said[] =>
    condition && options.length === 1 ? [{ line, text: conditionSentence(condition) }] : [],
  )
  const rest = [
    ...read.flatMap(({ line, total }) => (total ? [] : [{ line, words: line }])),
    ...options.flatMap(({ line, rest: words }) => (words ? [{ line, words }] : [])),
  ]
  const pieces = rest.map(({ line, words }) => ({ line, piece: pieceOf(words) }))
  const unread = pieces
    .filter(({ piece }) => piece === null)
    .map(({ line }) => `“${line}” could not be put into a sentence. Put it in your own words.`)
  const items = pieces.flatMap(({ line, piece }) =>
    piece && 'item' in piece ? [{ line, text: piece.item }] : [],
  )
  const sentences = pieces.flatMap(({ line, piece }) =>
    piece && 'sentence' in piece ? [{ line, text: withEnd(upperFirst(piece.sentence)) }] : [],
  )
  return {
    price,
    sentences: [...conditions, ...items.map(asOne), ...sentences],
    remarks: [...other, ...unread],
  }
}
