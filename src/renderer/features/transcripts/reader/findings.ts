import type { Distillation, Finding } from '#shared/domain/transcript.ts'
import { money } from '../../../components/figures.ts'
import { t } from '../../../i18n/t.ts'
import { objectionWord } from '../words.ts'

export const findingSections = [
  'need',
  'objections',
  'priceTalk',
  'commitments',
  'nextStep',
  'opening',
  'close',
  'phrases',
] as const
export type FindingSection = (typeof findingSections)[number]

/** One entry of a summary, ready to be shown. */
export interface ShownFinding {
  readonly key: string
  readonly section: FindingSection
  /** A word before it: the kind of objection, the amount, who promised. Empty: none. */
  readonly label: string
  readonly text: string
  readonly turns: readonly number[]
  /** What the rep answered to an objection; null where it was left open; absent elsewhere. */
  readonly answer?: Finding | null
}

const shown = (
  section: FindingSection,
  index: number,
  { text, turns }: Finding,
  label = '',
): ShownFinding => ({ key: `${section}-${index}`, section, label, text, turns })

/** Every entry of a summary in the order of the margin. */
export function findingsOf(content: Distillation): readonly ShownFinding[] {
  const { need, objections, priceTalk, commitments, nextStep, opening, close, phrases } = content
  const one = (section: FindingSection, finding: Finding | null): readonly ShownFinding[] =>
    finding ? [shown(section, 0, finding)] : []
  return [
    ...need.map((finding, index) => shown('need', index, finding)),
    ...objections.map((finding, index) => ({
      ...shown('objections', index, finding, objectionWord(finding.kind)),
      answer: finding.answer,
    })),
    ...priceTalk.map((finding, index) => {
      const kind = t(`transcripts.price.${finding.kind}`)
      const label = finding.amount === null ? kind : `${kind}, ${money(finding.amount)}`
      return shown('priceTalk', index, finding, label)
    }),
    ...commitments.map((finding, index) =>
      shown('commitments', index, finding, t(`transcripts.promisedBy.${finding.who}`)),
    ),
    ...one('nextStep', nextStep),
    ...one('opening', opening),
    ...one('close', close),
    ...phrases.map((finding, index) => shown('phrases', index, finding)),
  ]
}

/** Opening and close are whole stretches: a sign at each of their turns would tell nothing. */
const UNMARKED: ReadonlySet<FindingSection> = new Set(['opening', 'close'])

/** Which findings rest on a turn, by its ordinal. */
export function marksOf(findings: readonly ShownFinding[]): ReadonlyMap<number, readonly ShownFinding[]> {
  const marks = new Map<number, ShownFinding[]>()
  for (const finding of findings) {
    if (UNMARKED.has(finding.section)) continue
    for (const turn of new Set([...finding.turns, ...(finding.answer?.turns ?? [])])) {
      const known = marks.get(turn)
      if (known) known.push(finding)
      else marks.set(turn, [finding])
    }
  }
  return marks
}
