import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'
import { backupTo, MANIFEST } from '#main/store/archive.ts'
import { isSafePath, restoreFrom } from '#main/store/restore.ts'
import { finishSwap } from '#main/store/swap-folders.ts'
import { clockAt, countOf, open, stateOf, writeAction, writeConversation } from './workspace-fixture.ts'

let root = ''
let dir = ''
let file = ''
const clock = clockAt(Date.UTC(2026, 10, 23, 9))
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'hard-e-archive-'))
  dir = join(root, 'workspace')
  file = join(root, 'backup.zip')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

async function makeBackup(): Promise<void> {
  const workspace = open(dir)
  writeConversation(workspace, 'conv_1', 50)
  for (const state of ['proposed', 'approved', 'sending', 'sent'])
    writeAction(workspace, `act_${state}`, state)
  workspace.db
    .prepare("insert into secrets values ('leap.token', ?, 'aes-256-gcm-file', 1)")
    .run(Buffer.from('sealed-fictional-token'))
  mkdirSync(join(dir, 'documents', 'Über uns'))
  writeFileSync(join(dir, 'documents', 'Über uns', 'warranty.md'), '# Ten years')
  writeFileSync(join(dir, 'transcripts', 'empty.txt'), '')
  writeFileSync(join(dir, 'secrets.key'), 'fictional-key')
  await backupTo(workspace, file, systemClock)
  workspace.close()
}
const restore = () => restoreFrom({ dir, file, clock, log: silentLog })
const unpacked = () => unzipSync(readFileSync(file))

/** The backup with some of its files changed; `relist` writes the manifest anew. */
function rewrite(change: (files: Record<string, Uint8Array>) => void): void {
  const files = unpacked()
  change(files)
  writeFileSync(file, zipSync(files))
}

describe('a backup file', () => {
  test('a backup carries secrets away', async () => {
    await makeBackup()
    const files = unpacked()
    expect(Object.keys(files).sort()).toEqual(
      ['documents/Über uns/warranty.md', 'hard-e.db', MANIFEST, 'transcripts/empty.txt'].sort(),
    )
    for (const bytes of Object.values(files)) {
      expect(Buffer.from(bytes).includes('sealed-fictional-token')).toBe(false)
      expect(Buffer.from(bytes).includes('fictional-key')).toBe(false)
    }
    expect(readdirSync(join(dir, 'backups')).filter((name) => name.includes('part'))).toEqual([])
  })

  test('a restored workspace lacks documents, messages or the secrets of this computer', async () => {
    await makeBackup()
    writeFileSync(join(dir, 'documents', 'later.md'), 'newer')
    const restored = await restore()
    expect(readFileSync(join(restored.keptAside ?? '', 'documents', 'later.md'), 'utf8')).toBe('newer')
    expect(existsSync(join(dir, 'documents', 'later.md'))).toBe(false)
    expect(readFileSync(join(dir, 'documents', 'Über uns', 'warranty.md'), 'utf8')).toBe('# Ten years')
    expect(readFileSync(join(dir, 'secrets.key'), 'utf8')).toBe('fictional-key')
    const workspace = open(dir)
    expect(countOf(workspace, 'messages')).toBe(50)
    expect(countOf(workspace, 'secrets')).toBe(1)
    workspace.close()
    expect(
      readdirSync(root)
        .filter((name) => name.includes('restor'))
        .sort(),
    ).toEqual(['workspace.before-restore-20261123-090000'])
  })

  test('what was open when the backup was made is sent again without a person', async () => {
    await makeBackup()
    expect((await restore()).actionsToCheck).toBe(3)
    const workspace = open(dir)
    const states = ['proposed', 'approved', 'sending', 'sent'].map((state) =>
      stateOf(workspace, `act_${state}`),
    )
    expect(states).toEqual(['unknown', 'unknown', 'unknown', 'sent'])
    workspace.close()
  })

  test('a backup cannot be restored on a new computer', async () => {
    await makeBackup()
    dir = join(root, 'elsewhere')
    expect(await restore()).toMatchObject({ keptAside: null })
    open(dir).close()
  })

  test('a workspace is replaced while it is open', async () => {
    await makeBackup()
    const workspace = open(dir)
    await expect(restore()).rejects.toMatchObject({ code: 'WORKSPACE_IN_USE' })
    workspace.close()
  })

  test.each<[string, (files: Record<string, Uint8Array>) => void]>([
    [
      'with a changed document',
      (files) => (files['documents/Über uns/warranty.md'] = strToU8('# Two years')),
    ],
    ['without its manifest', (files) => delete files[MANIFEST]],
    ['without its database', (files) => delete files['hard-e.db']],
    ['with a file its manifest does not know', (files) => (files['documents/extra.md'] = strToU8('x'))],
    ['with a path that leaves the workspace', (files) => (files['documents/../../evil.md'] = strToU8('x'))],
    [
      'whose manifest names a path outside',
      (files) => {
        const manifest = JSON.parse(Buffer.from(files[MANIFEST] ?? []).toString()) as { files: unknown[] }
        const evil = {
          path: '../evil.md',
          size: 0,
          sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
        }
        manifest.files.push(evil)
        files['../evil.md'] = new Uint8Array(0)
        files[MANIFEST] = strToU8(JSON.stringify(manifest))
      },
    ],
  ])('a backup %s is restored', async (_what, change) => {
    await makeBackup()
    rewrite(change)
    const before = readdirSync(root).sort()
    await expect(restore()).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
    expect(readdirSync(root).sort()).toEqual(before)
    const workspace = open(dir)
    expect(countOf(workspace, 'messages')).toBe(50)
    workspace.close()
  })

  test.each([10, 100, 1000])(
    'a backup cut off by %i bytes, or no zip at all, is restored',
    async (missing) => {
      await makeBackup()
      writeFileSync(file, readFileSync(file).subarray(0, -missing))
      await expect(restore()).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
      writeFileSync(file, 'hello')
      await expect(restore()).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
      file = join(root, 'nowhere.zip')
      await expect(restore()).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
    },
  )
})

test.each([
  ['hard-e.db', true],
  ['documents/a/b.md', true],
  ['documents', false],
  ['documents/', false],
  ['documents/../../x', false],
  ['documents/./x', false],
  ['/etc/passwd', false],
  ['../hard-e.db', false],
  ['documents\\..\\x', false],
  ['documents/C:x', false],
  ['logs/app.log', false],
  ['secrets.key', false],
])('the path %s is judged wrongly', (path, safe) => {
  expect(isSafePath(path)).toBe(safe)
})

describe('a restore cut off between its two renames', () => {
  const plan = () => {
    const [staging, aside] = [join(root, '.staging'), join(root, 'aside')]
    writeFileSync(join(root, '.workspace.restore.json'), JSON.stringify({ staging, aside }))
    mkdirSync(staging)
    return staging
  }

  test('the workspace is gone after the next start', () => {
    writeFileSync(join(plan(), 'mark'), 'restored')
    finishSwap(dir)
    expect(readdirSync(dir)).toEqual(['mark'])
    expect(readdirSync(root)).toEqual(['workspace'])
  })

  test('the old workspace is overwritten by half a restore', () => {
    mkdirSync(dir)
    writeFileSync(join(dir, 'hard-e.db'), 'present')
    plan()
    finishSwap(dir)
    expect(readdirSync(root)).toEqual(['workspace'])
    expect(readdirSync(dir)).toEqual(['hard-e.db'])
  })

  test('a log written at the next start throws the restored workspace away', () => {
    writeFileSync(join(plan(), 'mark'), 'restored')
    mkdirSync(join(dir, 'logs'), { recursive: true })
    finishSwap(dir)
    expect(readdirSync(dir)).toEqual(['mark'])
  })
})
