import type { ObjectionKind } from '#shared/domain/transcript.ts'
import { kindWords } from '../measures/labels.ts'
import type { CallSet } from './call-sets.ts'

/** Calls in which none, or all, of the kinds of objections are raised. */
export function kindSet(kinds: readonly ObjectionKind[], how: 'none' | 'all'): CallSet {
  const named = kindWords({ objectionKinds: [...kinds] })
  return {
    words:
      how === 'none'
        ? `without an objection about ${named}`
        : `with objections about ${kinds.length === 2 ? 'both ' : ''}${named.replaceAll(' or ', ' and ')}`,
    test: ({ figures: { summary } }) => {
      if (!summary) return null
      const raised = (kind: ObjectionKind) => summary.objections.some((each) => each.kind === kind)
      return how === 'none' ? !kinds.some(raised) : kinds.every(raised)
    },
  }
}
