import { ServiceError, UserError, type ServiceName } from '../../core/errors.ts'
import type { SpeechCall, SpokenAudio } from '../../video/speech.ts'
import { sumCost, type Take } from './kept-take.ts'
import { joinWavs } from './pcm.ts'
import { splitScript } from './split-script.ts'

interface Speaker {
  readonly voice: string
  readonly service: ServiceName
  /** Characters that the service takes in one piece. */
  readonly most: number
  /** One piece, whole; kept, so that a repeat of a later piece does not pay for this one again. */
  readonly say: (piece: string) => Promise<Take>
}

/** A script of any length, spoken one piece after the other and joined. */
export async function speakInPieces(
  text: string,
  call: SpeechCall,
  { voice, service, most, say }: Speaker,
): Promise<SpokenAudio> {
  const pieces = splitScript(text, most)
  if (pieces.length === 0)
    throw new UserError('NOTHING_TO_SAY', 'The script has no words.', 'Write the script first.')
  const takes: Take[] = []
  for (const [index, piece] of pieces.entries()) {
    call.signal.throwIfAborted()
    call.progress(pieces.length > 1 ? index / pieces.length : null, `Speaking with ${voice}`)
    takes.push(await say(piece))
  }
  const joined = joinWavs(takes.map(({ wav }) => wav))
  if (!joined)
    throw new ServiceError('The pieces of the speech do not fit together.', { service, kind: 'server' })
  const notes = [...new Set(takes.map(({ note }) => note).filter((note) => note !== null))]
  return {
    ...joined,
    costUsd: sumCost(takes.map(({ costUsd }) => costUsd)),
    voice,
    note: notes.join(' ') || null,
  }
}
