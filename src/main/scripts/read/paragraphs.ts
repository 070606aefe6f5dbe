import type { OutlinePoint, Paragraph } from '#shared/domain/script-draft.ts'
import { stem } from '#shared/text/stem.ts'
import type { ParagraphRef } from './script-reading.ts'
import { ORDINALS, ordinalOf } from './script-words.ts'

const PIECE = '(?:paragraphs?|paras?|graphs?|sections?|blocks?|parts?)'
const ORDINAL = `(?:${Object.keys(ORDINALS).slice(0, 10).join('|')}|\\d{1,2}(?:st|nd|rd|th))`
const COUNTED = new RegExp(
  `\\b(?:(?<ordinal>${ORDINAL}) (?:${PIECE}|one\\b)|${PIECE} (?:number |no\\.? )?(?<number>\\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\\b)`,
  'gi',
)
/** "the first and third paragraph": the first of the two has no noun of its own. */
const PAIRED = new RegExp(`\\b(?<ordinal>${ORDINAL})(?= (?:and|or|&) (?:the )?${ORDINAL} ${PIECE})`, 'gi')
const OPENING =
  /\bthe (?:opening|intro(?:duction)?|beginning|start|greeting|hello|hook)\b(?! (?:on|of) the (?:\w+ )?(?:job|work|project))|\b(?:opening|intro|first) (?:line|sentence|words)\b/i
const ENDING =
  /\bthe (?:ending|closing|close|end|sign[- ]off|goodbye|outro|conclusion|last one|call to action)\b|\b(?:closing|last|final) (?:line|sentence|words|paragraph|part|section)\b/i
const ABOUT = new RegExp(
  `\\b(?:the )?(?:${PIECE}|bits?|lines?|sentences?|piece) (?:about|on|where (?:it|you|we|i) (?:talks?|speaks?|says?|mentions?)(?: about)?|with|that (?:talks|speaks|says|mentions)(?: about)?|regarding)\\s+(?:the |our |my )?(?<subject>[^,.;:!?]+?)(?=\\s+(?:out|warmer|shorter|friendlier|longer|sounds?|is|should|to be|more|less|as it is|alone)\\b|[,.;:!?]|$)`,
  'i',
)
const NAMED = new RegExp(`\\bthe (?<subject>[a-z-]+(?: [a-z-]+)?) (?:paragraph|section|part)\\b`, 'i')

/** Which paragraphs a message speaks of; none means the whole text. */
export function paragraphRefs(text: string): ParagraphRef[] {
  const refs: ParagraphRef[] = []
  for (const match of [...text.matchAll(PAIRED), ...text.matchAll(COUNTED)]) {
    const { ordinal, number } = match.groups ?? {}
    const place = ordinalOf(ordinal ?? number ?? '')
    if (place !== null) refs.push({ by: 'place', place })
  }
  if (OPENING.test(text)) refs.push({ by: 'opening' })
  if (ENDING.test(text)) refs.push({ by: 'ending' })
  if (refs.length > 0) return refs
  const subject = (ABOUT.exec(text) ?? NAMED.exec(text))?.groups?.['subject']
  return subject ? [{ by: 'subject', subject: subject.trim() }] : []
}

const LITTLE = new Set([
  'the',
  'our',
  'my',
  'your',
  'their',
  'a',
  'an',
  'and',
  'of',
  'we',
  'it',
  'about',
  'that',
])
const stems = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !LITTLE.has(word)).map(stem)

/** The paragraph that speaks most of a subject: its outline point's title counts more than its words. */
function aboutSubject(
  subject: string,
  paragraphs: readonly Paragraph[],
  outline: readonly OutlinePoint[],
): Paragraph | null {
  const wanted = stems(subject)
  if (wanted.length === 0) return null
  const scored = paragraphs.map((paragraph) => {
    const title = outline.find(({ key }) => key === paragraph.point)
    const inTitle = new Set(stems(`${title?.title ?? ''} ${paragraph.point}`))
    const inText = stems(paragraph.text)
    const hits = wanted.map((word) =>
      inText.includes(word)
        ? 2 + inText.filter((one) => one === word).length / 10
        : inTitle.has(word)
          ? 1.5
          : 0,
    )
    return { paragraph, score: hits.reduce((sum, hit) => sum + hit, 0) / wanted.length }
  })
  const best = scored.toSorted((a, b) => b.score - a.score)[0]
  return best && best.score >= 1 ? best.paragraph : null
}

export interface NamedParagraphs {
  readonly ids: readonly string[]
  /** What was named and is not there, in words: "paragraph 7". */
  readonly unknown: readonly string[]
}

/** The paragraphs that were meant, in the order of the text. */
export function namedParagraphs(
  refs: readonly ParagraphRef[],
  draft: { readonly paragraphs: readonly Paragraph[]; readonly outline: readonly OutlinePoint[] },
): NamedParagraphs {
  const { paragraphs, outline } = draft
  const found = new Set<string>()
  const unknown: string[] = []
  for (const ref of refs) {
    const one =
      ref.by === 'opening'
        ? paragraphs[0]
        : ref.by === 'ending'
          ? paragraphs.at(-1)
          : ref.by === 'place'
            ? paragraphs[ref.place - 1]
            : aboutSubject(ref.subject, paragraphs, outline)
    if (one) found.add(one.id)
    else
      unknown.push(
        ref.by === 'place'
          ? `paragraph ${ref.place}`
          : ref.by === 'subject'
            ? `a part about ${ref.subject}`
            : 'that part',
      )
  }
  return { ids: paragraphs.filter(({ id }) => found.has(id)).map(({ id }) => id), unknown }
}
