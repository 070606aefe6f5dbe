import type { AnalysisQuery } from '#shared/domain/analysis.ts'
import { type ObjectionKind, objectionKindSchema, type TranscriptHit } from '#shared/domain/transcript.ts'
import type { TurnPlace } from '#main/store/transcript-figures.ts'
import type { Transcripts } from '../transcripts.ts'
import type { Call } from '../measures/call.ts'
import { kindsIn } from './read-kinds.ts'

/** Quotes an answer shows. */
export const MOST = 6
/** More than are shown: some are said by somebody else. */
const SPREAD = 40
const LOOKED_AT = 60

interface Wanted {
  readonly search: string
  readonly query: AnalysisQuery
  readonly calls: readonly Call[]
  readonly find: Transcripts['search']
}

const firsts = (turns: readonly number[] | null | undefined): readonly number[] => (turns ?? []).slice(0, 1)

/** How a rep opens is in the rep's own turn; a summary names the turns of both. */
function repsFirst(
  { turnsOf }: Call['figures'],
  turns: readonly number[] | undefined,
): readonly number[] | null {
  const own = turns?.find((turn) => turnsOf.rep.includes(turn))
  return own === undefined ? null : [own]
}

function objectionTurns(call: Call, kinds: readonly ObjectionKind[], answers: boolean): readonly number[] {
  const all = call.figures.summary?.objections ?? []
  return all
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .flatMap(({ turns, answer }) => (answers ? firsts(answer) : firsts(turns)))
}

/** The turns of one call that a subject is about; null where the subject is only words to look for. */
function subjectTurns(
  search: string,
  kinds: readonly ObjectionKind[],
): ((call: Call) => readonly number[]) | null {
  const words = search.trim().toLowerCase()
  const objection = /^(answers? to )?(.*?)\s*objections?$/.exec(words)
  if (objection) {
    const said = (objection[2] ?? '').split(/[\s,]+|\band\b/).filter(Boolean)
    const named = said.flatMap((word) => objectionKindSchema.safeParse(word).data ?? [])
    if (said.length === named.length || kinds.length > 0) {
      return (call) => objectionTurns(call, kinds.length > 0 ? kinds : named, objection[1] !== undefined)
    }
  }
  switch (words) {
    case 'openings':
      return ({ figures }) => repsFirst(figures, figures.summary?.opening) ?? firsts(figures.turnsOf.rep)
    case 'closings':
      return ({ figures }) => repsFirst(figures, figures.summary?.close) ?? figures.turnsOf.rep.slice(-1)
    case 'next steps':
      return ({ figures }) => firsts(figures.summary?.nextStep)
    case 'prices':
      return ({ figures }) => (figures.repPrice ? [figures.repPrice.ordinal] : [])
    case 'questions':
      return ({ figures }) =>
        figures.questions.filter(({ role }) => role === 'rep').map(({ ordinal }) => ordinal)
    default:
      return null
  }
}

/** One of each call before a second of any, so that a long call does not fill the answer. */
function spread(places: readonly TurnPlace[]): readonly TurnPlace[] {
  const rounds = new Map<string, number>()
  return places
    .map((place, order) => {
      const round = rounds.get(place.transcriptId) ?? 0
      rounds.set(place.transcriptId, round + 1)
      return { place, order, round }
    })
    .sort((a, b) => a.round - b.round || a.order - b.order)
    .slice(0, SPREAD)
    .map(({ place }) => place)
}

/** Turns that show what was asked for: by what the summaries name, else by the words. */
export function findQuotes({ search, query, calls, find }: Wanted): readonly TurnPlace[] {
  const turnsOf = subjectTurns(search, query.objectionKinds)
  if (turnsOf) {
    const places = calls.flatMap((call) =>
      turnsOf(call).map((ordinal) => ({ transcriptId: call.id, ordinal })),
    )
    return spread(places)
  }
  const inCalls = new Set(calls.map(({ id }) => id))
  const fits = ({ transcriptId, role }: TranscriptHit): boolean =>
    inCalls.has(transcriptId) && (query.speaker === 'any' || role === query.speaker)
  const hits = find(search, { filter: query.filter, limit: LOOKED_AT }).filter(fits)
  if (hits.length > 0) return spread(hits.map(({ transcriptId, ordinal }) => ({ transcriptId, ordinal })))
  // Customers seldom say "financing": what they objected to it is in the summaries.
  const kinds = kindsIn(search.toLowerCase())
  if (kinds.length === 0) return []
  const answers = query.speaker === 'rep'
  return spread(
    calls.flatMap((call) =>
      objectionTurns(call, kinds, answers).map((ordinal) => ({ transcriptId: call.id, ordinal })),
    ),
  )
}
