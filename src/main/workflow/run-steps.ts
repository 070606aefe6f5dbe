import { messageOf, UserError } from '../core/errors.ts'
import type { StepChange, StepRow } from '../store/run-rows.ts'
import { startAttempt } from './attempt.ts'
import { RunLost, RunnerClosed } from './attempt-ends.ts'
import { defaultRetry, nextAttemptIn, Unrepeatable } from './retry-decision.ts'
import { NEVER, type RunSession, type SessionDeps } from './run-session.ts'
import { storedErrorOf } from './stored-error.ts'
import {
  NotYet,
  RunCancelled,
  StepFailed,
  type Json,
  type RunContext,
  type StepCall,
  type StepOptions,
  type StepOutcome,
} from './workflow.ts'

/** A step that takes its process down with it is not begun for ever. */
const CUT_OFF_LIMIT = 20

type Work<T extends Json> = (call: StepCall) => Promise<StepOutcome<T>>

/** The step functions of one executed run: everything the journal knows is not done again. */
export function createRunSteps(deps: SessionDeps, session: RunSession): Pick<RunContext, 'step' | 'sleep'> {
  const { runs, clock, log } = deps
  const { claim } = session
  const { runId } = claim
  const put = (change: StepChange, text?: string): Promise<void> =>
    session.store(() =>
      runs.putStep(claim, change, clock.now(), text ? { step: change.name, text } : undefined),
    )

  /** Later than every step that began before it, whatever the computer's clock does. */
  const beginTime = (): number =>
    Math.max(clock.now(), 1 + Math.max(...runs.steps(runId).map((step) => step.startedAt ?? 0)))

  const endTime = ({ startedAt }: Pick<StepChange, 'startedAt'>): number =>
    Math.max(clock.now(), startedAt ?? 0)

  const fresh = (name: string): StepChange => ({
    name,
    status: 'retrying',
    attempts: 0,
    cutOff: 0,
    error: null,
    startedAt: beginTime(),
  })
  const again = (row: StepRow): StepChange => ({
    name: row.name,
    status: row.status,
    attempts: row.attempts,
    cutOff: row.cutOff,
    error: row.error,
    // Null after a retry: its time counts from now.
    startedAt: row.startedAt ?? beginTime(),
  })

  /** Where the workflow stood when it heard of the cancel: a retry goes on here. */
  async function cancelAt(name: string, row: StepRow | null): Promise<never> {
    const error = session.cancelNow()
    await put({ ...(row ? again(row) : fresh(name)), status: 'retrying' })
    throw error
  }

  async function fail(change: StepChange, cause: unknown): Promise<never> {
    const error = storedErrorOf(cause, log, { runId, step: change.name, attempts: change.attempts })
    const text = `Failed: ${error.message}`
    await put({ ...change, status: 'failed', error, finishedAt: endTime(change) }, text)
    throw new StepFailed(change.name, change.attempts, { cause })
  }

  async function work<T extends Json>(
    name: string,
    row: StepRow | null,
    run: Work<T>,
    options: StepOptions,
  ): Promise<T> {
    const cut = row?.status === 'started'
    const base = row ? again(row) : fresh(name)
    // An attempt that ended with its process is begun anew under its old number.
    const attempts = cut ? Math.max(1, base.attempts) : base.attempts + 1
    const started: StepChange = { ...base, status: 'started', attempts, cutOff: base.cutOff + (cut ? 1 : 0) }
    if (started.cutOff >= CUT_OFF_LIMIT) {
      const message = `Hard-E was stopped ${CUT_OFF_LIMIT} times while this step was at work.`
      const nextStep = 'Nothing was lost. Look into the log, then try again from this step.'
      return fail(started, new UserError('STEP_CUT_OFF', message, nextStep))
    }
    const isFirst = row === null || (row.attempts === 0 && row.status === 'retrying')
    await put(started, isFirst ? 'Started' : cut ? 'Begun anew: it was cut off' : undefined)

    const shielded = options.shielded === true || session.isCancelled()
    const attempt = startAttempt<T>(
      { runs, fence: claim, clock, changed: () => deps.changed(runId), lost: () => session.lose() },
      {
        step: name,
        number: attempts,
        saved: row?.saved ?? null,
        shielded,
        work: run,
        timeoutMs: options.timeoutMs ?? null,
      },
    )
    session.enter(attempt)
    if (session.isClosing()) attempt.abort(new RunnerClosed())
    else if (session.mustCancel() && !shielded) attempt.abort(new RunCancelled('The run was cancelled.'))
    const result = await attempt.result
    session.leave(attempt)
    const report = attempt.close()
    if (session.isOver()) return NEVER
    const told = {
      ...(report?.fraction === null || report === null ? {} : { progress: report.fraction }),
      ...(report?.note ? { note: report.note } : {}),
    }

    if (result.kind === 'gave') {
      const { outcome } = result
      if (outcome instanceof NotYet) {
        return wait({ ...started, ...told }, row, outcome, shielded)
      }
      const output = asJson(outcome)
      if (!output.ok) return fail({ ...started, ...told }, output.error)
      const done = { ...started, ...told, status: 'done' as const, cutOff: 0, error: null }
      await put({ ...done, output: output.value, finishedAt: endTime(done) }, 'Done')
      return output.value as T
    }

    const { error } = result
    if (error instanceof RunLost) {
      session.lose()
      return NEVER
    }
    if (error instanceof RunnerClosed) {
      await put(
        { ...started, ...told, status: 'retrying', attempts: attempts - 1 },
        'Interrupted: Hard-E closed',
      )
      return session.suspend(name, { at: clock.now(), forPerson: false })
    }
    if (error instanceof RunCancelled) {
      const ownWill = !session.mustCancel() && !session.isCancelled()
      if (ownWill) {
        // Stored first: whoever takes the run up must not do the step again.
        await session.store(() => (runs.askCancel(runId, clock.now(), error.message), true))
        session.askedToCancel()
      }
      const stopped = { ...started, ...told, status: 'retrying' as const, attempts: attempts - 1 }
      await put(stopped, ownWill ? undefined : 'Stopped: the run was cancelled')
      throw session.cancelNow()
    }
    const policy = { ...defaultRetry, ...options.retry }
    const inMs = nextAttemptIn(error, attempts, policy, deps.random)
    if (inMs === null) return fail({ ...started, ...told }, error)
    const stored = storedErrorOf(error, log, { runId, step: name, attempts, inMs })
    const wakeAt = clock.now() + inMs
    await put(
      { ...started, ...told, status: 'retrying', wakeAt, error: stored },
      `Attempt ${attempts} failed, tried again in ${inWords(inMs)}: ${stored.message}`,
    )
    return session.suspend(name, { at: wakeAt, forPerson: false })
  }

  async function wait(
    change: StepChange,
    before: StepRow | null,
    { at, note, forPerson }: NotYet,
    shielded: boolean,
  ): Promise<never> {
    if (session.mustCancel() && !shielded) {
      await put({ ...change, status: 'retrying', attempts: 0, note })
      throw session.cancelNow()
    }
    const status = forPerson ? 'needs_person' : 'waiting'
    // The same wait looked at again is no news.
    const news = before?.status !== status || before.note !== note
    // What could be asked is not broken: earlier failures do not count against it any more.
    await put(
      { ...change, status, attempts: 0, cutOff: 0, error: null, wakeAt: at, note },
      news ? note : undefined,
    )
    return session.suspend(change.name, { at, forPerson })
  }

  /** What every step looks at first; null: go on. */
  async function gate(name: string, row: StepRow | null, shielded: boolean): Promise<null> {
    if (session.mustCancel() && !shielded) return cancelAt(name, row)
    if (session.isClosing()) return session.suspend(name, { at: clock.now(), forPerson: false })
    if (row && row.status !== 'started' && row.wakeAt !== null && row.wakeAt > clock.now()) {
      return session.suspend(name, { at: row.wakeAt, forPerson: row.status === 'needs_person' })
    }
    return null
  }

  /** A body that suspends never gets to its end here; the session knows that it rests. */
  async function atWork<T>(name: string, body: () => Promise<T>): Promise<T> {
    if (session.isOver()) return NEVER
    session.begin(name)
    try {
      return await body()
    } finally {
      session.rest(name)
    }
  }

  return {
    step: <T extends Json>(name: string, run: Work<T>, options: StepOptions = {}) =>
      atWork(name, async () => {
        const row = runs.step(runId, name)
        if (row?.status === 'done') return row.output as T
        if (row?.status === 'failed') throw new StepFailed(name, row.attempts, { cause: row.error })
        await gate(name, row, options.shielded === true)
        return work(name, row, run, options)
      }),
    sleep: (name, ms) =>
      atWork(name, async () => {
        const row = runs.step(runId, name)
        if (row?.status === 'done') return
        const until = typeof row?.saved === 'number' ? row.saved : clock.now() + ms
        if (session.mustCancel()) await cancelAt(name, row)
        const base = row ? again(row) : { ...fresh(name), saved: until }
        if (until > clock.now() || session.isClosing()) {
          if (row?.status !== 'waiting') await put({ ...base, status: 'waiting', wakeAt: until })
          await session.suspend(name, { at: until, forPerson: false })
        }
        await put({ ...base, status: 'done', output: null, finishedAt: clock.now() })
      }),
  }
}

function asJson(value: unknown): { ok: true; value: Json } | { ok: false; error: Unrepeatable } {
  try {
    // The copy is what a restart would give, too.
    return { ok: true, value: JSON.parse(JSON.stringify(value ?? null)) as Json }
  } catch (error) {
    return { ok: false, error: new Unrepeatable(messageOf(error), { cause: error }) }
  }
}

function inWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
