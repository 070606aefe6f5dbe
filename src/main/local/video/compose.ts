import { existsSync } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { UserError } from '#main/core/errors.ts'
import { readWav, type Sound } from '#main/core/wav.ts'
import { LEAD, mixPrimer, RATE, TAIL } from './mix.ts'
import { planLoops, type LoopPlan } from './plan-loops.ts'
import type { CheckWork, RenderWork } from './render-messages.ts'
import { openTemplate, type Template } from './template.ts'

const AUDIO_BITRATE = 160_000
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

type Media = typeof import('mediabunny')

async function addPictures(
  source: InstanceType<Media['EncodedVideoPacketSource']>,
  { template, plan }: { template: Template; plan: LoopPlan },
  say: Say,
): Promise<void> {
  const total = plan.wholeLoops * template.pictures.length + plan.rest
  let [added, loop] = [0, 0]
  while (added < total) {
    for await (const packet of template.packets()) {
      const meta = added === 0 ? { decoderConfig: template.decoderConfig } : undefined
      await source.add(packet.clone({ timestamp: packet.timestamp + loop * plan.loop }), meta)
      added++
      if (added % 300 === 0) say(added / total, 'Copying the pictures')
      if (added === total) break
    }
    loop++
  }
  source.close()
}

async function addSound(
  source: InstanceType<Media['AudioSampleSource']>,
  planes: readonly [Float32Array, Float32Array],
  say: Say,
): Promise<void> {
  const { AudioSample } = await import('mediabunny')
  const [left, right] = planes
  const block = 16_384
  for (let at = 0; at < left.length; at += block) {
    const count = Math.min(block, left.length - at)
    const data = new Float32Array(count * 2)
    data.set(left.subarray(at, at + count))
    data.set(right.subarray(at, at + count), count)
    const sample = new AudioSample({
      data,
      format: 'f32-planar',
      numberOfChannels: 2,
      sampleRate: RATE,
      timestamp: at / RATE,
    })
    await source.add(sample)
    sample.close()
    say(at / left.length, 'Mixing voice and music')
  }
  source.close()
}

/** What was written must survive a power cut before anything is told about it. */
async function flushToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Room for the index can be kept at the front of the file only where pictures are shown as they are decoded. */
function inOrder({ pictures }: Template): boolean {
  return pictures.every(({ at }, i) => at >= (pictures[i - 1]?.at ?? 0))
}

async function write(
  work: RenderWork,
  template: Template,
  plan: LoopPlan,
  sound: Mixed,
  say: Say,
): Promise<void> {
  const media = await import('mediabunny')
  const { registerAacEncoder } = await import('@mediabunny/aac-encoder')
  registerAacEncoder()
  const output = new media.Output({
    format: new media.Mp4OutputFormat({ fastStart: inOrder(template) ? 'reserve' : 'in-memory' }),
    target: new media.FilePathTarget(work.partFile),
  })
  const pictures = new media.EncodedVideoPacketSource(template.codec)
  output.addVideoTrack(pictures, {
    rotation: template.rotation,
    ...(template.frameRate === null ? {} : { frameRate: template.frameRate }),
    maximumPacketCount: plan.wholeLoops * template.pictures.length + plan.rest,
  })
  const audio = new media.AudioSampleSource({ codec: 'aac', bitrate: AUDIO_BITRATE })
  output.addAudioTrack(audio, { maximumPacketCount: Math.ceil(sound[0].length / 1024) + 8 })
  output.setMetadataTags({ title: work.title })
  await output.start()
  try {
    await Promise.all([
      addPictures(pictures, { template, plan }, () => undefined),
      addSound(audio, sound, (fraction, note) => say(0.1 + 0.88 * fraction, note)),
    ])
    await output.finalize()
  } catch (error) {
    await output.cancel()
    throw error
  }
}

type Mixed = ReturnType<typeof mixPrimer>

/** Writes the whole video to `partFile`; gives back its length in seconds. UserError for unusable parts. */
export async function composeVideo(work: RenderWork, say: Say): Promise<number> {
  say(0, 'Reading voice and template')
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
    const plan = planLoops(template.pictures, LEAD + voice.seconds + TAIL)
    const sound = mixPrimer({ voice, music, frames: Math.round(plan.seconds * RATE) })
    say(0.1, 'Mixing voice and music')
    await write(work, template, plan, sound, say)
    await flushToDisk(work.partFile)
    return plan.seconds
  } finally {
    template.close()
  }
}
