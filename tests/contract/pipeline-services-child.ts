/** A process that works off the runs of a workspace until it is killed; its argument is the folder. */
import { resolve } from 'node:path'
import { createCore } from '#main/app/create-core.ts'
import { silentLog } from '#main/core/log.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'

const dataDir = process.argv[2] ?? ''
const core = await createCore({
  dataDir,
  resourcesDir: resolve('resources'),
  version: 'test',
  shell: createLoopbackShell({ cipher: createKeyFileCipher(dataDir), log: silentLog }),
  log: silentLog,
  background: false,
})
await core.ready
core.beginWork()
