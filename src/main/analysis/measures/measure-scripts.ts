import type { AnalysisGroup, AnalysisQuery, AnalysisResult } from '#shared/domain/analysis.ts'
import { UNITS } from './contribution.ts'
import { filterWords, titleOf } from './labels.ts'
import type { Measured } from './measure-calls.ts'
import type { ScriptText } from './script-texts.ts'

const same = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const TOTAL = { key: 'total', label: 'All scripts' }

/** Texts that occur, most frequent first; one script counts once for each. */
function textGroups(scripts: readonly ScriptText[], textsOf: (script: ScriptText) => readonly string[]) {
  const found = new Map<string, { label: string; count: number }>()
  for (const script of scripts) {
    for (const [key, label] of new Map(textsOf(script).map((text) => [same(text), text]))) {
      if (key)
        found.set(key, { label: found.get(key)?.label ?? label, count: (found.get(key)?.count ?? 0) + 1 })
    }
  }
  return [...found]
    .map(([key, { label, count }]): AnalysisGroup => group({ key, label }, 'count', count, count, count, 0))
    .sort((a, b) => b.numerator - a.numerator || a.label.localeCompare(b.label))
}

function group(
  name: { readonly key: string; readonly label: string },
  unit: AnalysisResult['unit'],
  numerator: number,
  denominator: number,
  counted: number,
  leftOut: number,
): AnalysisGroup {
  const mean = denominator > 0 ? numerator / denominator : null
  const value = unit === 'count' ? numerator : mean
  return { ...name, value, numerator, denominator, counted, leftOut, turns: 0 }
}

/**
 * Length, segments and openings of script drafts. Scripts have no turns, so none stand behind the numbers.
 * Pure.
 */
export function measureScripts(scripts: readonly ScriptText[], query: AnalysisQuery): Measured {
  const { measure } = query
  const openings = measure === 'script_openings'
  const usable = scripts.filter(({ words, segments, opening }) =>
    measure === 'script_length' ? words > 0 : openings ? opening !== '' : segments.length > 0,
  )
  const leftOut = scripts.length - usable.length
  const bySegment = measure === 'script_segments' && query.groupBy === 'text'
  const unit = bySegment ? 'count' : UNITS[measure]
  const amount = (script: ScriptText): number =>
    measure === 'script_length' ? script.words : openings ? 1 : script.segments.length
  const sum = usable.reduce((all, script) => all + amount(script), 0)
  const groups = openings
    ? textGroups(usable, ({ opening }) => [opening])
    : bySegment
      ? textGroups(usable, ({ segments }) => segments)
      : []
  const notes = [
    'Script drafts are counted, not calls.',
    ...(leftOut > 0 ? [`Left out because they have nothing of it yet: ${leftOut}.`] : []),
    ...(filterWords(query) ? [`Scripts are not narrowed by: ${filterWords(query)}.`] : []),
  ]
  const total = group(TOTAL, unit, sum, usable.length, usable.length, leftOut)
  return {
    result: { query, title: titleOf(query), unit, groups, total, notes },
    total: [],
    groups: new Map(),
  }
}
