import type { AnalysisQuery } from '#shared/domain/analysis.ts'
import type { SaidTurn } from '#main/store/transcript-figures.ts'
import { countPhrase, frequentPhrases, phraseForms, phraseSentences } from '../figures/phrases.ts'
import type { Call } from './call.ts'
import { phraseContribution } from './contribution.ts'
import { titleOf } from './labels.ts'
import { type Measured, measureCalls } from './measure-calls.ts'

/** Phrases that a list shows. */
const MOST = 25

export type Said = (ids: readonly string[]) => Iterable<SaidTurn>

/** Turns of the chosen side in which the phrase stands, one entry for each time, by transcript. */
function placesOf(turns: readonly SaidTurn[], phrase: string): ReadonlyMap<string, readonly number[]> {
  const forms = phraseForms(phrase)
  const places = new Map<string, number[]>()
  for (const { transcriptId, ordinal, text } of turns) {
    for (let left = countPhrase(text, forms); left > 0; left--) {
      const found = places.get(transcriptId)
      if (found) found.push(ordinal)
      else places.set(transcriptId, [ordinal])
    }
  }
  return places
}

function countOne(
  calls: readonly Call[],
  turns: readonly SaidTurn[],
  query: AnalysisQuery,
  phrase: string,
): Measured {
  const places = placesOf(turns, phrase)
  const measured = measureCalls(calls, query, (call) =>
    phraseContribution(call, places.get(call.id) ?? [], query.speaker),
  )
  const { result, total } = measured
  const saying = new Set(total.map(({ transcriptId }) => transcriptId)).size
  const { counted } = result.total
  const share = counted > 0 ? ` (${Math.round((saying / counted) * 100)} %)` : ''
  const note = `It is said in ${saying} of ${counted} calls${share}.`
  return { ...measured, result: { ...result, notes: [note, ...result.notes] } }
}

/** How often a phrase is said, or which are said most; the same words give the same number in both. */
export function measurePhrases(calls: readonly Call[], query: AnalysisQuery, said: Said): Measured {
  const ids = calls.map(({ id }) => id)
  const turns = [...said(ids)].filter(({ role }) => query.speaker === 'any' || role === query.speaker)
  if (query.phrase !== null) return countOne(calls, turns, query, query.phrase)
  // `where` and unknown roles narrow the calls before their phrases are listed.
  const chosen = measureCalls(calls, { ...query, groupBy: 'transcript' }, (call) =>
    phraseContribution(call, [], query.speaker),
  )
  const within = new Set(chosen.result.groups.filter(({ counted }) => counted > 0).map(({ key }) => key))
  const spoken = turns
    .filter(({ transcriptId }) => within.has(transcriptId))
    .map(({ transcriptId, text }) => ({ transcriptId, sentences: phraseSentences(text) }))
  const groups = frequentPhrases(spoken, MOST).map(({ key, label, count, transcripts }) => ({
    key,
    label,
    value: count,
    numerator: count,
    denominator: transcripts,
    counted: transcripts,
    leftOut: 0,
    turns: count,
  }))
  const sum = groups.reduce((all, { numerator }) => all + numerator, 0)
  const { result } = chosen
  return {
    result: {
      ...result,
      query,
      title: titleOf(query),
      groups,
      total: { ...result.total, value: sum, numerator: sum, turns: sum },
      notes: [...result.notes, 'Phrases of two to five words that occur in at least three calls.'],
    },
    total: [],
    groups: new Map(),
  }
}

/** The turns behind one phrase of a list, or all of them. */
export function phrasePlaces(
  calls: readonly Call[],
  query: AnalysisQuery,
  said: Said,
  group: string | null,
): readonly { transcriptId: string; ordinal: number }[] {
  const { result } = measurePhrases(calls, query, said)
  const listed = result.groups.filter(({ key }) => group === null || key === group)
  return listed.flatMap(({ label }) => measurePhrases(calls, { ...query, phrase: label }, said).total)
}
