import { plainSigns } from './words-of.ts'

/** Where a claim stands: its sentence and the part of it that has a subject of its own. */
export interface Place {
  readonly sentence: string
  /** What of the sentence stands before its clause. */
  readonly lead: string
  readonly clause: string
  /** Where the claim begins and ends in the clause. */
  readonly start: number
  readonly end: number
}

const SHORT =
  String.raw`(?<!\b(?:Mrs?|Ms|Dr|St|[A-Z]|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|` +
  String.raw`approx|[ap]\.m|[ap]))`
const SENTENCES = new RegExp(String.raw`[!?;]+(?=\s|$)|\n|${SHORT}\.(?=["')]?(?:\s|$))`, 'g')
const CLAUSES = new RegExp(
  String.raw`,(?=\s)|\s-\s|:(?=\s)|\s\(|\)|\b(?:and|but|so|because|while|then|which)\b` +
    String.raw`(?=\s+(?:we|you|i|it|the|our|your|they|he|she|this|there)\b)`,
  'gi',
)

const ends = (text: string, pattern: RegExp): readonly number[] =>
  [...text.matchAll(pattern)].map((match) => match.index + match[0].length)

/** The nearest cuts around a range; one inside of it is none. */
function around(cuts: readonly number[], start: number, end: number, length: number): [number, number] {
  const next = cuts.findIndex((cut) => cut > start)
  const from = (next === -1 ? cuts.at(-1) : cuts[next - 1]) ?? 0
  return [from, cuts.find((cut) => cut > end) ?? length]
}

/** Sentences and clauses of a text, found once; `start` and `end` as in the text. */
export function placesIn(text: string): (start: number, end: number) => Place {
  const plain = plainSigns(text)
  const stops = ends(plain, SENTENCES)
  const commas = [...stops, ...ends(plain, CLAUSES)].toSorted((a, b) => a - b)
  return (start, end) => {
    const [from, to] = around(stops, start, end, plain.length)
    const [begin, until] = around(commas, start, end, plain.length)
    return {
      sentence: plain.slice(from, to),
      lead: plain.slice(from, begin),
      clause: plain.slice(begin, until),
      start: start - begin,
      end: end - begin,
    }
  }
}
