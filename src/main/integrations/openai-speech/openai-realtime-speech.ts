import { ServiceError } from '../../core/errors.ts'
import type { SpeechCall, SpeechSynth } from '../../video/speech.ts'
import { keptTake, sumCost, type Take } from '../speech-audio/kept-take.ts'
import { wavOfPcm } from '../speech-audio/pcm.ts'
import { speakInPieces } from '../speech-audio/speak-in-pieces.ts'
import { checkSpoken, type Misreading } from './check-spoken.ts'
import { realtimePrice } from './openai-price.ts'
import { baseOf, checkModel, type OpenAiVoiceOptions } from './openai-voice.ts'
import { readAloud, REALTIME_RATE, withoutTags } from './realtime-reading.ts'

// A model keeps to the words of a short text better than to those of a long one.
const MOST_CHARACTERS = 1_200
const TAKES = 2
const CHARACTERS_A_SECOND = 15
const MOST_CHARACTERS_A_SECOND = 40

function misread(wrong: Misreading): ServiceError {
  const words = wrong.words.map((word) => `“${word}”`).join(', ')
  const what = {
    added: `it added ${words}`,
    number: `a number was wrong or missing (${words})`,
    name: `a name was not heard (${words})`,
    changed: `words were changed (${words})`,
  }[wrong.kind]
  return new ServiceError(
    `The realtime voice did not read the script word for word: ${what}. Nothing of it is used. ` +
      'Run it again, or choose another voice in Settings → Voice.',
    { service: 'openai', kind: 'validation' },
  )
}

/**
 * OpenAI's realtime voice, the announced successor of /audio/speech. A conversation model may reword, so what
 * it says that it said is held against the script; a take that differs is read once more and never used.
 */
export function createOpenAiRealtimeSpeech(options: OpenAiVoiceOptions): SpeechSynth {
  const { log, model, voice } = options
  const name = `OpenAI ${voice} (realtime)`
  const recipe = JSON.stringify([
    'openai-realtime',
    baseOf(options),
    model,
    voice,
    options.instructions.trim(),
  ])

  async function say(text: string, names: readonly string[], call: SpeechCall): Promise<Take> {
    const costs: (number | null)[] = []
    for (let take = 1; ; take++) {
      const heard = (seconds: number): void =>
        call.progress(Math.min(0.95, (seconds * CHARACTERS_A_SECOND) / text.length), `Speaking with ${name}`)
      const { pcm, transcript, usage } = await readAloud(text, options, call.signal, heard)
      costs.push(realtimePrice(model, usage))
      const seconds = pcm.byteLength / 2 / REALTIME_RATE
      if (seconds * MOST_CHARACTERS_A_SECOND < text.length)
        throw new ServiceError('OpenAI sent speech that is empty or cut off.', {
          service: 'openai',
          kind: 'server',
        })
      const wrong = checkSpoken({ text, names }, transcript)
      if (!wrong) return { wav: wavOfPcm(pcm, REALTIME_RATE), costUsd: sumCost(costs), note: null }
      log.warn('the realtime voice did not keep to the script', { take, kind: wrong.kind, model })
      if (take >= TAKES) throw misread(wrong)
    }
  }

  return {
    label: name,
    service: 'openai',
    recipe,
    speak: async ({ text, names }, call) =>
      await speakInPieces(withoutTags(text), call, {
        voice: name,
        service: 'openai',
        most: MOST_CHARACTERS,
        say: async (piece) =>
          await keptTake(call.kept, [recipe, piece, ...names], async () => await say(piece, names, call)),
      }),
    check: async (signal) => await checkModel(options, signal),
  }
}
