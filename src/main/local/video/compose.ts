import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { UserError } from '#main/core/errors.ts'
import { readWav, type Sound } from '#main/core/wav.ts'
import { LEAD, mixPrimer, RATE, TAIL } from './mix.ts'
import { planLoops } from './plan-loops.ts'
import type { CheckWork, RenderWork } from './render-messages.ts'
import { openTemplate, type Template } from './template.ts'
import { writeVideo } from './write-video.ts'

/** A primer lasts one to two minutes; what is mixed is held in memory. */
const LONGEST_VOICE = 600
const LARGEST_SOUND_FILE = 400_000_000

type Say = (fraction: number, note: string) => void

async function readSound(file: string, what: string): Promise<Sound> {
  if (!existsSync(file)) {
    throw new UserError(
      'NO_SOUND_FILE',
      `The ${what} is not there.`,
      'Choose another file, or make it again.',
    )
  }
  const { size } = await stat(file)
  if (size > LARGEST_SOUND_FILE) {
    throw new UserError('SOUND_TOO_LONG', `The ${what} is too big to be mixed.`, 'Use one of a few minutes.')
  }
  const bytes = await readFile(file)
  try {
    return readWav(bytes)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw new UserError(error.code, `The ${what} cannot be used. ${error.message}`, error.nextStep, {
      cause: error,
    })
  }
}

const readMusic = (file: string | null): Promise<Sound | null> =>
  file === null ? Promise.resolve(null) : readSound(file, 'music')

/** Opens template and music and reads them to their end. UserError when one of them cannot be used. */
export async function checkParts(work: CheckWork): Promise<void> {
  await readMusic(work.musicFile)
  const template = await openTemplate(work.templateFile)
  try {
    for await (const packet of template.packets()) if (packet.byteLength === 0) break
  } finally {
    template.close()
  }
}

/** Up to the end of a picture, where these come evenly. */
function wholePictures(seconds: number, { frameRate }: Template): number {
  return frameRate === null ? seconds : Math.ceil(seconds * frameRate - 1e-6) / frameRate
}

/** Writes the whole video to `partFile`; gives back its length in seconds. UserError for unusable parts. */
export async function composeVideo(work: RenderWork, say: Say): Promise<number> {
  say(0.01, 'Reading voice and template')
  const voice = await readSound(work.voiceFile, 'voice')
  if (voice.seconds > LONGEST_VOICE) {
    throw new UserError(
      'SOUND_TOO_LONG',
      'The voice is longer than ten minutes.',
      'Shorten the script; a primer video lasts one to two minutes.',
    )
  }
  const music = await readMusic(work.musicFile)
  const template = await openTemplate(work.templateFile)
  try {
    const wanted = wholePictures(LEAD + voice.seconds + TAIL, template)
    const plan = planLoops(template.pictures, wanted, template.rest)
    const frames = Math.round(plan.seconds * RATE)
    const sound = mixPrimer({ voice, music, frames }, (fraction) => {
      say(0.05 + 0.4 * fraction, 'Mixing voice and music')
    })
    await writeVideo(work, { template, plan, sound }, (fraction) => {
      say(0.45 + 0.53 * fraction, 'Writing picture and sound')
    })
    return plan.seconds
  } finally {
    template.close()
  }
}
