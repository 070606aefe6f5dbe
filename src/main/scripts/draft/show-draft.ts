import type { Claim, Fact, ScriptDraft } from '#shared/domain/script-draft.ts'
import type { UserError } from '#main/core/errors.ts'
import type { DraftContent, ScriptDraftRow, ScriptDraftRows } from '#main/store/script-drafts.ts'
import type { CheckClaims } from '../scripts.ts'
import { finalProblem } from './final-problem.ts'
import { knownFacts, type ScriptSettings } from './known-facts.ts'
import { limitsOf } from './limits.ts'
import { withoutPrimerPrices } from './primer-prices.ts'
import { missingFields } from './missing-fields.ts'
import { secondsFor, wordsOf } from './pace.ts'
import { kindOf } from './slots.ts'
import { draftTitle } from './titles.ts'

export interface Shown {
  readonly draft: (row: ScriptDraftRow) => ScriptDraft
  readonly facts: (content: DraftContent) => readonly Fact[]
  readonly claims: (content: DraftContent) => readonly Claim[]
  readonly problem: (content: DraftContent) => UserError | null
}

export interface ShownDeps {
  readonly rows: ScriptDraftRows
  readonly settings: () => ScriptSettings
  readonly checkClaims: CheckClaims
}

/** So many drafts are kept as they were shown last; what they show follows from revision and settings. */
const MOST_KEPT = 300

/** Drafts as a person sees them: what is stored and all that follows from it. */
export function createShown({ rows, settings, checkClaims }: ShownDeps): Shown {
  const kept = new Map<string, { readonly key: string; readonly draft: ScriptDraft }>()
  const facts = ({ slots, facts: stored }: DraftContent): readonly Fact[] =>
    knownFacts(slots, stored, settings())
  const claims = (content: DraftContent): readonly Claim[] => {
    const known = facts(content)
    return withoutPrimerPrices(content.slots, known, checkClaims(content.paragraphs, known))
  }
  const seconds = (words: number): number => secondsFor(words, settings().wordsPerMinute)

  const problem = (content: DraftContent): UserError | null => {
    const words = wordsOf(content.paragraphs)
    return finalProblem({
      slots: content.slots,
      words,
      seconds: seconds(words),
      claims: claims(content),
      writtenFor: content.writtenFor,
    })
  }

  const built = (row: ScriptDraftRow): ScriptDraft => {
    const state = rows.state(row.id, row.position)
    if (!state) throw new Error(`script draft ${row.id} has no state ${row.position}`)
    const { content } = state
    const versions = rows.versions(row.id)
    const { min, max } = limitsOf(content.slots)
    const version = versions.findLast((one) => one.position >= 0 && one.position <= row.position)
    const words = wordsOf(content.paragraphs)
    return {
      id: row.id,
      conversationId: row.conversationId,
      title: draftTitle(kindOf(content.slots), content.customerName),
      state: row.state,
      slots: content.slots,
      missing: [...missingFields(content.slots)],
      customerId: content.customerId,
      customerName: content.customerName,
      jobNumber: content.jobNumber,
      outline: content.outline,
      paragraphs: content.paragraphs,
      facts: [...facts(content)],
      claims: [...claims(content)],
      inspirations: content.inspirations,
      writtenBy: content.writtenBy,
      words,
      seconds: seconds(words),
      limits: { min, max },
      versions: versions.map(({ number, at, by, change, words: count }) => ({
        number,
        at,
        by,
        change,
        words: count,
        seconds: seconds(count),
      })),
      version: version?.number ?? null,
      canUndo: row.position > 0,
      canRedo: rows.state(row.id, row.position + 1) !== null,
      // The pace or the company's name may be another since it was chosen.
      forVideo: row.forVideo && problem(content) === null,
      revision: row.revision,
      createdAt: row.createdAt,
      updatedAt: row.updatedAt,
    }
  }

  return {
    facts,
    claims,
    problem,
    draft(row) {
      const key = `${row.revision} ${row.conversationId} ${JSON.stringify(settings())}`
      const known = kept.get(row.id)
      if (known?.key === key) return known.draft
      const draft = built(row)
      if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? '')
      kept.set(row.id, { key, draft })
      return draft
    },
  }
}
