import { createHash } from 'node:crypto'
import type { OutwardAction, Provenance } from '#shared/domain/outward-action.ts'
import type { Proposal } from '../../approvals/outward-action.ts'
import { UserError } from '../../core/errors.ts'
import { proposeNote, proposeStageMove, proposeTask } from '../../crm/proposals.ts'
import { isPersonsOwn } from '../own-words.ts'
import { declareTool, type ToolOutcome, type TurnTools } from '../turn-tools.ts'

/**
 * The same words must not act twice: a retry of a message whose turn was cut off finds its earlier proposal.
 * One that a person refused, or that failed, may be proposed again.
 */
export function proposalKey(tools: TurnTools, proposal: Proposal, attempt: number): string {
  const content = createHash('sha256').update(JSON.stringify(proposal.payload)).digest('hex').slice(0, 24)
  return `${tools.userMessageId}:${proposal.kind}:${content}${attempt > 1 ? `:${attempt}` : ''}`
}

const OVER: readonly OutwardAction['state'][] = ['rejected', 'failed']
const MAX_ATTEMPTS = 20

const STATE_WORDS: Record<OutwardAction['state'], string> = {
  proposed: 'Waits for approval. Nothing has been changed yet: do not say it is done.',
  approved: 'Approved; it is being carried out.',
  sending: 'It is being carried out.',
  sent: 'Done.',
  failed: 'It failed; nothing was changed.',
  unknown: 'The connection broke; whether it happened is not known. A person must look.',
  rejected: 'The approval policy does not allow this. Nothing was changed.',
}

const fromOutside = (fact: Provenance): Provenance =>
  fact.source === 'model'
    ? { ...fact, detail: 'Drafted in this turn, in which outside text took part' }
    : fact

async function propose(tools: TurnTools, draft: Proposal, signal: AbortSignal): Promise<ToolOutcome> {
  const tainted = tools.tainted() && !isPersonsOwn(draft, tools.message)
  const proposal: Proposal = tainted
    ? { ...draft, tainted, provenance: draft.provenance.map(fromOutside) }
    : draft
  let action: OutwardAction | null = null
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const before = tools.clock.now()
    const idempotencyKey = proposalKey(tools, proposal, attempt)
    action = await tools.door.propose({ ...proposal, idempotencyKey }, signal)
    const isNew = action.turnId === tools.turnId && action.proposedAt >= before
    if (isNew || !OVER.includes(action.state)) break
  }
  if (!action) throw new UserError('NOT_PROPOSED', 'The change could not be proposed.', 'Try again.')
  tools.emit({ type: 'approval.requested', action })
  return {
    title: action.state === 'proposed' ? `Prepared: ${action.title}` : `${action.title} — ${action.state}`,
    result: {
      actionId: action.id,
      state: action.state,
      title: action.title,
      meaning: STATE_WORDS[action.state],
      ...(action.error ? { error: action.error } : {}),
      ...(action.result?.['warning'] ? { warning: action.result['warning'] } : {}),
    },
  }
}

const origin = (tools: TurnTools, callId: string) => ({
  conversationId: tools.conversationId,
  turnId: tools.turnId,
  callId,
  // Decided in propose(), where the words of the proposal are known.
  tainted: false,
})

export const addJobNote = declareTool({
  name: 'add_job_note',
  description:
    'Proposes a note on a job, optionally telling a colleague. The person approves it before anything is written.',
  started: () => 'Preparing a note',
  async run(args, tools, signal) {
    return propose(tools, await proposeNote(tools.crm, args, origin(tools, 'note'), { signal }), signal)
  },
})

export const moveJobStage = declareTool({
  name: 'move_job_stage',
  description:
    'Proposes to move a job to another stage (code from list_stages). The person approves it first.',
  started: () => 'Preparing a stage move',
  async run(args, tools, signal) {
    return propose(tools, await proposeStageMove(tools.crm, args, origin(tools, 'stage'), { signal }), signal)
  },
})

export const createTask = declareTool({
  name: 'create_task',
  description: 'Proposes a task for colleagues, with or without a job. The person approves it first.',
  started: () => 'Preparing a task',
  async run(args, tools, signal) {
    return propose(tools, await proposeTask(tools.crm, args, origin(tools, 'task'), { signal }), signal)
  },
})
