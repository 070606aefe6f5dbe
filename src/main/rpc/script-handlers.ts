import type { scripts } from '#shared/contract/scripts.ts'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import type { EngineCall, Scripts } from '../scripts/scripts.ts'
import type { HandlerServices } from './services.ts'

type Made = { draft: ScriptDraft; remarks: string[] }

/** What the form asks for belongs to no turn; what is to be known about it comes back with the draft. */
async function byHand(
  signal: AbortSignal,
  work: (call: EngineCall) => Promise<{ draft: ScriptDraft; remarks: readonly string[] }>,
): Promise<Made> {
  const notices: string[] = []
  const { draft, remarks } = await work({ signal, turnId: null, notice: (text) => void notices.push(text) })
  return { draft, remarks: [...notices, ...remarks] }
}

export interface ScriptServices {
  readonly scripts: Scripts
  readonly chat: Pick<HandlerServices['chat'], 'create'>
  readonly conversations: Pick<HandlerServices['conversations'], 'rename' | 'remove'>
}

export function scriptHandlers(services: ScriptServices): Handlers<typeof scripts> {
  const { scripts: known, chat, conversations } = services
  return {
    'scripts.list': () => [...known.list()],
    'scripts.get': ({ draftId }) => known.get(draftId),
    'scripts.ofConversation': ({ conversationId }) => known.ofConversation(conversationId),
    'scripts.start': async ({ kind, jobId }, { signal }): Promise<ScriptDraft> => {
      const { id } = chat.create()
      conversations.rename(id, 'Script')
      const draft = known.start(id, { kind })
      if (jobId === null) return draft
      const origin = { by: 'person', turnId: null, signal } as const
      try {
        return await known.change(draft.id, { type: 'set_field', field: 'job', value: jobId }, origin)
      } catch (error) {
        // Nothing is left of a script for a job that is not there.
        await known.change(draft.id, { type: 'abandon' }, { by: 'person', turnId: null })
        conversations.remove(id)
        throw error
      }
    },
    'scripts.change': ({ draftId, change, revision }, { signal }) =>
      known.change(draftId, change, { by: 'person', turnId: null, revision, signal }),
    'scripts.outline': ({ draftId }, { signal }) =>
      byHand(signal, async (call) => ({ draft: await known.outline(draftId, call), remarks: [] })),
    'scripts.write': ({ draftId }, { signal }) => byHand(signal, (call) => known.write(draftId, call)),
    'scripts.revise': ({ draftId, instruction, paragraphIds }, { signal }) =>
      byHand(signal, (call) => known.revise(draftId, { instruction, paragraphIds }, call)),
    'scripts.version': ({ draftId, version }) => ({ paragraphs: [...known.version(draftId, version)] }),
    'scripts.export': async ({ draftId, format }) => {
      const { fileName, mime, bytes } = await known.export(draftId, format)
      return { fileName, mime, base64: Buffer.from(bytes).toString('base64') }
    },
  }
}
