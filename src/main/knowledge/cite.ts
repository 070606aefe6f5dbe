import type { Citation } from '#shared/domain/citation.ts'
import type { Passage } from '#shared/domain/knowledge-document.ts'
import { bestSentences } from '#shared/text/best-sentences.ts'
import { splitSentences } from '#shared/text/sentences.ts'

export interface NumberedPassage {
  readonly index: number
  readonly passage: Passage
}

export interface CitedAnswer {
  /** The answer with its marks renumbered from [1] in order of use; marks without a passage are gone. */
  readonly text: string
  readonly citations: readonly Citation[]
}

const MARK = /[ \t]*(?:\[\^?\d{1,3}(?:\s*[,;]\s*\d{1,3})*\])+/g

function numbersOf(mark: string): readonly number[] {
  return [...mark.matchAll(/\d+/g)].map(([digits]) => Number(digits))
}

/** The sentence that stands before a mark: the claim it is to support. */
function claimBefore(text: string): string {
  const plain = text.replace(MARK, '')
  return splitSentences(plain).at(-1)?.text ?? plain
}

/** Text since the last mark or line that stands in the passage word for word, or null. */
function verbatimBefore(text: string, passage: Passage): string | null {
  const since = text.split(/\]\s|\n/).at(-1) ?? ''
  const words = since.replace(/^\s*(?:[-*•–]|\d{1,2}[.)])\s+/, '').trim()
  return words.length > 2 && passage.text.includes(words) ? words : null
}

/**
 * The sentences of the passage that support the claim best; a close second joins in when it stands
 * beside the first.
 */
function quoteFor(claim: string, passage: Passage): string {
  const source = { index: 1, text: passage.text }
  const [first, second] = bestSentences(claim, [source], 2)
  const sentences = splitSentences(passage.text)
  if (!first) return sentences[0]?.text ?? passage.text.slice(0, 300)
  const at = sentences.findIndex((sentence) => sentence.text === first.sentence)
  const next = second ? sentences.findIndex((sentence) => sentence.text === second.sentence) : -1
  const one = sentences[at]
  const other = sentences[next]
  if (!one || !other || !second || Math.abs(at - next) !== 1 || second.score < first.score * 0.7) {
    return first.sentence
  }
  return passage.text.slice(Math.min(one.start, other.start), Math.max(one.end, other.end))
}

/**
 * What a citation quotes: the words before the mark where the passage has them, else what supports them
 * best.
 */
export function quoteBefore(answerSoFar: string, passage: Passage): string {
  return verbatimBefore(answerSoFar, passage) ?? quoteFor(claimBefore(answerSoFar), passage)
}

/**
 * Ties the marks of an answer to passages: [n] that name no passage are removed, the others are renumbered
 * in order of use, and each citation quotes what supports the claim before its first mark.
 */
export function citeAnswer(answer: string, passages: readonly NumberedPassage[]): CitedAnswer {
  const byIndex = new Map(passages.map(({ index, passage }) => [index, passage]))
  const renumbered = new Map<string, number>()
  const citations: Citation[] = []
  const text = answer.replace(MARK, (mark, at: number) => {
    const kept: number[] = []
    for (const index of numbersOf(mark)) {
      const passage = byIndex.get(index)
      if (!passage) continue
      let number = renumbered.get(passage.id)
      if (number === undefined) {
        number = renumbered.size + 1
        renumbered.set(passage.id, number)
        citations.push({
          kind: 'passage',
          index: number,
          passageId: passage.id,
          documentId: passage.documentId,
          title: passage.title,
          heading: passage.heading,
          quote: quoteBefore(answer.slice(0, at), passage),
        })
      }
      if (!kept.includes(number)) kept.push(number)
    }
    if (kept.length === 0) return ''
    const space = /^[ \t]/.test(mark) ? ' ' : ''
    return space + kept.map((number) => `[${number}]`).join('')
  })
  return { text, citations }
}
