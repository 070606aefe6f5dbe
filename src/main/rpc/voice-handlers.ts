import type { voice } from '#shared/contract/voice.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import type { HandlerServices } from './services.ts'

export function voiceHandlers({ speech }: HandlerServices): Handlers<typeof voice> {
  return {
    'voice.status': () => speech.status(),
    'voice.keep': ({ conversationId, mime, base64 }) =>
      speech.keep({ conversationId, mime, content: Buffer.from(base64, 'base64') }),
    'voice.begin': ({ recordingId, conversationId, mime, base64 }) =>
      speech.begin(recordingId, { conversationId, mime, content: Buffer.from(base64, 'base64') }),
    'voice.append': ({ recordingId, seq, base64 }) =>
      speech.append(recordingId, seq, Buffer.from(base64, 'base64')),
    'voice.finish': ({ recordingId }) => speech.finish(recordingId),
    'voice.transcribe': ({ recordingId }, { signal }) => speech.transcribe(recordingId, signal),
    'voice.list': () => [...speech.list()],
    'voice.remove': ({ recordingId }) => {
      speech.remove(recordingId)
      return {}
    },
  }
}
