import type { TranscriptHit } from '#shared/domain/transcript.ts'

export interface HitGroup {
  readonly transcriptId: string
  readonly title: string
  /** In the order of the conversation. */
  readonly hits: readonly TranscriptHit[]
}

/** Hits by transcript: the transcript with the best hit first. */
export function groupHits(hits: readonly TranscriptHit[]): readonly HitGroup[] {
  const groups = new Map<string, TranscriptHit[]>()
  for (const hit of hits) {
    const known = groups.get(hit.transcriptId)
    if (known) known.push(hit)
    else groups.set(hit.transcriptId, [hit])
  }
  return [...groups].map(([transcriptId, found]) => ({
    transcriptId,
    title: found[0]?.title ?? '',
    hits: found.toSorted((a, b) => a.ordinal - b.ordinal),
  }))
}
