import type { chat } from '#shared/contract/chat.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import type { HandlerServices } from './services.ts'

export function chatHandlers({
  chat: engine,
  conversations,
  messages,
  changes,
}: HandlerServices): Handlers<typeof chat> {
  const changed = <T>(value: T, id: string): T => {
    changes.announce('conversations', id)
    return value
  }
  return {
    'chat.conversations': ({ archived }) => [...conversations.list({ archived })],
    'chat.create': () => {
      const created = engine.create()
      return changed(created, created.id)
    },
    'chat.rename': ({ conversationId, title }) =>
      changed(conversations.rename(conversationId, title), conversationId),
    'chat.archive': ({ conversationId, archived }) =>
      changed(conversations.archive(conversationId, archived), conversationId),
    'chat.delete': ({ conversationId }) => {
      engine.remove(conversationId)
      return changed({}, conversationId)
    },
    'chat.history': ({ conversationId }) => engine.history(conversationId),
    'chat.selectBranch': ({ conversationId, messageId }) => {
      engine.selectBranch(conversationId, messageId)
      return {}
    },
    'chat.send': (message) => engine.send(message),
    'chat.retry': ({ conversationId, assistantMessageId }) =>
      engine.retry(conversationId, assistantMessageId),
    'chat.stop': ({ conversationId }) => ({ stopped: engine.stop(conversationId) }),
    'chat.events': ({ conversationId, after }, { signal }) => engine.events(conversationId, after, signal),
    'chat.search': ({ query, limit }) => [...messages.search(query, limit)],
    'chat.attach': ({ name, mime, base64 }) => engine.attach(name, mime, Buffer.from(base64, 'base64')),
    'chat.export': ({ conversationId }) => engine.export(conversationId),
  }
}
