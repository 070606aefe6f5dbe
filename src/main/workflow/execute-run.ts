import type { Claim } from '../store/run-rows.ts'
import { createRunSession, type RunSession, type SessionDeps } from './run-session.ts'
import { createRunSteps } from './run-steps.ts'
import { storedErrorOf } from './stored-error.ts'
import {
  RunCancelled,
  StepFailed,
  type Json,
  type RunStatus,
  type StoredError,
  type WorkflowDefinition,
} from './workflow.ts'

interface End {
  readonly status: RunStatus
  readonly output: Json | null
  readonly error: StoredError | null
}

/** Begins to execute a claimed run: until it ends, parks, or is another's. */
export function executeRun(deps: SessionDeps, definition: WorkflowDefinition, claim: Claim): RunSession {
  const session = createRunSession(deps, claim)
  if (claim.cancelAsked) session.askedToCancel()
  void runBody(deps, session, definition)
  return session
}

async function runBody(
  deps: SessionDeps,
  session: RunSession,
  definition: WorkflowDefinition,
): Promise<void> {
  const { claim } = session
  const end = await endOf(deps, session, definition)
  // An end that is reached while Hard-E closes counts; one of an abandoned workflow does not.
  if (!session.over()) return
  const line = { step: null, text: inWords(end) }
  await session.store(() => deps.runs.finish(claim, { ...end, now: deps.clock.now(), line }))
  session.done()
}

async function endOf(deps: SessionDeps, session: RunSession, definition: WorkflowDefinition): Promise<End> {
  const { runId, input } = session.claim
  const steps = createRunSteps(deps, session)
  try {
    const output = await definition.run({ runId, input, signal: session.signal, ...steps })
    const text: string | undefined = JSON.stringify(output)
    const kept = text === undefined ? null : (JSON.parse(text) as Json)
    // Whoever was asked to stop and had done everything already has completed it.
    return { status: session.isCancelled() ? 'cancelled' : 'completed', output: kept, error: null }
  } catch (error) {
    const status = session.isCancelled() || error instanceof RunCancelled ? 'cancelled' : 'failed'
    return { status, output: null, error: error instanceof RunCancelled ? null : kept(deps, session, error) }
  }
}

/** A failed step has its record already, with the reference that is in the log. */
function kept(deps: SessionDeps, session: RunSession, error: unknown): StoredError {
  const { runId } = session.claim
  const known = error instanceof StepFailed ? deps.runs.step(runId, error.step)?.error : null
  return known ?? storedErrorOf(error, deps.log, { runId })
}

function inWords({ status, error }: End): string {
  if (status === 'completed') return 'Completed'
  const verb = status === 'cancelled' ? 'Cancelled' : 'Failed'
  return error ? `${verb}: ${error.message}` : verb
}
