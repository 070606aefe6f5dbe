/** A process at the door with a new customer: `node customer-kill-child.ts <json>`; it may kill itself. */
import { createDoor } from '#main/approvals/door.ts'
import type { Proposal } from '#main/approvals/outward-action.ts'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { createCrmExecutors } from '#main/crm/actions.ts'
import type { Crm } from '#main/crm/crm.ts'
import { createLeapCrm } from '#main/integrations/leap/leap-crm.ts'
import { createLocalCrm } from '#main/local/crm/local-crm.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import { openWorkspace } from '#main/store/open-workspace.ts'
import { processOwner } from '#main/store/process-owner.ts'

export interface CustomerAssignment {
  readonly dir: string
  /** Where Leap listens; null: the practice CRM of the workspace. */
  readonly leap: { readonly url: string; readonly token: string } | null
  /** `work` proposes and approves; `recover` starts again. */
  readonly task: 'work' | 'recover'
  readonly payload: Proposal['payload']
  /** A state just stored, or around a write, for example "before write 1". Empty: nowhere. */
  readonly dieAt: string
}

const job = JSON.parse(process.argv[2] ?? '') as CustomerAssignment
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const dieAt = (point: string): void => {
  say(point)
  if (job.dieAt === point) process.kill(process.pid, 'SIGKILL')
}

const clock = systemClock
const ids = createIds(clock)
const workspace = openWorkspace({ dir: job.dir, clock, log: silentLog, ids })
let writes = 0
async function around<T>(work: () => Promise<T>): Promise<T> {
  writes += 1
  const write = writes
  dieAt(`before write ${write}`)
  const result = await work()
  dieAt(`after write ${write}`)
  return result
}

function connect(): Crm {
  if (job.leap === null) {
    const crm = createLocalCrm({ workspace, clock })
    return {
      ...crm,
      createClient: (...call) => around(() => crm.createClient(...call)),
      addToClient: (...call) => around(() => crm.addToClient(...call)),
    }
  }
  const { url, token } = job.leap
  return createLeapCrm({
    baseUrl: url,
    token: async () => token,
    mention: { mode: 'none', template: '' },
    fetch: (input, init) => (init?.method === 'GET' ? fetch(input, init) : around(() => fetch(input, init))),
    clock,
    log: silentLog,
  })
}
const crm = connect()
const door = createDoor({
  workspace,
  settings: createSqliteSettings({ workspace, clock }),
  executors: createCrmExecutors(() => crm),
  clock,
  ids,
  log: silentLog,
  owner: processOwner(),
  times: { settleMs: 0 },
})
door.onChange((action) => dieAt(action.state))

if (job.task === 'recover') await door.recover()
else {
  const action = await door.propose({
    kind: 'crm.customer',
    idempotencyKey: 'client_1',
    title: 'A customer',
    destination: crm.label,
    recipient: 'New customer',
    payload: { ...job.payload, crmCode: crm.account },
    effects: [],
    provenance: [],
    tainted: false,
    conversationId: null,
    turnId: null,
  })
  if (action.state === 'proposed') await door.approve(action.id)
}
workspace.close()
say('end')
process.exit(0)
