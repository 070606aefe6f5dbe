/** A process at the door that the kill test starts and ends: `node door-kill-child.ts <json>`. */
import { createDoor } from '#main/approvals/door.ts'
import type { Proposal } from '#main/approvals/outward-action.ts'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import { openWorkspace } from '#main/store/open-workspace.ts'
import { processOwner } from '#main/store/process-owner.ts'
import { createOutsideFile, outsideNotes } from '#tests/standins/outside-file.ts'

export interface Assignment {
  readonly dir: string
  readonly outside: string
  readonly blind: boolean
  /** `work` proposes and approves the keys; `recover` starts again; `approve` approves ids at a word. */
  readonly task: 'work' | 'recover' | 'approve'
  readonly keys: readonly string[]
  /** Where the process kills itself: a state just stored, or around the effect. Empty: nowhere. */
  readonly dieAt: string
}

const job = JSON.parse(process.argv[2] ?? '') as Assignment
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const dieAt = (point: string): void => {
  say(point)
  if (job.dieAt === point) process.kill(process.pid, 'SIGKILL')
}
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2))

const clock = systemClock
const ids = createIds(clock)
const workspace = openWorkspace({ dir: job.dir, clock, log: silentLog, ids })
const settings = createSqliteSettings({ workspace, clock })
const notes = outsideNotes(createOutsideFile(job.outside), {
  blind: job.blind,
  before: async () => {
    dieAt('before the effect')
    await pause()
  },
  after: async () => {
    dieAt('after the effect')
    await pause()
  },
})
const door = createDoor({
  workspace,
  settings,
  executors: [notes],
  clock,
  ids,
  log: silentLog,
  owner: processOwner(),
  times: { settleMs: 0 },
})
door.onChange((action) => dieAt(action.state))

const proposal = (key: string): Proposal => ({
  kind: 'crm.note',
  idempotencyKey: key,
  title: `Add a note (${key})`,
  destination: 'File',
  recipient: 'Job 2231-01',
  payload: { text: `Note ${key}` },
  effects: [],
  provenance: [],
  tainted: false,
  conversationId: null,
  turnId: null,
})

if (job.task === 'recover') await door.recover()
if (job.task === 'work') {
  for (const key of job.keys) {
    const action = await door.propose(proposal(key))
    if (action.state === 'proposed') await door.approve(action.id)
  }
}
if (job.task === 'approve') {
  say('ready')
  await new Promise((resolve) => process.stdin.once('data', resolve))
  for (const id of job.keys) await door.approve(id)
}
workspace.close()
say('end')
process.exit(0)
