import type { ScriptKind } from '#shared/domain/script-draft.ts'

/** "Primer script: Maria Ortiz", or as much of it as is known. */
export function draftTitle(kind: ScriptKind | null, customerName: string | null): string {
  const what = kind === null ? 'Script' : kind === 'primer' ? 'Primer script' : 'Proposal script'
  return customerName ? `${what}: ${customerName}` : what
}
