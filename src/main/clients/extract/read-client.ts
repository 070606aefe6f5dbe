import type { ClientField, ClientReading } from '#shared/domain/new-client.ts'
import type { ClientLists } from './load-lists.ts'

export interface ReadContext {
  readonly asked: readonly ClientField[]
  readonly known: Readonly<Partial<Record<ClientField, string>>>
}

export interface ClientReader {
  read(text: string, context: ReadContext): ClientReading
}

// A first version so that the rest can be built; to be replaced.
export function createRulesReader(_lists: ClientLists): ClientReader {
  return { read: () => ({ values: {}, skipped: {}, cleared: [], wish: null }) }
}

export function askedFields(_assistantText: string): ClientField[] {
  return []
}
