import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLocalCrm } from '#main/local/crm/local-crm.ts'
import { databaseBackups } from '#main/store/integrity.ts'
import { foundation } from '#main/store/migrations/0001-foundation.ts'
import { migrations } from '#main/store/migrations/index.ts'
import { clockAt, countOf, open, stateOf } from './workspace-fixture.ts'

const now = Date.UTC(2026, 10, 23, 9)
let root = ''
let dir = ''
/** A workspace as version 0.1 leaves it: customers, a conversation, an action that waits. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hard-e-first-'))
  dir = join(root, 'workspace')
  mkdirSync(dir)
  const old = new Sqlite(join(dir, 'hard-e.db'))
  old.exec(foundation)
  old.pragma('user_version = 1')
  old.exec(`
    insert into conversations (id, title, created_at, updated_at) values ('conv_1', 'Ortiz', 1, 2);
    insert into messages (id, conversation_id, role, text, created_at)
      values ('msg_1', 'conv_1', 'user', 'Note for Ortiz: gate code on file', 1);
    insert into crm_stages values ('lead', 'New lead', 1);
    insert into crm_customers values
      (1, 'Maria', 'Ortiz', '', 'maria@example.com', '[{"label":"cell","number":"6145550142","ext":""}]',
       '4127 Maple Ridge Drive', '', 'Columbus', 'OH', '43215', null, 'Dog in the yard.', 'client:old', 1, 1),
      (2, '', '', 'Fenwick Storage', '', '[]', '', '', '', '', '', null, '', null, 1, 1);
    insert into crm_jobs values
      (1, 1, '2231-01', 'Roof', 'Hail.', '["Roofing"]', 'lead', 1, '[]', null, null, 1, 1);
    insert into outward_actions (id, idempotency_key, kind, state, title, destination, recipient, payload,
      effects, provenance, tainted, conversation_id, proposed_at)
      values ('act_1', 'key_1', 'crm.note', 'proposed', 'Add a note', 'Practice CRM', 'Maria Ortiz',
        '{"jobId":"1","text":"Gate code on file."}', '[]', '[]', 0, 'conv_1', 1);`)
  old.close()
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

test('a workspace of version 0.1 loses customers, conversations or what waits for approval', () => {
  const workspace = open(dir, clockAt(now))
  const { db } = workspace
  try {
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length)
    expect(db.prepare('select id, title, updated_at from conversations').all()).toEqual([
      { id: 'conv_1', title: 'Ortiz', updated_at: 2 },
    ])
    expect(
      db.prepare(`select count(*) from messages_fts where messages_fts match 'gate'`).pluck().get(),
    ).toBe(1)
    expect(stateOf(workspace, 'act_1')).toBe('proposed')
    expect(db.prepare('select payload, conversation_id from outward_actions').get()).toEqual({
      payload: '{"jobId":"1","text":"Gate code on file."}',
      conversation_id: 'conv_1',
    })
    const columns = 'id, last_name, marker, co_name, lead_source, referred_by'
    const nothing = { co_name: '', lead_source: '', referred_by: '' }
    expect(db.prepare(`select ${columns} from crm_customers order by id`).all()).toEqual([
      { id: 1, last_name: 'Ortiz', marker: 'client:old', ...nothing },
      { id: 2, last_name: '', marker: null, ...nothing },
    ])
    for (const table of ['new_clients', 'new_client_readings', 'recordings']) {
      expect(countOf(workspace, table)).toBe(0)
    }
    expect(databaseBackups(dir).filter((file) => file.includes('before-migration'))).toHaveLength(1)
  } finally {
    workspace.close()
  }
  // The second start changes nothing more.
  const again = open(dir, clockAt(now))
  expect(countOf(again, 'crm_customers')).toBe(2)
  again.close()
})

test('a customer of version 0.1 cannot be filled in by this one', async () => {
  const workspace = open(dir, clockAt(now))
  try {
    const crm = createLocalCrm({ workspace, clock: clockAt(now) })
    const known = await crm.details('1')
    expect(known).toMatchObject({ lastName: 'Ortiz', coName: '', leadSource: '', note: 'Dog in the yard.' })
    const draft = { ...known, coName: 'Luis Ortiz', leadSource: 'Radio', trades: ['Siding'] }
    await crm.addToClient({ customerId: '1', draft, fillMissing: true }, 'client:new')
    expect(await crm.details('1')).toEqual({ ...known, coName: 'Luis Ortiz', leadSource: 'Radio' })
    expect((await crm.customer('1')).jobs.map((job) => job.number)).toEqual(['2231-02', '2231-01'])
  } finally {
    workspace.close()
  }
})
