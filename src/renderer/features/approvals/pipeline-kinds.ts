import type { OutwardActionKind } from '#shared/domain/outward-action.ts'

/** What primer videos do under their standing order beside the mail (docs/adr/0011). */
export const pipelineKinds: ReadonlySet<OutwardActionKind> = new Set<OutwardActionKind>([
  'crm.note',
  'upload.video',
  'upload.media',
  'delete.media',
  'delete.video',
])
