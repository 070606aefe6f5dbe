import { resolve } from 'node:path'
import { createCore } from '#main/app/create-core.ts'
import type { ClientReadingService } from '#main/app/extract-client.ts'
import { silentLog } from '#main/core/log.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'

export interface OpenedReading {
  readonly label: string
  readonly service: ClientReadingService
  readonly close: () => Promise<void>
}

/** How messages are read with the brain that a workspace has in its settings. */
export async function openReading(workspace: string): Promise<OpenedReading> {
  const dataDir = resolve(workspace)
  const core = await createCore({
    dataDir,
    resourcesDir: resolve('resources'),
    version: 'eval',
    shell: createLoopbackShell({ cipher: createKeyFileCipher(dataDir), log: silentLog }),
    log: silentLog,
    background: false,
  })
  return { label: core.brain().label('agent'), service: core.clientReading, close: () => core.close() }
}
