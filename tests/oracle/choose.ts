import type { AnalysisQuery } from '#shared/domain/analysis.ts'
import type { Conversation, Distilled } from './conversation.ts'
import { countConversation } from './count-transcripts.ts'

/** Measures whose kinds of objection choose objections; with the others they choose conversations. */
export const OF_OBJECTIONS: readonly string[] = ['objections', 'objection_answered_rate']

/** Nothing wanted means that everything is. */
export const among = (wanted: readonly string[], each: string): boolean =>
  wanted.length === 0 || wanted.includes(each)

/** Whether filter, kinds of objection and threshold leave a conversation in. */
export function isChosen(
  conversation: Conversation,
  { filter, objectionKinds, measure, where }: AnalysisQuery,
): boolean {
  const { id, rep, outcome, projectTypes, heldAt, distilled } = conversation
  const allows = (wanted: readonly string[], had: readonly (string | null)[]): boolean =>
    wanted.length === 0 || had.some((each) => each !== null && wanted.includes(each))
  if (!allows(filter.ids, [id]) || !allows(filter.reps, [rep]) || !allows(filter.outcomes, [outcome]))
    return false
  if (!allows(filter.projectTypes, projectTypes)) return false
  if (filter.from !== null && (heldAt === null || heldAt < filter.from)) return false
  if (filter.to !== null && (heldAt === null || heldAt >= filter.to)) return false
  if (!OF_OBJECTIONS.includes(measure) && !allows(objectionKinds, kindsOf(distilled))) return false
  if (where === null) return true
  const figure = figureOf(conversation, where.measure)
  if (figure === null) return false
  return where.op === 'more' ? figure > where.value : figure < where.value
}

function figureOf(
  conversation: Conversation,
  measure: NonNullable<AnalysisQuery['where']>['measure'],
): number | null {
  const counted = countConversation(conversation)
  switch (measure) {
    case 'questions':
      return counted.questions?.length ?? null
    case 'talk_ratio':
      return counted.talkRatio
    case 'longest_monologue':
      return counted.longest.rep?.words ?? null
    case 'price_position':
      return counted.pricePosition?.value ?? null
    case 'objections':
      return conversation.distilled?.objections.length ?? null
  }
}

const kindsOf = (distilled: Distilled | null): string[] => distilled?.objections.map(({ kind }) => kind) ?? []

/** The groups a conversation is in. */
export function keysOf(
  conversation: Conversation,
  { filter, groupBy, measure, objectionKinds }: AnalysisQuery,
): string[] {
  const { id, rep, outcome, projectTypes, heldAt, distilled } = conversation
  const present = (key: string | null): string[] => (key === null ? [] : [key])
  switch (groupBy) {
    case 'rep':
      return present(rep)
    case 'outcome':
      return present(outcome)
    case 'projectType':
      return projectTypes.filter((trade) => among(filter.projectTypes, trade))
    case 'month':
      return present(heldAt === null ? null : monthOf(new Date(heldAt)))
    case 'transcript':
      return [id]
    case 'objectionKind': {
      const wanted = OF_OBJECTIONS.includes(measure) ? objectionKinds : []
      return kindsOf(distilled).filter((kind) => among(wanted, kind))
    }
    default:
      return []
  }
}

const monthOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`
