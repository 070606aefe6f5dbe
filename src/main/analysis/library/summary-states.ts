import type { Distillations } from '#main/store/distillations.ts'
import type { Distilled } from '#shared/domain/transcript.ts'
import type { Roles } from '../distill/engine.ts'
import { isStale } from '../distill/recipe.ts'
import type { SummaryState } from './shown-transcript.ts'

export interface SummaryStates {
  /** Null: of all transcripts. */
  of(ids: readonly string[] | null): ReadonlyMap<string, SummaryState>
  /** With its content; null when nobody asked for one yet. */
  whole(id: string): Distilled | null
}

/** Fewer than these are looked up one by one. */
const FEW = 20

/** How far the summaries are, and which would come out differently now. */
export function createSummaryStates(
  rows: Distillations,
  /** What a summary would be made with now. */
  recipe: (roles: Roles) => string,
): SummaryStates {
  const stateOf = (
    one: Pick<Distilled, 'state'> & { recipe: string | null },
    roles: Roles,
  ): SummaryState => ({
    state: one.state,
    stale: one.state === 'done' && isStale(one.recipe, recipe(roles)),
  })
  return {
    of(ids) {
      if (ids && ids.length < FEW) {
        return new Map(
          ids.flatMap((id) => {
            const row = rows.get(id)
            return row ? [[id, stateOf(row, rows.roles(id))] as const] : []
          }),
        )
      }
      return new Map(rows.overview().map((one) => [one.transcriptId, stateOf(one, one.roles)]))
    },
    whole(id) {
      const row = rows.get(id)
      if (!row) return null
      const { state, content, by, error, updatedAt } = row
      return { transcriptId: id, ...stateOf(row, rows.roles(id)), state, by, content, error, updatedAt }
    },
  }
}
