import type { SpeakerRole } from '#shared/domain/transcript.ts'

/** The colour bar of a role. The word always stands beside it. */
export const roleBars: Readonly<Record<SpeakerRole, string>> = {
  rep: 'bg-blue',
  customer: 'bg-green',
  other: 'bg-amber',
  unknown: 'bg-control',
}
