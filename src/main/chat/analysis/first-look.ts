import type { AnalysisQueryInput, AnalysisResult } from '#shared/domain/analysis.ts'
import type { Transcript } from '#shared/domain/transcript.ts'
import type { Analysis } from '../../analysis/analysis.ts'

const percent = (value: number): string => `${Math.round(value * 100)} %`
const plain = (value: number): string => String(Math.round(value * 10) / 10)

interface Compared {
  readonly measure: AnalysisQueryInput['measure']
  readonly words: (one: string, all: string | null) => string
  readonly format: (value: number) => string
}

const against = (all: string | null): string => (all === null ? '' : ` (all conversations: ${all})`)
const COMPARED: readonly Compared[] = [
  {
    measure: 'talk_ratio',
    format: percent,
    words: (one, all) => `The rep says ${one} of the words${against(all)}.`,
  },
  {
    measure: 'questions',
    format: plain,
    words: (one, all) => `The rep asks ${one} questions${against(all === null ? null : `${all} a call`)}.`,
  },
  {
    measure: 'longest_monologue',
    format: plain,
    words: (one, all) => `The longest stretch without a break is ${one} words${against(all)}.`,
  },
  {
    measure: 'price_position',
    format: percent,
    words: (one, all) => `The rep names a price first after ${one} of the conversation${against(all)}.`,
  },
]

function sizeOf({ turnCount, wordCount, duration }: Transcript): string {
  const minutes = duration === null ? '' : `, ${Math.max(1, Math.round(duration / 60))} min`
  return `${turnCount} turns, ${wordCount.toLocaleString('en-US')} words${minutes}`
}

/** What one transcript shows beside all others; figures that cannot be counted are left out. */
export function firstLook(
  analysis: Analysis,
  transcript: Transcript,
): { text: string; results: AnalysisResult[] } {
  const results: AnalysisResult[] = []
  const lines = COMPARED.flatMap(({ measure, format, words }) => {
    const one = analysis.measure({ measure, filter: { ids: [transcript.id] } })
    if (one.total.value === null) return []
    const all = analysis.measure({ measure })
    results.push(one)
    const rest = all.total.counted > 1 && all.total.value !== null ? format(all.total.value) : null
    return [`- ${words(format(one.total.value), rest)}`]
  })
  const rep = transcript.rep === null ? '' : `, rep ${transcript.rep}`
  return { text: [`**${transcript.title}**: ${sizeOf(transcript)}${rep}.`, ...lines].join('\n'), results }
}
