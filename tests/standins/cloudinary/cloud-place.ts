import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '#main/core/log.ts'
import { writeWav } from '#main/core/wav.ts'
import {
  createCloudinaryRenderer,
  type CloudinaryOptions,
} from '#main/integrations/cloudinary/cloudinary-renderer.ts'
import type { RenderOrder, VideoRenderer } from '#main/video/renderer.ts'
import { createQuickClock, type QuickClock } from '../quick-clock.ts'
import type { CloudinaryStandInOptions } from './cloud-state.ts'
import { startCloudinaryStandIn, type CloudinaryStandIn } from './cloudinary-stand-in.ts'
import { tinyMp4 } from './tiny-mp4.ts'

export interface CloudPlace {
  readonly cloud: CloudinaryStandIn
  readonly clock: QuickClock
  readonly dir: string
  /** A new adapter on the same cloud, as after a restart. */
  open(changes?: Partial<CloudinaryOptions>): VideoRenderer
  order(runId?: string, seconds?: number): Promise<RenderOrder>
  stop(): Promise<void>
}

/** A sound of a length, with something to hear in it. */
export function toneWav(seconds: number, sampleRate = 8000): Buffer {
  const samples = Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, n) => 0.3 * Math.sin((n * 2 * Math.PI * 220) / sampleRate),
  )
  return Buffer.from(writeWav([samples], sampleRate))
}

export async function makeOrder(dir: string, runId: string, seconds: number): Promise<RenderOrder> {
  const voiceFile = join(dir, `${runId}.wav`)
  await writeFile(voiceFile, toneWav(seconds))
  const key = `${runId.replaceAll('_', '-')}-0123456789ab`
  return { key, runId, voiceFile, voiceSeconds: seconds, title: 'Primer video 2231-01' }
}

/** A stand-in with a small template and music, and an adapter that signs with its secret. */
export async function openCloud(options: CloudinaryStandInOptions = {}): Promise<CloudPlace> {
  const dir = await mkdtemp(join(tmpdir(), 'harde-cloud-'))
  const clock = createQuickClock(Date.UTC(2026, 5, 1))
  const cloud = await startCloudinaryStandIn({ now: () => clock.now(), ...options })
  const [templateFile, musicFile] = [join(dir, 'template.mp4'), join(dir, 'music.wav')]
  await writeFile(templateFile, tinyMp4({ seconds: 20, tracks: ['vide'] }))
  await writeFile(musicFile, toneWav(8))
  return {
    cloud,
    clock,
    dir,
    open: (changes = {}) =>
      createCloudinaryRenderer({
        baseUrl: cloud.url,
        deliveryUrl: cloud.url,
        cloudName: cloud.cloudName,
        apiKey: cloud.apiKey,
        apiSecret: async () => cloud.apiSecret,
        templateId: '',
        musicId: '',
        templateFile,
        musicFile,
        fetch,
        clock,
        log: silentLog,
        ...changes,
      }),
    order: async (runId = 'run_01', seconds = 60) => await makeOrder(dir, runId, seconds),
    stop: async () => {
      await cloud.close()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
