import type { Json, RunFilter, RunRecord, RunStatus, StoredError } from '#main/workflow/workflow.ts'
import {
  readJson,
  toRun,
  toStep,
  type Claim,
  type ClaimWish,
  type Fence,
  type Known,
  type RunLine,
  type RunRow,
  type StepChange,
  type StepRow,
  type StepSql,
  type StepTrouble,
} from './run-rows.ts'
import type { Workspace } from './workspace.ts'

/** Rows of durable runs. Whatever takes a fence changes nothing and says false when the run is another's now. */
export interface Runs {
  /** False when the key has a run already. */
  insert(run: {
    id: string
    key: string
    workflow: string
    version: number
    input: Json
    now: number
  }): boolean
  get(runId: string): RunRecord | null
  byKey(key: string): RunRecord | null
  list(filter: RunFilter): readonly RunRecord[]
  unfinished(known: Known): readonly { readonly id: string; readonly status: RunStatus }[]
  /** In the order they began. */
  steps(runId: string): readonly StepRow[]
  step(runId: string, name: string): StepRow | null
  events(runId: string): readonly (RunLine & { readonly at: number })[]
  tell(runId: string, line: RunLine, now: number): void
  /** What a dead process left behind first, then what has been due longest. */
  claim(wish: ClaimWish): Claim | null
  nextDue(known: Known): number | null
  /** Due runs that nobody here can execute. */
  unknown(known: Known, now: number): readonly { readonly id: string; readonly workflow: string }[]
  /** Whether a cancel was asked for; null when the run is another's. With `leaseUntil` the lease is renewed. */
  look(fence: Fence, leaseUntil: number | null): { readonly cancelAsked: boolean } | null
  putStep(fence: Fence, change: StepChange, now: number, line?: RunLine): boolean
  save(fence: Fence, step: string, value: Json, now: number): boolean
  progress(
    fence: Fence,
    step: string,
    to: { fraction: number | null; note: string | null },
    now: number,
  ): boolean
  cost(fence: Fence, step: string, usd: number | null, now: number): boolean
  /** Due at once when it was woken, or cancelled unseen, while it ran. */
  park(fence: Fence, to: { wakeAt: number; forPerson: boolean; cancelSeen: boolean; now: number }): boolean
  finish(
    fence: Fence,
    end: { status: RunStatus; output: Json | null; error: StoredError | null; now: number; line: RunLine },
  ): boolean
  /** Gives it up unfinished and due now; late writes of its steps are refused from here on. */
  release(fence: Fence, now: number): boolean
  askCancel(runId: string, now: number, line?: string): void
  /** Ends a run that nobody executes; false when somebody does. */
  endParked(runId: string, now: number, line: RunLine): boolean
  wake(runId: string, now: number): void
  /** Unfinished again and due now. `forget`: gone; `reset`: begun anew with what they had saved. */
  reopen(runId: string, steps: { forget: readonly string[]; reset: readonly string[] }, now: number): void
  /** Ids of runs that other connections changed since the last call. */
  changedElsewhere(): readonly string[]
  /** In one transaction that no other process can come between. */
  atomically<T>(work: () => T): T
}

const KNOWN = `exists (select 1 from json_each(@known) k where k.key = workflow and k.value >= version)`
const UNFINISHED = `status in ('ready', 'running', 'needs_person')`
const PARKED = `status in ('ready', 'needs_person')`
const FENCED = `id = @runId and epoch = @epoch and status = 'running'`
const optional = <From, To>(row: From | undefined, to: (row: From) => To): To | null => (row ? to(row) : null)
const knownJson = (known: Known): string => JSON.stringify(Object.fromEntries(known))

export function createRuns({ db }: Workspace): Runs {
  const atomically = <T>(work: () => T): T => db.transaction(work).immediate()
  const write = (sql: string) => {
    const statement = db.prepare(sql)
    return (values: Record<string, unknown>): number => statement.run(values).changes
  }
  const one = db.prepare<[string], RunRow>('select * from runs where id = ?')
  const keyed = db.prepare<[string], RunRow>('select * from runs where key = ?')
  const insert = write(
    `insert into runs (id, key, workflow, version, input, status, wake_at, created_at, updated_at)
     values (@id, @key, @workflow, @version, @input, 'ready', @now, @now, @now) on conflict (key) do nothing`,
  )
  const filtered = db.prepare<[Record<string, unknown>], RunRow>(
    `select * from runs where (@workflow is null or workflow = @workflow)
       and (@statuses is null or status in (select value from json_each(@statuses)))
       and (@prefix is null or substr(key, 1, length(@prefix)) = @prefix)
     order by created_at desc, id desc limit @limit`,
  )
  const unfinished = db.prepare<[{ known: string }], { id: string; status: RunStatus }>(
    `select id, status from runs where ${UNFINISHED} and ${KNOWN}`,
  )
  const stepsOf = db.prepare<[string], StepSql>(
    'select * from run_steps where run_id = ? order by started_at, name',
  )
  const stepOf = db.prepare<[string, string], StepSql>(
    'select * from run_steps where run_id = ? and name = ?',
  )
  const eventsOf = db.prepare<[string], RunLine & { at: number }>(
    'select at, step, text from run_events where run_id = ? order by id',
  )
  const tell = write('insert into run_events (run_id, at, step, text) values (@runId, @now, @step, @text)')
  const running = db.prepare<[{ known: string }], RunRow>(
    `select * from runs where status = 'running' and ${KNOWN} order by updated_at`,
  )
  // Two look-ups, because each status has an index of its own.
  const due = ['ready', 'needs_person'].map((status) =>
    db.prepare<[{ known: string; now: number }], RunRow>(
      `select * from runs where status = '${status}' and wake_at <= @now and ${KNOWN}
       order by wake_at, id limit 1`,
    ),
  )
  const next = ['ready', 'needs_person'].map((status) =>
    db.prepare<[{ known: string }], { at: number }>(
      `select wake_at as at from runs where status = '${status}' and wake_at is not null and ${KNOWN}
       order by wake_at limit 1`,
    ),
  )
  const unknown = db.prepare<[{ known: string; now: number }], { id: string; workflow: string }>(
    `select id, workflow from runs where ${PARKED} and wake_at <= @now and not ${KNOWN}`,
  )
  const take = write(
    `update runs set status = 'running', owner = @owner, lease_until = @leaseUntil, epoch = epoch + 1,
       wake_at = null, updated_at = @now where id = @id`,
  )
  const renew = write(`update runs set lease_until = @leaseUntil where ${FENCED}`)
  const held = db.prepare<[Fence], RunRow>(`select * from runs where ${FENCED}`)
  const touch = write(`update runs set updated_at = @now where ${FENCED}`)
  const put = write(
    `insert into run_steps (run_id, name, status, attempts, wake_at, output, saved, progress, note, error,
       started_at, finished_at)
     values (@runId, @name, @status, @attempts, @wakeAt, @output, @saved, @progress, @note, @error,
       @startedAt, @finishedAt)
     on conflict (run_id, name) do update set status = @status, attempts = @attempts, wake_at = @wakeAt,
       output = @output, saved = coalesce(@saved, saved), progress = coalesce(@progress, progress),
       note = coalesce(@note, note), error = @error, started_at = @startedAt, finished_at = @finishedAt`,
  )
  const STEP = 'where run_id = @runId and name = @step'
  const save = write(`update run_steps set saved = @value ${STEP}`)
  const progress = write(`update run_steps set progress = @fraction, note = coalesce(@note, note) ${STEP}`)
  const cost = write(
    `update run_steps set cost_usd = coalesce(cost_usd, 0) + coalesce(@usd, 0),
       cost_known = case when @usd is null then 0 else cost_known end ${STEP}`,
  )
  const park = write(
    `update runs set status = @status, wake_at = @wakeAt, owner = null, lease_until = null, updated_at = @now
     where ${FENCED}`,
  )
  const finish = write(
    `update runs set status = @status, output = @output, error = @error, wake_at = null, owner = null,
       lease_until = null, updated_at = @now, finished_at = @now where ${FENCED}`,
  )
  const stopSteps = write(
    `update run_steps set wake_at = null, finished_at = @now
     where run_id = @runId and status not in ('done', 'failed')`,
  )
  const release = write(
    `update runs set status = 'ready', wake_at = @now, owner = null, lease_until = null, epoch = epoch + 1,
       updated_at = @now where ${FENCED}`,
  )
  const cancel = write(
    `update runs set cancel = 1, updated_at = @now, status = case when ${PARKED} then 'ready' else status end,
       wake_at = case when ${PARKED} then @now else wake_at end
     where id = @runId and cancel = 0 and ${UNFINISHED}`,
  )
  const endParked = write(
    `update runs set status = 'cancelled', cancel = 1, wake_at = null, updated_at = @now, finished_at = @now
     where id = @runId and ${PARKED}`,
  )
  const wakeRun = write(
    `update runs set wake_at = @now, updated_at = @now where id = @runId and ${UNFINISHED}
       and (wake_at is null or wake_at > @now)`,
  )
  const wakeSteps = write(
    `update run_steps set wake_at = @now where run_id = @runId and wake_at > @now
       and status in ('waiting', 'needs_person', 'retrying')`,
  )
  const forget = write(
    'delete from run_steps where run_id = @runId and name in (select value from json_each(@names))',
  )
  const reset = write(
    `update run_steps set status = 'retrying', attempts = 0, wake_at = null, error = null, finished_at = null,
       started_at = null, progress = null, note = null
     where run_id = @runId and name in (select value from json_each(@names))`,
  )
  const reopen = write(
    `update runs set status = 'ready', wake_at = @now, cancel = 0, output = null, error = null,
       updated_at = @now, finished_at = null where id = @runId`,
  )
  const recent = db.prepare<[number], { id: string; updated_at: number }>(
    'select id, updated_at from runs where updated_at >= ?',
  )
  const version = (): number => Number(db.pragma('data_version', { simple: true }))
  let seenVersion = version()
  const newest = db.prepare<[], { at: number | null }>('select max(updated_at) as at from runs')
  let seenAt = newest.get()?.at ?? 0

  /** One transaction under the fence; nothing happens when the run is another's. */
  const fenced = (fence: Fence, now: number, work: () => void): boolean =>
    atomically(() => {
      if (touch({ runId: fence.runId, epoch: fence.epoch, now }) === 0) return false
      work()
      return true
    })
  const say = (runId: string, { step, text }: RunLine, now: number): void =>
    void tell({ runId, step, text, now })

  function candidate({ known, now, binds }: ClaimWish): RunRow | null {
    const values = { known: knownJson(known), now }
    const left = running
      .all(values)
      .find(({ id, owner, lease_until: until }) =>
        owner === null ? true : !binds({ runId: id, owner, leaseUntil: until ?? 0 }),
      )
    if (left) return left
    const rows = due.flatMap((statement) => statement.get(values) ?? [])
    return rows.toSorted((a, b) => (a.wake_at ?? 0) - (b.wake_at ?? 0))[0] ?? null
  }

  return {
    insert: ({ input, ...run }) =>
      atomically(() => {
        if (insert({ ...run, input: JSON.stringify(input) }) === 0) return false
        say(run.id, { step: null, text: 'Queued' }, run.now)
        return true
      }),
    get: (runId) => optional(one.get(runId), toRun),
    byKey: (key) => optional(keyed.get(key), toRun),
    list: (filter) =>
      filtered
        .all({
          workflow: filter.workflow ?? null,
          statuses: filter.statuses ? JSON.stringify(filter.statuses) : null,
          prefix: filter.keyPrefix ?? null,
          limit: filter.limit,
        })
        .map(toRun),
    unfinished: (known) => unfinished.all({ known: knownJson(known) }),
    steps: (runId) => stepsOf.all(runId).map(toStep),
    step: (runId, name) => optional(stepOf.get(runId, name), toStep),
    events: (runId) => eventsOf.all(runId),
    tell: say,
    claim(wish) {
      // Looking first: a poll that finds nothing must not ask for the write lock.
      if (!candidate(wish)) return null
      return atomically((): Claim | null => {
        const row = candidate(wish)
        if (!row) return null
        const { owner, now, leaseUntil } = wish
        take({ id: row.id, owner, now, leaseUntil })
        const takenOver = row.status === 'running'
        if (row.epoch === 0) say(row.id, { step: null, text: 'Started' }, now)
        if (takenOver) say(row.id, { step: null, text: 'Taken up again after Hard-E was stopped' }, now)
        return {
          runId: row.id,
          epoch: row.epoch + 1,
          workflow: row.workflow,
          input: readJson(row.input),
          cancelAsked: row.cancel === 1,
          takenOver,
        }
      })
    },
    nextDue(known) {
      const values = { known: knownJson(known) }
      const times = next.flatMap((statement) => statement.get(values)?.at ?? [])
      return times.length === 0 ? null : Math.min(...times)
    },
    unknown: (known, now) => unknown.all({ known: knownJson(known), now }),
    look({ runId, epoch }, leaseUntil) {
      if (leaseUntil !== null && renew({ runId, epoch, leaseUntil }) === 0) return null
      const row = held.get({ runId, epoch })
      return row ? { cancelAsked: row.cancel === 1 } : null
    },
    putStep: (fence, change, now, line) =>
      fenced(fence, now, () => {
        const trouble: StepTrouble = { cutOff: change.cutOff, error: change.error }
        put({
          runId: fence.runId,
          name: change.name,
          status: change.status,
          attempts: change.attempts,
          wakeAt: change.wakeAt ?? null,
          output: change.output === undefined ? null : JSON.stringify(change.output),
          saved: change.saved === undefined ? null : JSON.stringify(change.saved),
          progress: change.progress ?? null,
          note: change.note ?? null,
          error: change.error === null && change.cutOff === 0 ? null : JSON.stringify(trouble),
          startedAt: change.startedAt,
          finishedAt: change.finishedAt ?? null,
        })
        if (line) say(fence.runId, line, now)
      }),
    save: (fence, step, value, now) =>
      fenced(fence, now, () => void save({ runId: fence.runId, step, value: JSON.stringify(value) })),
    progress: (fence, step, to, now) =>
      fenced(fence, now, () => void progress({ runId: fence.runId, step, ...to })),
    cost: (fence, step, usd, now) => fenced(fence, now, () => void cost({ runId: fence.runId, step, usd })),
    park: ({ runId, epoch }, { wakeAt, forPerson, cancelSeen, now }) =>
      atomically(() => {
        const row = held.get({ runId, epoch })
        if (!row) return false
        const woken = row.wake_at !== null
        if (woken) wakeSteps({ runId, now })
        const dueNow = woken || (row.cancel === 1 && !cancelSeen)
        const status = forPerson && !dueNow ? 'needs_person' : 'ready'
        return park({ runId, epoch, now, status, wakeAt: dueNow ? now : Math.ceil(wakeAt) }) === 1
      }),
    finish: ({ runId, epoch }, { status, output, error, now, line }) =>
      atomically(() => {
        const texts = { output: JSON.stringify(output), error: error && JSON.stringify(error) }
        if (finish({ runId, epoch, status, now, ...texts }) === 0) return false
        stopSteps({ runId, now })
        say(runId, line, now)
        return true
      }),
    release: ({ runId, epoch }, now) => release({ runId, epoch, now }) === 1,
    askCancel: (runId, now, line = 'Cancel asked') =>
      atomically(() => {
        if (cancel({ runId, now }) === 1) say(runId, { step: null, text: line }, now)
      }),
    endParked: (runId, now, line) =>
      atomically(() => {
        if (endParked({ runId, now }) === 0) return false
        say(runId, line, now)
        return true
      }),
    wake: (runId, now) =>
      atomically(() => {
        wakeRun({ runId, now })
        wakeSteps({ runId, now })
      }),
    reopen(runId, steps, now) {
      forget({ runId, names: JSON.stringify(steps.forget) })
      reset({ runId, names: JSON.stringify(steps.reset) })
      reopen({ runId, now })
    },
    changedElsewhere() {
      const newVersion = version()
      if (newVersion === seenVersion) return []
      seenVersion = newVersion
      const rows = recent.all(seenAt)
      seenAt = Math.max(seenAt, ...rows.map((row) => row.updated_at))
      return rows.map(({ id }) => id)
    },
    atomically,
  }
}
