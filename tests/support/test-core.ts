import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Message } from '#shared/domain/conversation.ts'
import type { Route } from '#shared/domain/route.ts'
import type { TurnEvent } from '#shared/domain/turn-event.ts'
import type { Core } from '#main/app/core.ts'
import { createCore } from '#main/app/create-core.ts'
import { silentLog } from '#main/core/log.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'

export interface TestCore extends Core {
  readonly dir: string
  /** Sends a message and waits for the end of its turn. */
  ask(text: string, options?: AskOptions): Promise<Asked>
  dispose(): Promise<void>
}

export interface AskOptions {
  readonly conversationId?: string
  readonly route?: Route
}

export interface Asked {
  readonly conversationId: string
  readonly turnId: string
  readonly answer: Message
  readonly events: readonly TurnEvent[]
}

/** The whole core over a workspace of its own: practice CRM, practice documents, built-in rules. */
export async function testCore(
  settings: Readonly<Record<string, unknown>> = {},
  secrets: Readonly<Partial<Record<'openai.apiKey' | 'leap.token' | 'perplexity.apiKey', string>>> = {},
  { untilReady = true }: { readonly untilReady?: boolean } = {},
): Promise<TestCore> {
  const dir = mkdtempSync(join(tmpdir(), 'hard-e-core-'))
  const shell = createLoopbackShell({ cipher: createKeyFileCipher(dir), log: silentLog })
  const core = await createCore({
    dataDir: dir,
    resourcesDir: resolve('resources'),
    version: 'test',
    shell,
    log: silentLog,
    background: false,
  })
  core.settings.set(settings)
  for (const [name, value] of Object.entries(secrets)) {
    await core.secrets.store(name as keyof typeof secrets, value)
  }
  if (untilReady) await core.ready
  return {
    ...core,
    dir,
    async ask(text, options = {}) {
      const conversationId = options.conversationId ?? core.chat.create().id
      const { turnId } = core.chat.send({ conversationId, text, route: options.route ?? null })
      const events: TurnEvent[] = []
      const end = new AbortController()
      for await (const entry of core.chat.events(conversationId, 0, end.signal)) {
        if (entry.turnId !== turnId) continue
        events.push(entry.event)
        if (entry.event.type === 'turn.finished') end.abort()
      }
      await core.chat.idle()
      const answer = core.chat.history(conversationId).messages.find((message) => message.turn?.id === turnId)
      if (!answer) throw new Error('the turn has no answer')
      return { conversationId, turnId, answer, events }
    },
    async dispose() {
      await core.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** Settings that point the brain at a scripted OpenAI-compatible server. */
export function compatibleBrain(url: string, more: Readonly<Record<string, unknown>> = {}) {
  return {
    'brain.provider': 'compatible',
    'brain.baseUrl': url,
    'brain.model.fast': 'llama3.1',
    'brain.embeddings': false,
    'brain.fallback': false,
    'brain.timeoutSeconds': 2,
    ...more,
  }
}
