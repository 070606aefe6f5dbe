import { createHash } from 'node:crypto'
import { afterEach, beforeEach, expect } from 'vitest'
import { startOpenAiStandIn, type OpenAiStandIn } from '#tests/standins/openai/server.ts'
import type { Script } from '#tests/standins/openai/script.ts'
import { compatibleBrain, testCore, type TestCore } from '#tests/support/test-core.ts'
import { watchNetwork, type NetworkWatch } from './network-watch.ts'

type Settings = Readonly<Record<string, unknown>>
type Secrets = Parameters<typeof testCore>[1]

export interface Scene {
  readonly core: TestCore
  readonly server: OpenAiStandIn
}

/** What closes itself after a test, and the proof that nobody but the stand-ins was spoken to. */
export function useScenes() {
  const open: { close(): unknown }[] = []
  const allowed = new Set<string>()
  let network: NetworkWatch
  const allow = (url: string): void => void allowed.add(new URL(url).host)
  beforeEach(() => {
    allowed.clear()
    network = watchNetwork()
  })
  afterEach(async () => {
    network.stop()
    for (const one of open.splice(0).toReversed()) await one.close()
    expect([...network.targets].filter((target) => !allowed.has(target))).toEqual([])
  })
  return {
    later: (close: () => unknown): void => void open.push({ close }),
    allow,
    /** The whole core with a scripted model. */
    async scene(script: Script, settings: Settings = {}, secrets: Secrets = {}): Promise<Scene> {
      const server = await startOpenAiStandIn({ script, keys: null })
      open.push({ close: () => server.close() })
      allow(server.url)
      const core = await testCore(compatibleBrain(server.url, settings), secrets)
      open.push({ close: () => core.dispose() })
      return { core, server }
    },
    /** The whole core with its built-in rules. */
    async rules(settings: Settings = {}, secrets: Secrets = {}): Promise<TestCore> {
      const core = await testCore(settings, secrets)
      open.push({ close: () => core.dispose() })
      return core
    },
  }
}

export const policies = (policy: 'ask' | 'always' | 'never'): Settings => ({
  'approvals.crm.note': policy,
  'approvals.crm.stage': policy,
  'approvals.crm.task': policy,
})

const WRITTEN = ['crm_customers', 'crm_jobs', 'crm_notes', 'crm_stage_history', 'crm_tasks'] as const

/** A fingerprint of every CRM record: equal means that nothing was written. */
export function crmPrint(core: TestCore): string {
  const hash = createHash('sha256')
  for (const table of WRITTEN) {
    hash.update(JSON.stringify(core.workspace.db.prepare(`select * from ${table} order by id`).all()))
  }
  return hash.digest('hex')
}

/** The practice job that a number names. */
export function jobId(core: TestCore, number: string): string {
  const row = core.workspace.db
    .prepare<[string], { id: number }>('select id from crm_jobs where number = ?')
    .get(number)
  if (!row) throw new Error(`there is no job ${number}`)
  return String(row.id)
}

export const stateOf = (core: TestCore): readonly string[] =>
  core.door.list({ states: [], limit: 100 }).map((action) => `${action.kind} ${action.state}`)
