import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { z } from 'zod'
import { ServiceError, UserError, type ServiceName } from '#main/core/errors.ts'
import type { StepCall } from '#main/workflow/workflow.ts'
import type { VideoKit } from '../kit.ts'
import { createKeptAudio } from '../media/kept-audio.ts'
import { isThere, writeWhole } from '../media/media-folder.ts'
import { wavLength } from '../media/wav-length.ts'
import type { RunInput } from '../run-input.ts'
import { fellBack } from '../speech-chain.ts'
import type { SpeechSynth } from '../speech.ts'
import type { ScriptResult, VoiceResult } from './results.ts'
import { stepMemory } from './step-memory.ts'

/** Beside the sound: what the file itself does not say. */
const aboutSchema = z.object({
  seconds: z.number(),
  voice: z.string(),
  note: z.string().nullable(),
  costUsd: z.number().nullable(),
  /** Who paid for it. */
  runId: z.string(),
})
type About = z.infer<typeof aboutSchema>

/** Bad recordings until a person is asked: each may have been paid for. */
const MOST_BAD = 2
/** Slower or faster than anybody speaks: something is missing, or said again and again. */
const PLAUSIBLE = { least: 0.4, most: 2.5 } as const

/** Why a recording cannot be used, in words; null when it can. Pure. */
export function soundProblem(wav: Uint8Array, words: number, wordsPerMinute: number): string | null {
  const length = wavLength(wav)
  if (length === null || length.seconds === 0) return 'The recording is not a sound that can be played.'
  if (!length.pcm16) return 'The recording is not in the form that was asked for (16-bit PCM).'
  const expected = (words * 60) / wordsPerMinute
  const ratio = length.seconds / expected
  if (ratio >= PLAUSIBLE.least && ratio <= PLAUSIBLE.most) return null
  const [has, should] = [Math.round(length.seconds), Math.round(expected)]
  return `The recording has ${has} seconds; the script takes about ${should}.`
}

const serviceOf = ({ service }: SpeechSynth): ServiceName => (service === 'chain' ? 'openai' : service)

/** Step 3: the script as sound. The same text in the same voice is never paid for twice. */
export async function generateAudio(
  kit: VideoKit,
  input: RunInput,
  script: ScriptResult,
  call: StepCall,
): Promise<VoiceResult> {
  const { media, settings } = kit
  const speech = await (input.simulate ? kit.localSpeech() : kit.speech())
  const hash = createHash('sha256').update(`${script.text}\n${speech.recipe}`).digest('hex').slice(0, 40)
  const file = media.voice(hash)
  const aboutFile = `${media.path(file)}.json`
  const memory = stepMemory(call)
  const wordsPerMinute = settings.get('scripts.wordsPerMinute')

  const result = async (about: About): Promise<VoiceResult> => {
    // Counted once, also when the process died between the payment and the end of the step.
    if (about.runId === call.runId && memory.get('counted') === null) {
      memory.set('counted', true)
      call.cost(about.costUsd)
    }
    const { seconds, voice, note } = about
    call.progress(1, [`Spoken by ${voice}.`, note ?? ''].join(' ').trim())
    const bytes = (await readFile(media.path(file))).length
    return { file, hash, seconds, voice, bytes, note }
  }

  const earlier = await readAbout(aboutFile, media.path(file))
  // What another execution had to do without the second voice is no reason to do without it again.
  const isUsable = earlier && (!fellBack(speech, earlier.voice) || memory.get('counted') !== null)
  if (isUsable) return await result(earlier)

  const keptDir = media.path(media.kept(call.runId))
  const spoken = await speech.speak(
    { text: script.text, names: script.names },
    {
      signal: call.signal,
      kept: createKeptAudio(keptDir),
      progress: (fraction, note) => call.progress(fraction, note),
    },
  )
  const problem = soundProblem(spoken.wav, script.words, wordsPerMinute)
  if (problem !== null) {
    // What was kept may be what is wrong with it.
    await rm(keptDir, { recursive: true, force: true })
    call.cost(spoken.costUsd)
    const bad = Number(memory.get('bad') ?? 0) + 1
    memory.set('bad', bad < MOST_BAD ? bad : null)
    if (bad >= MOST_BAD) {
      const next = 'Listen to the voice in Settings, or choose another one, then try again.'
      throw new UserError('VOICE_UNUSABLE', `${problem} That happened ${bad} times.`, next)
    }
    throw new ServiceError(problem, { service: serviceOf(speech), kind: 'server', safeToRetry: true })
  }
  const { voice, note, costUsd } = spoken
  const seconds = wavLength(spoken.wav)?.seconds ?? spoken.seconds
  const about: About = { seconds, voice, note, costUsd, runId: call.runId }
  // The words first: a sound without them counts as not there.
  const drafts = media.path(call.runId)
  await writeWhole(aboutFile, JSON.stringify(about), drafts)
  await writeWhole(media.path(file), spoken.wav, drafts)
  if (speech.service !== 'local') {
    const usage = { modelCalls: 1, inputTokens: 0, outputTokens: 0, costUsd }
    kit.ledger.record(null, serviceOf(speech), voice, usage)
  }
  return await result(about)
}

async function readAbout(aboutFile: string, wavFile: string): Promise<About | null> {
  if (!(await isThere(wavFile)) || !(await isThere(aboutFile))) return null
  const parsed = aboutSchema.safeParse(JSON.parse(await readFile(aboutFile, 'utf8')))
  return parsed.success ? parsed.data : null
}
