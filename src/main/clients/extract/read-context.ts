import type { ClientField } from '#shared/domain/new-client.ts'

export interface ReadContext {
  /** What the question before asked for, in its order. */
  readonly asked: readonly ClientField[]
  /** Values that stand already. */
  readonly known: Readonly<Partial<Record<ClientField, string>>>
}
