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
  const outside = {
    crm: 'a',
    written: [] as unknown[],
    fails: 0,
    meanwhile: () => undefined as void,
    found: [] as DuplicateCandidate[],
    looks: 0,
  }
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
    proposal: async (client, { tainted }) => {
      outside.meanwhile()
      return {
        kind: 'crm.customer',
        idempotencyKey: 'set by the caller',
        title: 'Create customer',
        destination: 'CRM',
        recipient: 'New customer',
        payload: {
          crm: outside.crm,
          clientId: client.id,
          values: filledValues(client.slots),
          decision: client.decision,
        },
        effects: [],
        provenance: [],
        tainted,
        conversationId: client.conversationId,
        turnId: null,
      }
    },
    workflowOf: (id) => conversations.workflow(id)?.id ?? null,
    setWorkflow: (id, clientId) =>
      conversations.setWorkflow(
        id,
        clientId === null ? null : { route: 'new_client', id: clientId, state: 'open' },
      ),
    created: (id) => void released.push(id),
    recordingIds: () => [],
    linkRecordings: () => undefined,
    onNamed: () => undefined,
    onChange: () => undefined,
  })
  door.onChange((action) => clients.actionChanged(action))
  return { clients, door, outside, conversations, released, db, settings }
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
  return {
    turnId,
    client: open.clients.hear(id, { turnId, messageId: 'm', ancestors: [], reading: reading(said) }),
  }
}

describe('what was said', () => {
  test('a turn that is run again changes something twice', () => {
    const { client, turnId } = begun()
    open.clients.setField(client.id, { field: 'lastName', value: 'Ortez', skip: false })
    const again = open.clients.hear(client.id, {
      turnId,
      messageId: 'm',
      ancestors: [],
      reading: reading(wholeClient),
    })
    expect(filledValues(again.slots).lastName).toBe('Ortez')
  })

  test('a message that was edited leaves its old values behind', () => {
    const { client } = begun({ firstName: 'Maria', email: 'wrong@example.com' })
    const edited = open.clients.hear(client.id, {
      turnId: 'turn-edited',
      messageId: 'm',
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
      messageId: 'm',
      ancestors: [],
      reading: reading({ firstName: 'Mario' }),
    })
    expect(filledValues(edited.slots)).toEqual({ firstName: 'Mario', lastName: 'Ortiz' })
  })

  test('a message in the middle that was edited leaves its values behind', () => {
    const { client, turnId } = begun({ firstName: 'Maria' })
    const hear = (turn: string, ancestors: string[], said: typeof wholeClient) =>
      open.clients.hear(client.id, { turnId: turn, messageId: 'm', ancestors, reading: reading(said) })
    hear('middle', [turnId], { referredBy: 'Bob Wrong', unit: 'Apt 9' })
    hear('third', [turnId, 'middle'], { email: 'maria@example.com' })
    const edited = hear('middle-again', [turnId], { referredBy: 'Bob Right' })
    expect(filledValues(edited.slots)).toEqual({ firstName: 'Maria', referredBy: 'Bob Right' })
  })

  test('the next message of the conversation undoes the one before', () => {
    const { client, turnId } = begun({ firstName: 'Maria' })
    const next = open.clients.hear(client.id, {
      turnId: 'turn-next',
      messageId: 'm',
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
      messageId: 'm',
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

  test('what a policy refuses, or the CRM fails to take, is proposed fifty times', async () => {
    const { client } = begun()
    open.settings.set({ 'approvals.crm.customer': 'never' })
    await open.clients.propose(client.id, origin)
    expect(open.door.list({ states: [], limit: 99 })).toHaveLength(1)
    open.settings.set({ 'approvals.crm.customer': 'always' })
    open.outside.fails = 99
    await open.clients.propose(client.id, origin).catch(() => undefined)
    expect(open.door.list({ states: [], limit: 99 })).toHaveLength(2)
  })

  test('a failed card can still be tried after the form was changed, and writes the old values', async () => {
    const { client } = begun()
    const { action } = await open.clients.propose(client.id, origin)
    open.outside.fails = 1
    await open.door.approve(action.id).catch(() => undefined)
    open.db.prepare("update outward_actions set state = 'failed' where id = ?").run(action.id)
    open.clients.setField(client.id, { field: 'lastName', value: 'Ortez', skip: false })
    await expect(open.door.approve(action.id)).rejects.toThrow('rejected')
    const again = await open.clients.propose(client.id, origin)
    await open.door.approve(again.action.id)
    expect(open.outside.written).toMatchObject([{ values: { lastName: 'Ortez' } }])
  })

  test('one client waits for two CRMs at once', async () => {
    const { client } = begun()
    const first = await open.clients.propose(client.id, origin)
    open.outside.crm = 'b'
    const second = await open.clients.propose(client.id, origin)
    expect(open.door.get(first.action.id).state).toBe('rejected')
    await open.door.approve(second.action.id)
    expect(open.outside.written).toMatchObject([{ crm: 'b' }])
  })

  test('what is typed, or put away, while it is being prepared is written as it was before', async () => {
    const { client } = begun()
    open.outside.meanwhile = () => {
      open.outside.meanwhile = () => undefined
      open.clients.setField(client.id, { field: 'notes', value: 'gate 4411', skip: false })
    }
    await expect(open.clients.propose(client.id, origin)).rejects.toThrow('changed while')
    expect(open.clients.get(client.id).state).toBe('collecting')
    open.outside.meanwhile = () => {
      open.outside.meanwhile = () => undefined
      open.clients.abandon(client.id)
    }
    await expect(open.clients.propose(client.id, origin)).rejects.toThrow('changed while')
    expect(open.door.list({ states: ['proposed'], limit: 9 })).toEqual([])
    expect(open.clients.list()).toEqual([])
  })

  test('a policy of "always" writes a value in doubt with nobody looking', async () => {
    open.settings.set({ 'approvals.crm.customer': 'always' })
    const { client } = begun({
      ...wholeClient,
      phone: { value: '+16145550142', words: 'six one four', confidence: 0.55 },
    })
    const { action } = await open.clients.propose(client.id, origin)
    expect(action).toMatchObject({ state: 'proposed', tainted: true })
    open.clients.setField(client.id, { field: 'phone', value: '+16145550142', skip: false })
    const sure = await open.clients.propose(client.id, origin)
    expect(sure.action.state).toBe('sent')
    expect(sure.client.state).toBe('created')
  })

  test('the first client of a chat closes the second one, or cannot be reached any more', async () => {
    const { client: first } = begun()
    const { action } = await open.clients.propose(first.id, origin)
    const { client: second } = begun({ firstName: 'Sam' })
    expect(open.clients.ofConversation(conversationId)?.id).toBe(second.id)
    await open.door.approve(action.id)
    expect(open.conversations.workflow(conversationId)?.id).toBe(second.id)
    open.conversations.setWorkflow(conversationId, { route: 'new_client', id: first.id, state: 'open' })
    expect(open.clients.ofConversation(conversationId)?.id).toBe(first.id)
  })

  test('what was put away can still be approved', async () => {
    const { client } = begun()
    const { action } = await open.clients.propose(client.id, origin)
    open.clients.abandon(client.id)
    await expect(open.door.approve(action.id)).rejects.toThrow('rejected')
    expect(open.clients.list()).toEqual([])
    expect(open.clients.ofConversation(conversationId)).toBeNull()
    expect(open.outside.written).toEqual([])
  })
})
