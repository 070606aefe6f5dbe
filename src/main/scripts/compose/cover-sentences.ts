import { readSubject } from '../facts/speaks-of.ts'
import { saysLiterally } from './avoid.ts'
import { clauseSentence, documentOn, readCover, topicSentence } from './spoken-cover.ts'

/** A sentence and the lines of the person that it says. */
export interface Given {
  readonly lines: readonly string[]
  readonly text: string
}

export interface CoverSentences {
  readonly given: readonly Given[]
  /** Lines that no rule can put into words. */
  readonly unread: readonly string[]
}

const AT_ONCE = 3

interface Options {
  readonly first: string
  readonly documents: readonly string[]
  /** Said anyway: the scope, the parts of the offer. */
  readonly said: string
  readonly allows: (text: string) => boolean
}

/** The points to cover as sentences: things to talk about go together, the rest stands by itself. */
export function coverSentences(
  lines: readonly string[],
  { first, documents, said, allows }: Options,
): CoverSentences {
  const given: Given[] = []
  const topics: { readonly line: string; readonly text: string }[] = []
  let clauses = 0
  const read = readCover(lines, first)
  for (const { line, points } of read) {
    for (const point of points ?? []) {
      if (point.type === 'sentence') given.push({ lines: [line], text: point.text })
      else if (point.type === 'clause')
        given.push({ lines: [line], text: clauseSentence(point.text, clauses++) })
      else {
        const own = documentOn(point.subject, documents)
        const isSaid = [said, ...given.map(({ text }) => text)].some((text) =>
          saysLiterally(text, readSubject(point.subject)),
        )
        if (own !== undefined && allows(own)) given.push({ lines: [line], text: own })
        else if (!isSaid && !topics.some(({ text }) => saysLiterally(text, readSubject(point.subject))))
          topics.push({ line, text: point.text })
      }
    }
  }
  // One that may not be said must not take its neighbours with it.
  const may = topics.filter(({ text }) => allows(topicSentence([text], 0)))
  const not = topics.filter((one) => !may.includes(one))
  const groups = Array.from({ length: Math.ceil(may.length / AT_ONCE) }, (_, at) =>
    may.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  )
  const grouped = groups.map((group, at): Given => ({
    lines: [...new Set(group.map(({ line }) => line))],
    text: topicSentence(
      group.map(({ text }) => text),
      at,
    ),
  }))
  return {
    given: [
      ...given,
      ...grouped,
      ...not.map(({ line, text }) => ({ lines: [line], text: topicSentence([text], 0) })),
    ],
    unread: read.filter(({ points }) => points === null).map(({ line }) => line),
  }
}
