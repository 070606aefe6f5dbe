import { open } from 'node:fs/promises'
import { RATE } from './mix.ts'
import { heldTime, type LoopPlan } from './plan-loops.ts'
import type { RenderWork } from './render-messages.ts'
import type { Template } from './template.ts'

const AUDIO_BITRATE = 160_000

/** How far one part of the work is. */
type Part = (fraction: number) => void
type Mixed = readonly [Float32Array, Float32Array]

type Media = typeof import('mediabunny')

async function addPictures(
  source: InstanceType<Media['EncodedVideoPacketSource']>,
  { template, plan }: { template: Template; plan: LoopPlan },
  say: Part,
): Promise<void> {
  const total = plan.wholeLoops * template.pictures.length + plan.rest
  const loop = plan.loop + (plan.hold?.seconds ?? 0)
  let before = -(template.pictures[plan.skip]?.at ?? 0)
  for (let shown = 0; shown < total; before += loop) {
    for await (const packet of template.packets()) {
      if (shown++ < plan.skip) continue
      const from = heldTime(plan, packet.timestamp)
      const duration = heldTime(plan, packet.timestamp + packet.duration) - from
      const meta = shown === plan.skip + 1 ? { decoderConfig: template.decoderConfig } : undefined
      await source.add(packet.clone({ timestamp: before + from, duration }), meta)
      say(shown / total)
      if (shown === total) break
    }
  }
  source.close()
}

async function addSound(
  source: InstanceType<Media['AudioSampleSource']>,
  planes: Mixed,
  say: Part,
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
    say((at + count) / left.length)
  }
  source.close()
}

/** Progress of pictures and sound, which are written side by side. */
function both(say: Part): readonly [pictures: Part, sound: Part] {
  let [pictures, sound] = [0, 0]
  const tell = (): void => say((pictures + 4 * sound) / 5)
  return [
    (fraction) => {
      pictures = fraction
      tell()
    },
    (fraction) => {
      sound = fraction
      tell()
    },
  ]
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

/** Writes the template's pictures as planned, with the sound, to `partFile`, and brings it to the disk. */
export async function writeVideo(
  work: RenderWork,
  parts: { readonly template: Template; readonly plan: LoopPlan; readonly sound: Mixed },
  say: Part,
): Promise<void> {
  const { template, plan, sound } = parts
  const faster = (plan.hold?.seconds ?? 0) < 0
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
    // With a rate, times are rounded to it: faster ones would fall together.
    ...(template.frameRate === null || faster ? {} : { frameRate: template.frameRate }),
    maximumPacketCount: plan.wholeLoops * template.pictures.length + plan.rest - plan.skip,
  })
  const audio = new media.AudioSampleSource({ codec: 'aac', bitrate: AUDIO_BITRATE })
  output.addAudioTrack(audio, { maximumPacketCount: Math.ceil(sound[0].length / 1024) + 8 })
  output.setMetadataTags({ title: work.title })
  await output.start()
  const [sayPictures, saySound] = both(say)
  try {
    await Promise.all([
      addPictures(pictures, { template, plan }, sayPictures),
      addSound(audio, sound, saySound),
    ])
    await output.finalize()
  } catch (error) {
    await output.cancel()
    throw error
  }
  await flushToDisk(work.partFile)
}
