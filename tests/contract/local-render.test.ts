import {
  ALL_FORMATS,
  EncodedPacket,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  FilePathTarget,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import { writeWav } from '#main/core/wav.ts'
import { createLocalRenderer } from '#main/local/video/local-renderer.ts'
import type { RenderCall, RenderOrder } from '#main/video/renderer.ts'

const resources = join(import.meta.dirname, '../../resources/primer')
const base = join(resources, 'base.mp4')
const music = join(resources, 'music.wav')
const dir = mkdtempSync(join(tmpdir(), 'hard-e-render-'))
const ffmpeg = spawnSync('ffmpeg', ['-version']).status === 0
if (!ffmpeg) console.log('Decoding the rendered video is skipped: ffmpeg is not installed.')
afterAll(() => rmSync(dir, { recursive: true, force: true }))

function voice(seconds: number, rate = 22_050): string {
  const plane = Float32Array.from(
    { length: seconds * rate },
    (_, i) => 0.2 * Math.sin(i / 20) * ((i / rate) % 0.5 < 0.4 ? 1 : 0),
  )
  const file = join(dir, `voice-${seconds}-${rate}.wav`)
  writeFileSync(file, writeWav([plane], rate))
  return file
}

const order = (voiceFile: string): RenderOrder => ({
  key: 'ortiz-1',
  runId: 'run-1',
  voiceFile,
  voiceSeconds: 0,
  title: 'Primer video - Ortiz',
})

function call(change: Partial<RenderCall> = {}): RenderCall {
  const signal = new AbortController().signal
  return { signal, progress: () => undefined, saved: null, save: () => undefined, ...change }
}

interface Read {
  readonly codec: string | null
  readonly packets: readonly EncodedPacket[]
}

async function readTrack(file: string, kind: 'video' | 'audio'): Promise<Read> {
  using input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS })
  const track = kind === 'video' ? await input.getPrimaryVideoTrack() : await input.getPrimaryAudioTrack()
  if (!track) return { codec: null, packets: [] }
  const packets: EncodedPacket[] = []
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet)
  return { codec: await track.getCodec(), packets }
}

/** A template of the base's first pictures; `codec` names another one than it is. */
async function clip(name: string, count: number, codec: 'avc' | 'vp9' = 'avc'): Promise<string> {
  using input = new Input({ source: new FilePathSource(base), formats: ALL_FORMATS })
  const track = await input.getPrimaryVideoTrack()
  const config = await track?.getDecoderConfig()
  if (!track || !config) throw new Error('The base template cannot be read.')
  const file = join(dir, name)
  const output = new Output({ format: new Mp4OutputFormat(), target: new FilePathTarget(file) })
  const source = new EncodedVideoPacketSource(codec)
  output.addVideoTrack(source, { frameRate: 30 })
  await output.start()
  let added = 0
  const { description: _, ...bare } = config
  const decoderConfig = codec === 'avc' ? config : { ...bare, codec: 'vp09.00.10.08' }
  for await (const packet of new EncodedPacketSink(track).packets()) {
    await source.add(packet, added === 0 ? { decoderConfig } : undefined)
    if (++added === count) break
  }
  await output.finalize()
  return file
}

const bytesOf = (packet: EncodedPacket | undefined): Buffer => Buffer.from(packet?.data ?? new Uint8Array())

describe('the local renderer', () => {
  const out = join(dir, 'deep', 'primer.mp4')
  const notes: (number | null)[] = []
  let template: Read
  let video: Read
  let audio: Read
  let seconds = 0

  beforeAll(async () => {
    const renderer = createLocalRenderer({ templateFile: base, musicFile: music, log: silentLog })
    const progress = (fraction: number | null): number => notes.push(fraction)
    const done = await renderer.render(order(voice(31.2)), out, call({ progress }))
    if (!('by' in done)) throw new Error('It is never still rendering.')
    seconds = done.seconds
    template = await readTrack(base, 'video')
    video = await readTrack(out, 'video')
    audio = await readTrack(out, 'audio')
  })

  test('there is a track too few, or of a kind that phones cannot play', () => {
    expect([template.codec, video.codec, audio.codec]).toEqual(['avc', 'avc', 'aac'])
    expect(readFileSync(out).indexOf('moov')).toBeLessThan(readFileSync(out).indexOf('mdat'))
    expect(readFileSync(out).includes('Primer video - Ortiz')).toBe(true)
  })

  test('pictures are encoded again, lost, or put in another order', () => {
    expect(video.packets.length).toBeGreaterThan(700)
    const wrong = video.packets.filter((packet, i) => {
      const original = template.packets[i % template.packets.length]
      return packet.type !== original?.type || !bytesOf(packet).equals(bytesOf(original))
    })
    expect(wrong).toEqual([])
  })

  test('time stands still, jumps or has a gap where the picture is held', () => {
    const steps = video.packets.map(({ timestamp }, i) => timestamp - (video.packets[i - 1]?.timestamp ?? 0))
    expect(steps.filter((step, i) => i > 0 && (step < 1 / 30 - 1e-9 || step > 0.4))).toEqual([])
    const last = video.packets.at(-1)
    expect((last?.timestamp ?? 0) + (last?.duration ?? 0)).toBeCloseTo(seconds, 6)
  })

  test('the film ends in the middle of a drawing', () => {
    // base.json: the finished house is there until 25.3 s.
    const finished = template.packets[Math.round(25.3 * 30) - 1]
    expect(bytesOf(video.packets.at(-1)).equals(bytesOf(finished))).toBe(true)
  })

  test('the sound is shorter or longer than the pictures, or cuts the voice off', () => {
    expect(seconds).toBeGreaterThanOrEqual(0.5 + 31.2 + 1.5 - 1e-6)
    expect(seconds).toBeLessThan(0.5 + 31.2 + 1.5 + 1 / 30)
    const last = audio.packets.at(-1)
    const end = (last?.timestamp ?? 0) + (last?.duration ?? 0)
    expect(Math.abs(end - seconds)).toBeLessThan(0.05)
  })

  test('progress runs backwards, or the unfinished file stays', () => {
    const fractions = notes.map((each) => each ?? 0)
    expect(fractions.length).toBeGreaterThan(5)
    expect(fractions[0]).toBeGreaterThan(0)
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b))
    expect(readdirSync(join(dir, 'deep'))).toEqual(['primer.mp4'])
  })

  test.skipIf(!ffmpeg)('a player stumbles over it, or it is too quiet or too loud', () => {
    const args = ['-hide_banner', '-i', out, '-af', 'ebur128=peak=true', '-f', 'null', '-']
    const { status, stderr } = spawnSync('ffmpeg', args, { encoding: 'utf8' })
    expect(status).toBe(0)
    expect(stderr).not.toMatch(/error|invalid|non.monoton/i)
    const summary = stderr.slice(stderr.indexOf('Summary:'))
    expect(Math.abs(Number(/I:\s+(-[\d.]+)/.exec(summary)?.[1]) + 16)).toBeLessThan(1)
    expect(Number(/Peak:\s+(-?[\d.]+)/.exec(summary)?.[1])).toBeLessThanOrEqual(-1)
  })
})

describe('what it is given', () => {
  const make = (templateFile: string, musicFile: string | null = null) =>
    createLocalRenderer({ templateFile, musicFile, log: silentLog })
  const out = join(dir, 'other.mp4')

  test.each([1, 10])('a template of %i pictures cannot be looped', async (count) => {
    const file = await clip(`short-${count}.mp4`, count)
    await make(file).render(order(voice(2)), out, call())
    const { packets } = await readTrack(out, 'video')
    expect(packets).toHaveLength(120)
    expect(packets.every((packet, i) => Math.abs(packet.timestamp - i / 30) < 1e-9)).toBe(true)
  })

  test('a voice of a second makes pictures fall together, or the finished one is not reached', async () => {
    await make(base).render(order(voice(1)), out, call())
    const { packets } = await readTrack(out, 'video')
    const steps = packets.slice(1).map(({ timestamp }, i) => timestamp - (packets[i]?.timestamp ?? 0))
    expect(steps.filter((step) => step < 0.01)).toEqual([])
    const original = (await readTrack(base, 'video')).packets[Math.round(25.3 * 30) - 1]
    expect(bytesOf(packets.at(-1)).equals(bytesOf(original))).toBe(true)
  })

  test('a file about the rest that says nothing of it is passed over in silence', async () => {
    const file = await clip('resting.mp4', 60)
    for (const text of ['{"restAt": "soon"}', 'no json', '{"restAt": 1, "restFrom": 2}']) {
      writeFileSync(join(dir, 'resting.json'), text)
      await expect(make(file).check(call().signal)).rejects.toMatchObject({ code: 'BAD_TEMPLATE_REST' })
    }
    writeFileSync(join(dir, 'resting.json'), '{"restAt": 1}')
    await expect(make(file).check(call().signal)).resolves.toBeUndefined()
  })

  test('a file that is cut off, is no H.264 or no video, is not told apart from one that works', async () => {
    const whole = readFileSync(base)
    const half = join(dir, 'half.mp4')
    writeFileSync(half, whole.subarray(0, whole.length / 2))
    const text = join(dir, 'text.mp4')
    writeFileSync(text, 'this is no video')
    for (const file of [half, text, await clip('vp9.mp4', 20, 'vp9')]) {
      await expect(make(file).check(call().signal)).rejects.toMatchObject({ code: 'BAD_TEMPLATE' })
    }
    await expect(make(half).render(order(voice(40)), join(dir, 'no.mp4'), call())).rejects.toMatchObject({
      code: 'BAD_TEMPLATE',
    })
    await expect(make(join(dir, 'none.mp4')).check(call().signal)).rejects.toMatchObject({
      code: 'NO_TEMPLATE',
    })
    await expect(make(base, text).check(call().signal)).rejects.toMatchObject({ code: 'BAD_WAV' })
    expect(existsSync(join(dir, 'no.mp4'))).toBe(false)
    await expect(make(base, music).check(call().signal)).resolves.toBeUndefined()
  })

  test('stopping leaves a file, or the old video is gone', async () => {
    const target = join(dir, 'stopped', 'v.mp4')
    const abort = new AbortController()
    const stop = (fraction: number | null): void => {
      if ((fraction ?? 0) > 0.3) abort.abort(new Error('stopped by a person'))
    }
    const rendering = make(base, music).render(
      order(voice(20)),
      target,
      call({ signal: abort.signal, progress: stop }),
    )
    await expect(rendering).rejects.toThrow('stopped by a person')
    expect(readdirSync(join(dir, 'stopped'))).toEqual([])
  })
})
