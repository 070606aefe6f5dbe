import type { TranscriptFilter } from '#shared/domain/transcript.ts'

/** Conditions on `transcripts t`, to be joined by `and`; one text for every filter. */
export const FILTERED = `(@reps is null or t.rep in (select value from json_each(@reps)))
  and (@outcomes is null or t.outcome in (select value from json_each(@outcomes)))
  and (@projectTypes is null or exists (select 1 from json_each(t.project_types) p
       where p.value in (select value from json_each(@projectTypes))))
  and (@from is null or t.held_at >= @from)
  and (@to is null or t.held_at < @to)
  and (@ids is null or t.id in (select value from json_each(@ids)))`

export interface FilterValues {
  readonly reps: string | null
  readonly outcomes: string | null
  readonly projectTypes: string | null
  readonly from: number | null
  readonly to: number | null
  readonly ids: string | null
}

const listed = (values: readonly string[] | undefined): string | null =>
  values?.length ? JSON.stringify(values) : null

/** Values for `FILTERED`; what is absent or empty does not narrow. */
export function filterValues(filter: Partial<TranscriptFilter> = {}): FilterValues {
  return {
    reps: listed(filter.reps),
    outcomes: listed(filter.outcomes),
    projectTypes: listed(filter.projectTypes),
    from: filter.from ?? null,
    to: filter.to ?? null,
    ids: listed(filter.ids),
  }
}
