import type { ClientField } from '#shared/domain/new-client.ts'
import type { ClientLists } from '../extract/load-lists.ts'

// A first version so that the rest can be built; to be replaced.
export function checkValue(
  _field: ClientField,
  value: string,
  _others: Partial<Record<ClientField, string>>,
  _lists: ClientLists,
): { ok: true; value: string; confidence?: number } | { ok: false; problem: string } {
  return { ok: true, value }
}
