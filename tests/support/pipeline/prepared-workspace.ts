import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createCore } from '#main/app/create-core.ts'
import { silentLog } from '#main/core/log.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'

export interface PreparedWorkspace {
  /** A workspace that nothing happened in yet; gone with `dispose`. */
  copy(): string
  dispose(): void
}

export interface Preparation {
  readonly settings?: Readonly<Record<string, unknown>>
  readonly secrets?: Readonly<Record<string, string>>
}

/** A workspace that is set up once and copied for every run: its documents are read already. */
export async function prepareWorkspace(wanted: Preparation = {}): Promise<PreparedWorkspace> {
  const root = mkdtempSync(join(tmpdir(), 'hard-e-pipeline-'))
  const dir = join(root, 'prepared')
  const core = await createCore({
    dataDir: dir,
    resourcesDir: resolve('resources'),
    version: 'test',
    shell: createLoopbackShell({ cipher: createKeyFileCipher(dir), log: silentLog }),
    log: silentLog,
    background: false,
  })
  core.settings.set(wanted.settings ?? {})
  for (const [name, value] of Object.entries(wanted.secrets ?? {})) {
    await core.secrets.store(name as Parameters<typeof core.secrets.store>[0], value)
  }
  await core.ready
  await core.close()
  let copies = 0
  return {
    copy() {
      const copy = join(root, String(++copies))
      cpSync(dir, copy, { recursive: true })
      return copy
    },
    dispose: () => rmSync(root, { recursive: true, force: true }),
  }
}
