import { stopWords } from '#shared/text/stop-words.ts'
import { tokenize } from '#shared/text/tokens.ts'
import type { Distillation, Finding, Transcript } from '#shared/domain/transcript.ts'
import type { Inspiration } from '#shared/domain/script-draft.ts'
import type { FindInspirations } from '#main/scripts/scripts.ts'
import type { NearTranscript } from '../transcripts.ts'

/** What can be looked through: a transcript and its finished summary. */
export type Summarised = Pick<NearTranscript, 'transcript' | 'content'>

interface NearTo {
  /** Trades by name; none: the trade does not matter. */
  readonly trades: readonly string[]
  readonly words: string
}

/** Usual BM25 constants. */
const [K1, B] = [1.2, 0.75]
const MOST = 5
const MOST_OF_ONE = 2

const stems = (text: string): readonly string[] =>
  tokenize(text).flatMap((token) => (stopWords.has(token.text) ? [] : [token.stem]))

/** Scores texts against words, rare words counting more. */
function bm25(texts: readonly string[], words: string): readonly number[] {
  const asked = [...new Set(stems(words))]
  const documents = texts.map(stems)
  const average = documents.reduce((sum, one) => sum + one.length, 0) / Math.max(1, documents.length)
  const counts = documents.map((document) => {
    const count = new Map<string, number>()
    for (const word of document) count.set(word, (count.get(word) ?? 0) + 1)
    return count
  })
  const rarity = asked.map((word) => {
    const having = counts.filter((count) => count.has(word)).length
    return Math.log(1 + (documents.length - having + 0.5) / (having + 0.5))
  })
  return documents.map((document, i) =>
    asked.reduce((sum, word, j) => {
      const n = counts[i]?.get(word) ?? 0
      const length = 1 - B + (B * document.length) / Math.max(1, average)
      return sum + ((rarity[j] ?? 0) * n * (K1 + 1)) / (n + K1 * length)
    }, 0),
  )
}

const textOf = ({ need, objections, phrases }: Distillation): string =>
  [
    ...need,
    ...phrases,
    ...objections.flatMap((one) => [{ text: one.kind }, one, ...(one.answer ? [one.answer] : [])]),
  ]
    .map((finding) => finding.text)
    .join('\n')

const sameTrade = ({ transcript }: Summarised, trades: readonly string[]): boolean =>
  transcript.projectTypes.some((type) => trades.some((trade) => trade.toLowerCase() === type.toLowerCase()))

const OUTCOME_RANK = { won: 0, open: 1, lost: 2 } as const
const rankOf = (transcript: Transcript): number => (transcript.outcome ? OUTCOME_RANK[transcript.outcome] : 1)

function whyNear({ transcript, content }: Summarised, asked: ReadonlySet<string>): string {
  const objection =
    content.objections.find((one) => stems(`${one.kind} ${one.text}`).some((word) => asked.has(word))) ??
    content.objections[0]
  return [
    ...transcript.projectTypes.slice(0, 2),
    ...(transcript.outcome ? [transcript.outcome] : []),
    ...(objection && objection.kind !== 'other' ? [`${objection.kind} objection`] : []),
  ].join(', ')
}

/** Nearest first: the same trade, then won before open before lost, then how much of the words it shares. */
export function nearTranscripts(about: NearTo, among: readonly Summarised[]): readonly NearTranscript[] {
  const scores = bm25(
    among.map(({ content }) => textOf(content)),
    about.words,
  )
  const asked = new Set(stems(about.words))
  return among
    .map((one, i) => ({ one, score: scores[i] ?? 0, other: sameTrade(one, about.trades) ? 0 : 1 }))
    .toSorted(
      (a, b) =>
        a.other - b.other ||
        rankOf(a.one.transcript) - rankOf(b.one.transcript) ||
        b.score - a.score ||
        (b.one.transcript.heldAt ?? 0) - (a.one.transcript.heldAt ?? 0),
    )
    .map(({ one }) => ({ ...one, why: whyNear(one, asked) || one.transcript.title }))
}

/** The sentences of one conversation that share most with the words; the first ones where none does. */
function bestPhrases(phrases: readonly Finding[], words: string): readonly Finding[] {
  const scores = bm25(
    phrases.map((phrase) => phrase.text),
    words,
  )
  return phrases
    .map((phrase, i) => ({ phrase, score: scores[i] ?? 0 }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST_OF_ONE)
    .map(({ phrase }) => phrase)
}

/** Up to five sentences of reps from the nearest conversations; one of each before a second of any. */
export function createFindInspirations(summaries: () => readonly Summarised[]): FindInspirations {
  return ({ trades, words }) => {
    const usable = summaries().filter(({ content }) => content.phrases.length > 0)
    const near = nearTranscripts({ trades, words }, usable).slice(0, MOST)
    const all = near.flatMap(({ transcript, content, why }) =>
      bestPhrases(content.phrases, words).map(({ text, turns }, place) => ({
        place,
        phrase: { transcriptId: transcript.id, title: transcript.title, why, text, turns },
      })),
    )
    const seen = new Set<string>()
    return all
      .toSorted((a, b) => a.place - b.place)
      .flatMap(({ phrase }): Inspiration[] => {
        if (seen.has(phrase.text)) return []
        seen.add(phrase.text)
        return [phrase]
      })
      .slice(0, MOST)
  }
}
