import { readSubject, speaksOf } from '../facts/speaks-of.ts'
import { saysLiterally } from './avoid.ts'
import { FACT_THAT, pointOf, TO_DO, type SpokenPoint } from './cover-point.ts'
import { imperativeOf, isClause } from './grammar.ts'
import { inARow, sentencesOf } from './words.ts'

/** Why the point is wanted is not said: "…, he asked twice". */
const WHO_ASKED = new RegExp(
  String.raw`,? (?:that )?(?:he|she|they) (?:asked|wanted|mentioned|brought up)(?: about| for)?(?: it)?` +
    String.raw`(?: twice| again| before)?[.\s]*$`,
  'i',
)
const ORDER = new RegExp(
  String.raw`^(?:please )?(?:also )?(?:mention|talk about|speak about|cover|say something about|explain|` +
    String.raw`highlight|point out|bring up|emphasi[sz]e|stress|touch on|remind (?:her|him|them)(?: of|` +
    String.raw` about)?|` +
    String.raw`say|tell (?:her|him|them|the customer)(?: about)?|let (?:her|him|them) know(?: about)?|` +
    String.raw`make sure (?:to )?(?:mention|say)|about)[:\s]+`,
  'i',
)

export function topicOf(line: string): string {
  const plain = line.trim().replace(/^[-*•]\s*/, '')
  if (TO_DO.test(plain)) return plain.replace(/[.\s]+$/, '')
  const include = /^(?:please )?(?:also )?include (?=the|our|your|a|an|that|how)/i
  return plain
    .replace(WHO_ASKED, '')
    .replace(ORDER, '')
    .replace(ORDER, '')
    .replace(include, '')
    .replace(/[.\s]+$/, '')
}

const JOINT = new RegExp(
  String.raw`,?\s+(?:and|plus|as well as)\s+(?:also\s+)?(?=(?:mention|talk about|cover|say|tell|that|how|` +
    String.raw`why|` +
    String.raw`what|where|when|the fact|we|she|he|i)\b)|,\s+(?:and\s+)?(?=(?:mention|talk about|that|how|` +
    String.raw`why|what)\b)`,
  'i',
)

const isWhole = (part: string): boolean =>
  FACT_THAT.test(part) || isClause(part) || imperativeOf(part) !== null || /^\d/.test(part)

/** One of several things in a row, as in "deductible, code upgrade, timeline". */
const isShort = (piece: string): boolean =>
  piece.split(/\s+/).length <= 4 && !/\b(?:and|or)\b/i.test(piece) && !isClause(piece)

/** "the clean-up and that we do our own crews" are two points, "dust, noise and mess" is one. */
function partsOf(line: string): readonly string[] {
  const topic = topicOf(line)
  const quoted = /^["“](.+)["”]$/.exec(topic)?.[1]
  if (quoted !== undefined) return [quoted]
  return sentencesOf(topic)
    .flatMap((sentence) => (isClause(sentence) ? sentence.split(JOINT_THAT) : sentence.split(JOINT)))
    .flatMap((part) => {
      const pieces = part.split(/,(?!\d{3})\s+/)
      const apart = pieces.length > 1 && !isClause(pieces[0] ?? '') && pieces.slice(1).some(isWhole)
      const listed = pieces.length > 1 && pieces.every(isShort)
      return apart || listed ? pieces : [part]
    })
    .map(topicOf)
    .filter(Boolean)
}
const JOINT_THAT = /,?\s+and\s+(?=that\b)/i

export interface SpokenCover {
  readonly line: string
  /** Null: it cannot be put into words by rule. */
  readonly points: readonly SpokenPoint[] | null
}

/** Points to cover as what is said; `first`: the customer's first name, said as "you". */
export function readCover(lines: readonly string[], first: string): readonly SpokenCover[] {
  return lines.map((line) => {
    const points = partsOf(line).map((part) => pointOf(part, first))
    return {
      line,
      points: points.length === 0 || points.includes(null) ? null : points.flatMap((one) => one ?? []),
    }
  })
}

const TOPICS: readonly string[] = [
  'I would like to talk with you about {it}.',
  'Let me also bring up {it}, so that you can ask me about it.',
  'I have also made a note to speak about {it}.',
  'And please ask me about {it}.',
]
const PLURAL = /,| and |[^s'u]s$/
const CLAUSES: readonly string[] = [
  'I want you to know that {it}.',
  'You should also know that {it}.',
  'It is good to know as well that {it}.',
]

const wayOf = (ways: readonly string[], at: number): string => ways[at % ways.length] ?? '{it}'

/** One topic or several as a sentence; `at`: how many were said before, so that no two begin alike. */
export function topicSentence(topics: readonly string[], at: number): string {
  const it = inARow(topics)
  const way = wayOf(TOPICS, at)
  return (PLURAL.test(it) ? way.replace('about it.', 'about that.') : way).replace('{it}', it)
}

export const clauseSentence = (clause: string, at: number): string =>
  wayOf(CLAUSES, at).replace('{it}', clause)

/** A single point as sentences, for an outline of the person's own and for revisions. */
export function speakCover(line: string, first = ''): string | null {
  const [{ points } = { points: null }] = readCover([line], first)
  if (!points) return null
  return points
    .map((point, at) => {
      if (point.type === 'sentence') return point.text
      return point.type === 'clause' ? clauseSentence(point.text, at) : topicSentence([point.text], at)
    })
    .join(' ')
}

/** The document's own words on a subject: the words themselves must stand in the sentence. */
export function documentOn(subject: string, documents: readonly string[]): string | undefined {
  const wanted = readSubject(subject)
  return documents.find((sentence) => isOn(sentence, wanted))
}

type Subject = ReturnType<typeof readSubject>
export function isOn(sentence: string, wanted: Subject): boolean {
  const firm = wanted.terms.filter(({ role }) => role !== 'soft' && role !== 'verb')
  const words = firm.length > 0 ? firm : wanted.terms
  return speaksOf(sentence, wanted) && words.some((term) => saysLiterally(sentence, { terms: [term] }))
}
