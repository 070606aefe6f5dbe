import type { AnalysisGroup, AnalysisQuery, AnalysisResult, EvidenceTurn } from '#shared/domain/analysis.ts'
import { madeOf, valueWords } from './number-words.ts'

/** A number whose turns the person wants to see. */
export interface Evidence {
  readonly query: AnalysisQuery
  /** Null: the total. */
  readonly group: string | null
  /** What was counted. */
  readonly title: string
  /** The number with what it is made of. */
  readonly words: string
}

export type OpenEvidence = (evidence: Evidence) => void

export function evidenceOf(result: AnalysisResult, group: AnalysisGroup | null): Evidence {
  const shown = group ?? result.total
  const words = [valueWords(shown.value, result.unit), madeOf(shown, result)].filter(Boolean).join(' · ')
  return {
    query: result.query,
    group: group?.key ?? null,
    title: group ? `${result.title}: ${group.label}` : result.title,
    words,
  }
}

export interface EvidenceGroup {
  readonly transcriptId: string
  readonly title: string
  readonly turns: readonly EvidenceTurn[]
}

/** Turns by transcript; they come in the order of the transcripts. */
export function groupEvidence(turns: readonly EvidenceTurn[]): readonly EvidenceGroup[] {
  const groups = new Map<string, EvidenceTurn[]>()
  for (const turn of turns) {
    const known = groups.get(turn.transcriptId)
    if (known) known.push(turn)
    else groups.set(turn.transcriptId, [turn])
  }
  return [...groups].map(([transcriptId, own]) => ({ transcriptId, title: own[0]?.title ?? '', turns: own }))
}
