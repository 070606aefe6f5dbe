import type { AnalysisGroup } from '#shared/domain/analysis.ts'
import { analysisQuerySchema, type AnalysisQueryInput, type AnalysisResult } from '#shared/domain/analysis.ts'
import type { Transcript } from '#shared/domain/transcript.ts'

export function transcript(change: Partial<Transcript> = {}): Transcript {
  return {
    id: 't1',
    title: 'A call',
    files: [{ name: 'a.vtt', format: 'vtt' }],
    speakers: [],
    turnCount: 2,
    wordCount: 10,
    duration: null,
    heldAt: null,
    importedAt: 0,
    rep: null,
    outcome: null,
    projectTypes: [],
    customerName: null,
    jobNumber: null,
    practice: false,
    resembles: null,
    distilled: 'none',
    stale: false,
    ...change,
  }
}

export function group(change: Partial<AnalysisGroup> = {}): AnalysisGroup {
  return {
    key: 'k',
    label: 'Ana',
    value: 0.5,
    numerator: 5,
    denominator: 10,
    counted: 10,
    leftOut: 0,
    turns: 10,
    ...change,
  }
}

export function result(query: AnalysisQueryInput, unit: AnalysisResult['unit']): AnalysisResult {
  return {
    query: analysisQuerySchema.parse(query),
    title: 'Title',
    unit,
    groups: [],
    total: group(),
    notes: [],
  }
}
