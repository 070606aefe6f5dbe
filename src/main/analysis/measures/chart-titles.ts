import type { AnalysisGroup, AnalysisResult } from '#shared/domain/analysis.ts'
import { sayGroup } from './say-number.ts'

/** Fewer calls than this say nothing about a group, so no sentence is made of them. */
export const ENOUGH = 5

const solid = (group: AnalysisGroup | undefined): group is AnalysisGroup =>
  group !== undefined && group.value !== null && group.counted >= ENOUGH

const ofKey = ({ groups }: AnalysisResult, key: string): AnalysisGroup | undefined =>
  groups.find((group) => group.key === key)

export interface Leader {
  readonly group: AnalysisGroup
  /** A group of few calls is as high: then the sentence must say that it is about the others. */
  readonly amongEnough: boolean
}

/** The one that is alone at an end among those with enough calls; null: shared, or no other has enough. */
export function leaderOf(groups: readonly AnalysisGroup[], end: 'highest' | 'lowest'): Leader | null {
  const sign = end === 'highest' ? 1 : -1
  const known = groups.filter(({ value }) => value !== null)
  const [first, second] = known.filter(solid).sort((a, b) => sign * ((b.value ?? 0) - (a.value ?? 0)))
  if (!first || !second || first.value === second.value) return null
  const beaten = known.some((each) => each !== first && sign * ((each.value ?? 0) - (first.value ?? 0)) >= 0)
  return { group: first, amongEnough: beaten }
}

/** How many calls are enough to be named first. */
export const AMONG_ENOUGH = `of those with at least ${ENOUGH} calls`

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/**
 * Two groups of one split: "Calls with more than 12 questions by the rep are won more often: 41 % against
 * 28 %".
 */
export function splitTitle(result: AnalysisResult, otherwise: string): string {
  const [more, less] = result.groups
  if (!solid(more) || !solid(less)) return otherwise
  const [a, b] = [sayGroup(more, result.unit), sayGroup(less, result.unit)]
  if (a === b) return `Calls with ${lower(more.label)} are won as often as the others: ${a}`
  const word = (more.value ?? 0) > (less.value ?? 0) ? 'more' : 'less'
  return `Calls with ${lower(more.label)} are won ${word} often: ${a} against ${b}`
}

export function outcomeTitle(
  result: AnalysisResult,
  say: (won: string, lost: string) => string,
  otherwise: string,
): string {
  const [won, lost] = [ofKey(result, 'won'), ofKey(result, 'lost')]
  return solid(won) && solid(lost) ? say(sayGroup(won, result.unit), sayGroup(lost, result.unit)) : otherwise
}

export function leaderTitle(
  { groups, unit }: AnalysisResult,
  say: (name: string, group: AnalysisGroup, value: string) => string,
  otherwise: string,
): string {
  const first = leaderOf(groups, 'highest')
  if (!first) return otherwise
  const { group, amongEnough } = first
  const said = say(group.label, group, sayGroup(group, unit))
  return amongEnough ? `${said}, ${AMONG_ENOUGH}` : said
}

/** Objections of one call are few: the kind at the top needs enough of them, not enough calls. */
export function topKindTitle(result: AnalysisResult, otherwise: string): string {
  const [first, second] = result.groups
  if (!first || first.numerator < ENOUGH || first.numerator === second?.numerator) return otherwise
  return `${first.label} is the most frequent objection: ${first.numerator} of ${result.total.numerator}`
}
