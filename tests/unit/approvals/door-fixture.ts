import { createActionStore, type ActionStore } from '#main/approvals/action-store.ts'
import { createDoor, type DoorDeps } from '#main/approvals/door.ts'
import type { ActionExecutor, OutwardDoor, Proposal, Reconciled } from '#main/approvals/outward-action.ts'
import { systemClock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import type { Settings } from '#main/settings/settings.ts'
import { migrate, openDatabase } from '#main/store/database.ts'
import { processOwner } from '#main/store/process-owner.ts'
import type { Workspace } from '#main/store/workspace.ts'

/** An outside service in memory. `script` says what each sending does; empty: it works. */
export interface Outside {
  readonly sent: { readonly marker: string; readonly payload: unknown }[]
  readonly script: ((deliver: () => void, signal: AbortSignal) => Promise<void> | void)[]
  looks: number
  look: (marker: string) => Reconciled | Promise<Reconciled>
}

export interface DoorFixture {
  readonly door: OutwardDoor
  readonly store: ActionStore
  readonly settings: Settings
  readonly outside: Outside
  readonly workspace: Workspace
  /** Another process's door on the same workspace. */
  readonly another: (changes?: Partial<DoorDeps>) => OutwardDoor
}

export function openDoor(dir: string): DoorFixture {
  const db = openDatabase(`${dir}/hard-e.db`)
  migrate(db)
  const workspace: Workspace = { id: 'ws_test', dir, db }
  const outside: Outside = {
    sent: [],
    script: [],
    looks: 0,
    look: (marker) =>
      outside.sent.some((one) => one.marker === marker)
        ? { done: true, result: { seen: true } }
        : { done: false },
  }
  const executor = (kind: ActionExecutor['kind']): ActionExecutor => ({
    kind,
    validate(payload) {
      if (payload['text'] === '') throw new UserError('EMPTY', 'The note is empty.', 'Write something.')
      return payload
    },
    effects: async (payload) => [
      {
        field: 'Note',
        before: null,
        after: JSON.stringify(payload['text']),
        payloadKey: 'text',
        multiline: true,
      },
    ],
    async execute(payload, marker, signal) {
      const deliver = (): void => void outside.sent.push({ marker, payload })
      const step = outside.script.shift()
      if (step) await step(deliver, signal)
      else deliver()
      return { id: outside.sent.length }
    },
    async reconcile(_payload, marker) {
      outside.looks += 1
      return outside.look(marker)
    },
  })
  const settings = createSqliteSettings({ workspace, clock: systemClock })
  const deps: DoorDeps = {
    workspace,
    settings,
    executors: [executor('crm.note'), executor('email.client')],
    clock: systemClock,
    ids: createIds(systemClock),
    log: silentLog,
    owner: processOwner(),
    times: { settleMs: 0, graceMs: 20 },
  }
  return {
    door: createDoor(deps),
    store: createActionStore(workspace, systemClock),
    settings,
    outside,
    workspace,
    another: (changes = {}) => createDoor({ ...deps, ...changes }),
  }
}

export function note(changes: Partial<Proposal> = {}): Proposal {
  return {
    kind: 'crm.note',
    idempotencyKey: 'turn-1:call-1',
    title: 'Add a note to job 2231-01',
    destination: 'Practice CRM',
    recipient: 'Job 2231-01',
    payload: { jobId: '7', text: 'Gate code 4411' },
    effects: [{ field: 'Note', before: null, after: 'Gate code 4411', payloadKey: 'text', multiline: true }],
    provenance: [],
    tainted: false,
    conversationId: null,
    turnId: null,
    ...changes,
  }
}
