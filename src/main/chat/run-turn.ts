import type { RouteDecision } from '#shared/domain/route.ts'
import { addUsage, noUsage, type Usage } from '#shared/domain/usage.ts'
import { isAbort } from '../core/errors.ts'
import { unlessAborted } from '../core/unless-aborted.ts'
import type { Journal } from '../store/journal.ts'
import type { Messages } from '../store/messages.ts'
import type { Turn } from '../store/turns.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import type { Conversations } from '../store/conversations.ts'
import type { Attachments } from '../store/attachments.ts'
import { countedInstead } from './analysis/counted-instead.ts'
import { pastMessages, turnsOfPath } from './branch.ts'
import { failureOf } from './failure.ts'
import type { Emit, Flow, FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import type { Router } from './router/router.ts'
import { followWorkflow, resumed } from './open-workflow.ts'
import { secondThought } from './second-thought.ts'
import { createTurnWriter } from './turn-writer.ts'
import { finishTurn } from './finish-turn.ts'

export interface TurnRunner {
  readonly services: FlowServices
  readonly journal: Journal
  readonly messages: Messages
  readonly conversations: Conversations
  readonly attachments: Attachments
  readonly router: Router
  readonly fast: Flow
  readonly agent: Flow
  readonly actionsOfTurn: (turnId: string) => readonly OutwardAction[]
  /** Resolves when there is something to look in: on the first start the documents are still being read. */
  readonly prepared: Promise<void>
}

const CHOICE_WORDS: Record<RouteDecision['route'], string> = {
  crm: 'Look in the CRM',
  knowledge: 'Look in the documents',
  scripting: 'Work on a script',
  new_client: 'Enter a new client',
  web_search: 'Search the web',
  analysis: 'Analyse transcripts',
  general: 'Just talk',
  unsupported: 'Something else',
}

/** The router was unsure and nobody could be asked: the person chooses. */
function offerRoutes(decision: RouteDecision, text: string, emit: Emit): void {
  const question = 'I am not sure where to look. Which one do you mean?'
  emit({ type: 'agent.changed', agent: 'TriageAgent', brain: 'Hard-E' })
  emit({ type: 'text.delta', delta: question })
  emit({
    type: 'choice.offered',
    question,
    options: (decision.choices ?? []).map((route) => ({ label: CHOICE_WORDS[route], send: text, route })),
  })
}

function contextOf(
  runner: TurnRunner,
  turn: Turn,
): { flowTurn: Omit<FlowTurn, 'decision'>; tainted: boolean } {
  const user = runner.messages.get(turn.userMessageId)
  const path = user?.parentId ? runner.messages.path(user.parentId) : []
  const earlier = turnsOfPath(path, (id) => runner.services.turns.get(id))
  const tainted = earlier.some((past) => past.tainted)
  return {
    flowTurn: {
      turnId: turn.id,
      conversationId: turn.conversationId,
      userMessageId: turn.userMessageId,
      text: user?.text ?? '',
      history: pastMessages(path, runner.actionsOfTurn),
      ancestors: earlier.map((past) => past.id),
      tainted,
    },
    tainted,
  }
}

async function answer(runner: TurnRunner, turn: Turn, emit: Emit, signal: AbortSignal): Promise<Usage> {
  await unlessAborted(runner.prepared, signal)
  const { flowTurn } = contextOf(runner, turn)
  const workflow = runner.conversations.workflow(turn.conversationId)
  const routed = await runner.router.decide(
    {
      text: flowTurn.text,
      history: flowTurn.history,
      context: {
        chosen: turn.chosenRoute,
        openWorkflow: workflow?.state === 'open' ? workflow.route : null,
        approvalWaiting: runner.conversations.get(turn.conversationId).waiting > 0,
        attachments: runner.attachments.ofMessage(turn.userMessageId).map((file) => file.kind),
      },
    },
    signal,
  )
  signal.throwIfAborted()
  const turned = resumed(runner.services, flowTurn, workflow, routed)
  const counted = countedInstead(runner.services, flowTurn, turned)
  const decision = await secondThought(runner.services, flowTurn, counted, signal)
  runner.services.turns.decide(turn.id, decision)
  emit({ type: 'route.decided', decision })
  if (decision.choices?.length) {
    offerRoutes(decision, flowTurn.text, emit)
    return noUsage
  }
  followWorkflow(runner.services, runner.conversations, flowTurn, decision, emit)
  const first = decision.flow === 'fast' ? runner.fast : runner.agent
  const end = await first({ ...flowTurn, decision }, emit, signal)
  if (end.escalate === null) return end.usage

  emit({ type: 'text.reset' })
  emit({ type: 'notice', kind: 'escalated', text: end.escalate, open: null })
  const escalated: RouteDecision = {
    ...decision,
    flow: 'agent',
    reason: `${decision.reason} ${end.escalate}`,
  }
  runner.services.turns.decide(turn.id, escalated)
  emit({ type: 'route.decided', decision: escalated })
  const second = await runner.agent({ ...flowTurn, decision: escalated }, emit, signal)
  return addUsage(end.usage, second.usage)
}

/** Runs one claimed turn to its end. Never throws: whatever happens is stored as the turn's end. */
export async function runTurn(runner: TurnRunner, turn: Turn, signal: AbortSignal): Promise<void> {
  const { services, journal } = runner
  const writer = createTurnWriter(journal, turn.conversationId, turn.id)
  const startedAt = services.clock.now()
  let usage: Usage = noUsage
  let status: 'finished' | 'stopped' | 'failed' = 'finished'
  let failure = null
  try {
    usage = await answer(runner, turn, writer.emit, signal)
  } catch (error) {
    if (signal.aborted || isAbort(error)) status = 'stopped'
    else {
      status = 'failed'
      failure = failureOf(error, services.log, turn.id)
    }
  }
  writer.flush()
  const ms = Math.max(0, services.clock.now() - startedAt)
  finishTurn(runner, turn, { status, usage, failure, ms, text: writer.text() })
}
