import { resolve } from 'node:path'
import type { TurnEvent } from '#shared/domain/turn-event.ts'
import { createCore } from '#main/app/create-core.ts'
import { silentLog } from '#main/core/log.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'
import type { Asked, TestCore } from './test-core.ts'

/** Closes a core and opens the same workspace again, as after a restart of the app. */
export async function reopenCore(closed: TestCore): Promise<TestCore> {
  const { dir } = closed
  await closed.close()
  const shell = createLoopbackShell({ cipher: createKeyFileCipher(dir), log: silentLog })
  const core = await createCore({
    dataDir: dir,
    resourcesDir: resolve('resources'),
    version: 'test',
    shell,
    log: silentLog,
    background: false,
  })
  await core.ready
  return {
    ...core,
    dir,
    async ask(text, options = {}): Promise<Asked> {
      const conversationId = options.conversationId ?? core.chat.create().id
      const { turnId } = core.chat.send({ conversationId, text, route: options.route ?? null })
      await core.chat.idle()
      const answer = core.chat.history(conversationId).messages.find((message) => message.turn?.id === turnId)
      if (!answer) throw new Error('the turn has no answer')
      const events: TurnEvent[] = []
      return { conversationId, turnId, answer, events }
    },
    // The folder goes with the core that was opened first.
    dispose: () => core.close(),
  }
}
