import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ActionExecutor } from '#main/approvals/outward-action.ts'
import { createDoor } from '#main/approvals/door.ts'
import type { Clients } from '#main/clients/clients.ts'
import { createClients } from '#main/clients/create-clients.ts'
import { filledValues } from '#main/clients/client-slots.ts'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import { createConversations } from '#main/store/conversations.ts'
import { migrate, openDatabase } from '#main/store/database.ts'
import { createNewClientRows } from '#main/store/new-clients.ts'
import { processOwner } from '#main/store/process-owner.ts'
import type { DuplicateCandidate } from '#shared/domain/new-client.ts'
import { plainRules, reading, wholeClient } from './client-fixture.ts'

const twin: DuplicateCandidate = {
  customerId: '7',
  name: 'Maria Ortiz',
  likeness: 0.95,
  reasons: ['same phone'],
  values: {},
  jobs: [],
}

/** The clients of one process on a workspace, with a real door and an outside service in memory. */
function openClients(dir: string) {
  const db = openDatabase(join(dir, 'hard-e.db'))
  migrate(db)
  const workspace = { id: 'ws', dir, db }
  const ids = createIds(systemClock)
  const outside = { written: [] as unknown[], fails: 0, found: [] as DuplicateCandidate[], looks: 0 }
  const executor: ActionExecutor = {
    kind: 'crm.customer',
    validate: (payload) => payload,
    effects: async () => [],
    async execute(payload) {
      if (outside.fails-- > 0) throw new Error('refused')
      outside.written.push(payload)
      return { customerId: '101', jobId: '202' }
    },
    reconcile: async () => ({ done: false }),
  }
  const settings = createSqliteSettings({ workspace, clock: systemClock })
  const door = createDoor({
    workspace,
    settings,
    executors: [executor],
    clock: systemClock,
    ids,
    log: silentLog,
    owner: processOwner(),
    times: { settleMs: 0, graceMs: 20 },
  })
  const conversations = createConversations(workspace, systemClock, ids)
  const released: string[] = []
  const clients: Clients = createClients({
    rows: createNewClientRows(workspace),
    rules: plainRules,
    door,
    clock: systemClock,
    ids,
    findDuplicates: async () => {
      outside.looks += 1
      return outside.found
    },
    proposal: async (client) => ({
      kind: 'crm.customer',
      idempotencyKey: 'set by the caller',
      title: 'Create customer',
      destination: 'CRM',
      recipient: 'New customer',
      payload: { clientId: client.id, values: filledValues(client.slots), decision: client.decision },
      effects: [],
      provenance: [],
      tainted: false,
      conversationId: client.conversationId,
      turnId: null,
    }),
    workflow: (id, clientId) =>
      conversations.setWorkflow(
        id,
        clientId === null ? null : { route: 'new_client', id: clientId, state: 'open' },
      ),
    created: (id) => void released.push(id),
    recordingIds: () => [],
    linkRecordings: () => undefined,
    onChange: () => undefined,
  })
  door.onChange((action) => clients.actionChanged(action))
  return { clients, door, outside, conversations, released, db }
}

let dir: string
let open: ReturnType<typeof openClients>
let conversationId: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-clients-'))
  open = openClients(dir)
  conversationId = open.conversations.create().id
})
afterEach(() => {
  open.db.close()
  rmSync(dir, { recursive: true, force: true })
})

const origin = { turnId: null, tainted: false }
let turns = 0
function begun(said = wholeClient) {
  const { id } = open.clients.start(conversationId)
  const turnId = `turn-${++turns}`
  return { turnId, client: open.clients.hear(id, { turnId, ancestors: [], reading: reading(said) }) }
}

describe('what was said', () => {
  test('a turn that is run again changes something twice', () => {
    const { client, turnId } = begun()
    open.clients.setField(client.id, { field: 'lastName', value: 'Ortez', skip: false })
    const again = open.clients.hear(client.id, { turnId, ancestors: [], reading: reading(wholeClient) })
    expect(filledValues(again.slots).lastName).toBe('Ortez')
  })

  test('a message that was edited leaves its old values behind', () => {
    const { client } = begun({ firstName: 'Maria', email: 'wrong@example.com' })
    const edited = open.clients.hear(client.id, {
      turnId: 'turn-edited',
      ancestors: [],
      reading: reading({ firstName: 'Mario' }),
    })
    expect(filledValues(edited.slots)).toEqual({ firstName: 'Mario' })
  })

  test('a message that was edited takes back what the person typed into the form meanwhile', () => {
    const { client } = begun({ firstName: 'Maria' })
    open.clients.setField(client.id, { field: 'lastName', value: 'Ortiz', skip: false })
    const edited = open.clients.hear(client.id, {
      turnId: 'turn-edited',
      ancestors: [],
      reading: reading({ firstName: 'Mario' }),
    })
    expect(filledValues(edited.slots)).toEqual({ firstName: 'Mario', lastName: 'Ortiz' })
  })

  test('the next message of the conversation undoes the one before', () => {
    const { client, turnId } = begun({ firstName: 'Maria' })
    const next = open.clients.hear(client.id, {
      turnId: 'turn-next',
      ancestors: [turnId],
      reading: reading({ lastName: 'Ortiz' }),
    })
    expect(filledValues(next.slots)).toEqual({ firstName: 'Maria', lastName: 'Ortiz' })
    expect(open.clients.ofConversation(conversationId)?.id).toBe(client.id)
  })
})

describe('towards the CRM', () => {
  test('something incomplete, invalid or undecided is proposed', async () => {
    const { client } = begun({ firstName: 'Maria' })
    await expect(open.clients.propose(client.id, origin)).rejects.toThrow('missing or in doubt')
    open.clients.hear(client.id, {
      turnId: 'turn-bad',
      ancestors: [`turn-${turns}`],
      reading: reading({ ...wholeClient, email: 'bad' }),
    })
    await expect(open.clients.propose(client.id, origin)).rejects.toThrow('missing or in doubt')
    open.clients.setField(client.id, { field: 'email', value: 'm@example.com', skip: false })
    open.outside.found = [twin]
    await expect(open.clients.propose(client.id, origin)).rejects.toThrow('already be in the CRM')
    expect(open.outside.written).toEqual([])
  })

  test('one client becomes two customers when it is proposed twice', async () => {
    const { client } = begun()
    const first = await open.clients.propose(client.id, origin)
    const second = await open.clients.propose(client.id, origin)
    expect(second.action.id).toBe(first.action.id)
    await open.door.approve(first.action.id)
    await expect(open.clients.propose(client.id, origin)).rejects.toThrow('already in the CRM')
    expect(open.outside.written).toHaveLength(1)
    expect(open.clients.get(client.id)).toMatchObject({ state: 'created', customerId: '101', jobId: '202' })
    expect(open.released).toEqual([client.id])
    expect(open.conversations.workflow(conversationId)).toBeNull()
  })

  test('a correction after the proposal is written as it was before', async () => {
    const { client } = begun()
    const { action } = await open.clients.propose(client.id, origin)
    const changed = open.clients.setField(client.id, { field: 'phone', value: '+16145550143', skip: false })
    expect(changed.state).toBe('collecting')
    expect(open.door.get(action.id).state).toBe('rejected')
    await expect(open.door.approve(action.id)).rejects.toThrow('rejected')
    const again = await open.clients.propose(client.id, origin)
    await open.door.approve(again.action.id)
    expect(open.outside.written).toMatchObject([{ values: { phone: '+16145550143' } }])
  })

  test('going back to the values of a refused proposal cannot be proposed any more', async () => {
    const { client } = begun()
    const { action } = await open.clients.propose(client.id, origin)
    open.door.reject(action.id, 'not now')
    expect(open.clients.get(client.id).state).toBe('collecting')
    const again = await open.clients.propose(client.id, origin)
    expect(again.action.id).not.toBe(action.id)
    expect(again.client.state).toBe('proposed')
  })

  test('a decision about duplicates outlives the values it was made for', async () => {
    open.outside.found = [twin]
    const { client } = begun()
    await open.clients.checkDuplicates(client.id, {})
    open.clients.decide(client.id, { kind: 'use', customerId: '7' })
    expect(() => open.clients.decide(client.id, { kind: 'use', customerId: '8' })).toThrow('not among')
    const other = open.clients.setField(client.id, { field: 'phone', value: '+13035550111', skip: false })
    expect(other.decision).toBeNull()
    expect(other.duplicatesChecked).toBe(false)
    const email = open.clients.setField(client.id, { field: 'notes', value: 'gate 4411', skip: false })
    expect(email.duplicatesChecked).toBe(false)
  })

  test('the CRM is asked again although nothing changed', async () => {
    const { client } = begun()
    await open.clients.checkDuplicates(client.id, {})
    open.clients.setField(client.id, { field: 'notes', value: 'gate 4411', skip: false })
    await open.clients.checkDuplicates(client.id, {})
    expect(open.outside.looks).toBe(1)
    await open.clients.checkDuplicates(client.id, { again: true })
    expect(open.outside.looks).toBe(2)
  })

  test('an approval settled while nobody followed leaves the client waiting for ever', async () => {
    const { client } = begun()
    const { action } = await open.clients.propose(client.id, origin)
    const other = openClients(dir)
    // The other process writes it; this one hears nothing and dies.
    await other.door.approve(action.id)
    expect(other.clients.get(client.id).state).toBe('created')
    other.db
      .prepare("update new_clients set state = 'proposed', customer_id = null where id = ?")
      .run(client.id)
    open.clients.recover()
    expect(open.clients.get(client.id)).toMatchObject({ state: 'created', customerId: '101' })
    other.db.close()
  })

  test('a failed writing cannot be tried again, or makes two', async () => {
    const { client } = begun()
    const { action } = await open.clients.propose(client.id, origin)
    open.outside.fails = 1
    const failed = await open.door.approve(action.id).catch(() => open.door.get(action.id))
    expect(['failed', 'unknown']).toContain(failed.state)
    expect(open.clients.get(client.id).state).toBe('proposed')
  })

  test('what was put away can still be approved', async () => {
    const { client } = begun()
    const { action } = await open.clients.propose(client.id, origin)
    open.clients.abandon(client.id)
    await expect(open.door.approve(action.id)).rejects.toThrow()
    expect(open.clients.list()).toEqual([])
    expect(open.clients.ofConversation(conversationId)).toBeNull()
    expect(open.outside.written).toEqual([])
  })
})
