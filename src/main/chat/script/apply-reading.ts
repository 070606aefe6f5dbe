import type { DraftChangeInput, ScriptDraft } from '#shared/domain/script-draft.ts'
import { ServiceError, UserError } from '../../core/errors.ts'
import type { FlowTurn } from '../flow.ts'
import type { FlowServices } from '../flow-services.ts'

export interface Heard {
  readonly draft: ScriptDraft
  /** What could not be done, for the person; empty when all was. */
  readonly problem: string
  /** The problem is about the command itself, not about one field. */
  readonly refused: boolean
}

const isField = (change: DraftChangeInput, field: string): boolean =>
  change.type === 'set_field' && change.field === field

/** The change that an error is about; null when it is about none that can be left out. */
function culprit(error: unknown, changes: readonly DraftChangeInput[]): DraftChangeInput | null {
  if (error instanceof ServiceError) return changes.find((change) => isField(change, 'job')) ?? null
  if (!(error instanceof UserError)) return null
  const length = changes.find((change) => isField(change, 'length'))
  if (length && /LENGTH/.test(error.code)) return length
  return changes.findLast((change) => change.type !== 'set_field') ?? null
}

const wordsOf = (error: UserError | ServiceError): string =>
  error instanceof UserError
    ? `${error.message} ${error.nextStep}`
    : `${error.message} The job was not set; say it again later.`

/**
 * Applies what one message says, once. A change that is refused is left out and told, the others stay; a draft is
 * never half changed by one of them.
 */
export async function applyHeard(
  { scripts }: FlowServices,
  turn: Pick<FlowTurn, 'turnId' | 'ancestors'>,
  draft: ScriptDraft,
  wanted: readonly DraftChangeInput[],
  signal: AbortSignal,
): Promise<Heard> {
  let changes = [...wanted]
  const problems: string[] = []
  let refused = false
  for (;;) {
    try {
      const { turnId, ancestors } = turn
      const after = await scripts.hear(draft.id, { turnId, ancestors, changes, signal })
      return { draft: after, problem: problems.join(' '), refused }
    } catch (error) {
      if (signal.aborted) throw error
      const left = culprit(error, changes)
      if (left === null || !(error instanceof UserError || error instanceof ServiceError)) throw error
      problems.push(wordsOf(error))
      refused ||= left.type !== 'set_field'
      changes = changes.filter((change) => change !== left)
    }
  }
}
