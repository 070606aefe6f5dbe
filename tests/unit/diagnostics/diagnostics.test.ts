import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { diagnosticsBundle, shareableSettings, type BundleDeps } from '#main/diagnostics/bundle.ts'
import { runChecks, type CheckDeps } from '#main/diagnostics/checks.ts'
import { createSealedSecrets } from '#main/settings/sealed-secrets.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { openWorkspace, type OpenedWorkspace } from '#main/store/open-workspace.ts'

let dir = ''
let workspace: OpenedWorkspace
let deps: CheckDeps
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-doctor-'))
  workspace = openWorkspace({ dir, clock: systemClock, log: silentLog, ids: createIds(systemClock) })
  deps = { workspace, cipher: createKeyFileCipher(dir, {}), services: [], freeBytes: async () => 5e9 }
})
afterEach(() => {
  workspace.close()
  rmSync(dir, { recursive: true, force: true })
})
const stateOf = async (id: string, changes: Partial<CheckDeps>): Promise<string | undefined> =>
  (await runChecks({ ...deps, ...changes })).find((check) => check.id === id)?.state

describe('checks', () => {
  test('a sound workspace is reported as ill', async () => {
    const checks = await runChecks(deps)
    expect(checks.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'node ok',
      'database ok',
      'disk ok',
      'folder ok',
      'cipher ok',
    ])
    const { freeBytes: _free, ...measured } = deps
    expect((await runChecks(measured)).find(({ id }) => id === 'disk')?.detail).toMatch(/GB free/)
  })

  test('trouble is reported as well', async () => {
    const old = { node: '20.20.2', napi: '9' }
    expect(await stateOf('node', { versions: old })).toBe('fail')
    expect(await stateOf('disk', { freeBytes: async () => 5e8 })).toBe('warn')
    expect(await stateOf('disk', { freeBytes: async () => 5e7 })).toBe('fail')
    expect(await stateOf('disk', { freeBytes: async () => Promise.reject(new Error('gone')) })).toBe('fail')
    expect(await stateOf('cipher', { cipher: { ...deps.cipher, strength: async () => 'none' } })).toBe('fail')
    const locked = { ...deps.cipher, open: async () => Promise.reject(new Error('locked')) }
    expect(await stateOf('cipher', { cipher: locked })).toBe('fail')
    chmodSync(dir, 0o755)
    expect(await stateOf('folder', {})).toBe('warn')
  })

  test('a service that fails, throws or hangs stops the others', async () => {
    const services = [
      { id: 'good', label: 'Good', test: async () => ({ ok: true, kind: 'ok', message: 'Works' }) },
      { id: 'bad', label: 'Bad', test: async () => ({ ok: false, kind: 'auth', message: 'Wrong key' }) },
      { id: 'throws', label: 'Throws', test: async () => Promise.reject(new Error('broken')) },
      { id: 'hangs', label: 'Hangs', test: () => new Promise<never>(() => undefined) },
    ]
    const checks = await runChecks({ ...deps, services, serviceTimeoutMs: 20 })
    expect(checks.slice(-4).map(({ id, state }) => `${id} ${state}`)).toEqual([
      'good ok',
      'bad fail',
      'throws fail',
      'hangs fail',
    ])
  })
})

describe('diagnostics bundle', () => {
  test('the bundle carries a secret, a person or an account away', async () => {
    const settings = createSqliteSettings({ workspace, clock: systemClock })
    const secrets = createSealedSecrets({
      workspace,
      cipher: deps.cipher,
      clock: systemClock,
      log: silentLog,
    })
    await secrets.store('openai.apiKey', 'sk-fictional-0123456789')
    settings.set({
      'company.name': 'Larkfield Exteriors',
      'company.phone': '614-555-0100',
      'brain.baseUrl': 'https://user:hunter2@proxy.example/v1',
      'documents.s3.accessKeyId': 'AKIAFICTIONAL0000000',
      'brain.provider': 'openai',
    })
    const line = JSON.stringify({ message: 'called dana@example.com with sk-fictional-0123456789' })
    writeFileSync(join(dir, 'logs', 'hard-e.log'), `${line}\n`.repeat(5000))
    const bundle: BundleDeps = {
      version: '0.1.0',
      shell: 'loopback',
      checks: await runChecks(deps),
      settings,
      secrets,
      logsDir: join(dir, 'logs'),
      now: 0,
    }
    const files = unzipSync(await diagnosticsBundle(bundle))
    expect(Object.keys(files).sort()).toEqual([
      'about.json',
      'checks.json',
      'logs/hard-e.log',
      'settings.json',
    ])
    const text = Object.values(files)
      .map((bytes) => Buffer.from(bytes).toString())
      .join('\n')
    for (const hidden of [
      'sk-fictional',
      'Larkfield',
      '555-0100',
      'hunter2',
      'AKIA',
      'dana@',
      'proxy.example',
    ]) {
      expect(text).not.toContain(hidden)
    }
    const shown = Buffer.from(files['settings.json'] ?? []).toString()
    expect(shown).toContain('"brain.provider": "openai"')
    expect(shown).toContain('"openai.apiKey"')
    expect(files['logs/hard-e.log']?.length).toBeLessThanOrEqual(256 * 1024)
    expect(Buffer.from(files['logs/hard-e.log'] ?? []).toString()).toMatch(/^\{"message"/)
  })

  test.each([
    ['crm.mention.template', '@{{name}} of Larkfield', '[set]'],
    ['appearance.theme', 'dark', 'dark'],
    ['brain.model.fast', 'gpt-6-luna', 'gpt-6-luna'],
    ['documents.s3.bucket', 'larkfield-files', '[set]'],
    ['documents.s3.region', 'eu-west-1', 'eu-west-1'],
    ['crm.requestsPerMinute', 40, 40],
    ['crm.baseUrl', 'https://leap.example/v3', '[set]'],
  ])('%s = %s is shown wrongly', (key, value, shown) => {
    expect(shareableSettings({ [key]: value })).toEqual({ [key]: shown })
  })
})
