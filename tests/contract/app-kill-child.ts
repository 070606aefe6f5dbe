/** A whole core that the kill test starts and ends: `node app-kill-child.ts <json>`. */
import { resolve } from 'node:path'
import { createCore } from '#main/app/create-core.ts'
import { silentLog } from '#main/core/log.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'

export interface Assignment {
  readonly dir: string
  readonly settings: Readonly<Record<string, unknown>>
  readonly leapToken: string | null
  /** Sent one behind the other into one conversation. */
  readonly messages: readonly string[]
  readonly route?: 'crm' | 'new_client'
  /** Approves everything that waits, as soon as the turns are over. */
  readonly approve: boolean
}

const job = JSON.parse(process.argv[2] ?? '') as Assignment
const say = (line: string): boolean => process.stdout.write(`${line}\n`)
const shell = createLoopbackShell({ cipher: createKeyFileCipher(job.dir), log: silentLog })
const core = await createCore({
  dataDir: job.dir,
  resourcesDir: resolve('resources'),
  version: 'test',
  shell,
  log: silentLog,
  background: true,
})
core.settings.set(job.settings)
if (job.leapToken) await core.secrets.store('leap.token', job.leapToken)
await core.ready
const conversationId = core.chat.create().id
for (const text of job.messages) {
  core.chat.send({ conversationId, text, route: job.route ?? 'crm' })
}
void (async () => {
  for await (const entry of core.chat.events(conversationId, 0, new AbortController().signal))
    say(entry.event.type)
})()
if (job.approve) {
  await core.chat.idle()
  for (const action of core.door.list({ states: ['proposed'], limit: 10 })) {
    say('approving')
    await core.door.approve(action.id)
    say('approved')
  }
}
