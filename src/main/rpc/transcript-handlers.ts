import type { transcripts } from '#shared/contract/transcripts.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import type { Distiller, Transcripts } from '../analysis/transcripts.ts'

export interface TranscriptHandlerServices {
  readonly transcripts: Transcripts
  readonly distiller: Distiller
}

export function transcriptHandlers({
  transcripts: known,
  distiller,
}: TranscriptHandlerServices): Handlers<typeof transcripts> {
  return {
    'transcripts.list': ({ filter }) => [...known.list(filter)],
    'transcripts.get': ({ transcriptId }) => {
      const { transcript, turns, distilled } = known.get(transcriptId)
      return { transcript, turns: [...turns], distilled }
    },
    'transcripts.import': ({ name, base64 }, { signal }) =>
      known.import({ name, bytes: Buffer.from(base64, 'base64') }, signal),
    'transcripts.search': ({ query, filter, limit }) => [...known.search(query, { filter, limit })],
    'transcripts.update': ({ transcriptId, ...edit }) => known.update(transcriptId, edit),
    'transcripts.nameSpeaker': ({ transcriptId, ...naming }) => known.nameSpeaker(transcriptId, naming),
    'transcripts.remove': ({ transcriptIds }) => {
      known.remove(transcriptIds)
      return {}
    },
    'transcripts.distill': ({ which }) => {
      switch (which.kind) {
        case 'these':
          return distiller.queue(which.ids)
        case 'stale':
          return distiller.queueStale()
        case 'missing':
          return distiller.queueMissing()
      }
    },
    'transcripts.distillProgress': () => distiller.progress(),
    'transcripts.stopDistilling': () => distiller.stop(),
  }
}
