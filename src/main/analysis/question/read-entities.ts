import type { ProjectType } from '#shared/domain/new-client.ts'
import { dayLabel } from '../measures/labels.ts'
import type { CallSet } from './call-sets.ts'
import { negationBefore } from './negation.ts'
import type { SaidTrade } from './read-filters.ts'
import type { People } from './read-people.ts'
import type { SaidTime } from './read-time.ts'
import type { Reader } from './reader.ts'
import type { TimeRange } from './time-points.ts'

export interface Entities {
  readonly reps: readonly string[]
  /** Reps that were named as wanted; others are in `reps` because somebody was left out. */
  readonly namedReps: readonly string[]
  readonly trades: readonly ProjectType[]
  readonly times: readonly TimeRange[]
  readonly customers: readonly string[]
  /** Transcripts of the customers that are named. */
  readonly ids: readonly string[]
  readonly sets: readonly CallSet[]
  /** Why what was left out cannot be. */
  readonly refused: string | null
}

interface Parts {
  readonly people: People
  readonly trades: readonly SaidTrade[]
  readonly times: readonly SaidTime[]
  readonly allReps: readonly string[]
}

const once = <T>(values: readonly T[]): readonly T[] => [...new Set(values)]

function rangeWords({ from, to }: TimeRange): string {
  if (from === null) return `before ${dayLabel(to ?? 0)}`
  if (to === null) return `from ${dayLabel(from)} on`
  const [first, last] = [dayLabel(from), dayLabel(to - 1)]
  return first === last ? `on ${first}` : `from ${first} to ${last}`
}

const outsideOf = (range: TimeRange): CallSet => ({
  words: `not held ${rangeWords(range)}`,
  test: ({ heldAt }) =>
    heldAt === null ? null : !(heldAt >= (range.from ?? -Infinity) && heldAt < (range.to ?? Infinity)),
})

const withoutTrades = (trades: readonly ProjectType[]): CallSet => ({
  words: `not about ${trades.join(' or ')}`,
  test: ({ projectTypes }) =>
    projectTypes.length === 0 ? null : !projectTypes.some((type) => trades.includes(type)),
})

const withAllTrades = (trades: readonly ProjectType[]): CallSet => ({
  words: `about ${trades.join(' and ')} at once`,
  test: ({ projectTypes }) =>
    projectTypes.length === 0 ? null : trades.every((trade) => projectTypes.includes(trade)),
})

/** Names, trades and times with what stands before them: "without Tom" is everybody else. */
export function readEntities(reader: Reader, { people, trades, times, allReps }: Parts): Entities {
  const rest = reader.rest()
  const spans = [...people.said, ...trades, ...times]
  const cues = new Map(spans.map((span) => [span as object, negationBefore(rest, span.start)]))
  for (const span of spans) {
    const cue = cues.get(span)
    if (cue !== null && cue !== undefined) reader.cut(cue, span.start)
  }
  const isOut = (span: object): boolean => (cues.get(span) ?? null) !== null
  const named = (out: boolean, role: 'rep' | 'customer') =>
    people.said.filter((each) => each.role === role && isOut(each) === out)
  const wanted = once(named(false, 'rep').map(({ name }) => name))
  const unwanted = once(named(true, 'rep').map(({ name }) => name))
  const others = allReps.filter((name) => !unwanted.includes(name))
  const reps =
    unwanted.length > 0 && wanted.length === 0 ? others : wanted.filter((name) => !unwanted.includes(name))
  const pick = (out: boolean) => once(trades.filter((each) => isOut(each) === out).map(({ trade }) => trade))
  const [inTrades, outTrades] = [pick(false), pick(true)]
  const outIds = named(true, 'customer').flatMap(({ ids }) => ids)
  const outNames = named(true, 'customer').map(({ name }) => name)
  const both = inTrades.length > 1 && reader.take(/\bboth\b/) !== null
  return {
    reps: [...reps].sort(),
    namedReps: wanted,
    trades: both ? [] : inTrades,
    times: times.filter((each) => !isOut(each)).map(({ from, to }) => ({ from, to })),
    customers: named(false, 'customer').map(({ name }) => name),
    ids: once(named(false, 'customer').flatMap(({ ids }) => ids)),
    sets: [
      ...times.filter(isOut).map(outsideOf),
      ...(outTrades.length > 0 ? [withoutTrades(outTrades)] : []),
      ...(both ? [withAllTrades(inTrades)] : []),
      ...(outIds.length > 0
        ? [
            {
              words: `not with ${outNames.join(' or ')}`,
              test: ({ id }: { id: string }) => !outIds.includes(id),
            },
          ]
        : []),
    ],
    refused: unwanted.length > 0 && reps.length === 0 ? 'Nobody is left when these reps are left out.' : null,
  }
}
