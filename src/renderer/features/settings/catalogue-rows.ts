import { en } from '../../i18n/en.ts'
import type { OutputOf } from '../../connection/routes.ts'

type Model = OutputOf<'settings.models'>[number]

export interface CatalogueRow {
  readonly id: string
  /** "quick answers, choosing the way". */
  readonly roles: string
  readonly sunset: string | null
  readonly replacement: string | null
  readonly warning: string | null
}

/** One row a model, with all it is used for; those in use first, then those that end soonest. */
export function catalogueRows(models: readonly Model[]): readonly CatalogueRow[] {
  const byId = Map.groupBy(models, (model) => model.id)
  const rows = [...byId].map(([id, entries]) => ({
    id,
    roles: [...new Set(entries.map((entry) => roleWords(entry.role)))].join(', '),
    sunset: entries.find((entry) => entry.sunset)?.sunset ?? null,
    replacement: entries.find((entry) => entry.replacement)?.replacement ?? null,
    warning: entries.find((entry) => entry.warning)?.warning ?? null,
  }))
  const current = (id: string): boolean => byId.get(id)?.some((one) => one.role !== 'earlier') ?? false
  return rows.toSorted(
    (a, b) =>
      Number(current(b.id)) - Number(current(a.id)) || (a.sunset ?? '9').localeCompare(b.sunset ?? '9'),
  )
}

function roleWords(role: string): string {
  const key = `brain.role.${role}`
  return key in en ? en[key as keyof typeof en] : role
}
