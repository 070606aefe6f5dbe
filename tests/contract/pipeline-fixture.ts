import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createCore } from '#main/app/create-core.ts'
import type { Core } from '#main/app/core.ts'
import { systemClock, type Clock } from '#main/core/clock.ts'
import type { Fetch } from '#main/core/http.ts'
import { silentLog } from '#main/core/log.ts'
import { createKeyFileCipher } from '#main/shell/loopback/key-file-cipher.ts'
import { createLoopbackShell } from '#main/shell/loopback/loopback-shell.ts'
import type { SecretName } from '#main/settings/settings.ts'
import type { VideoOrder } from '#main/video/videos.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { toneWav } from '#tests/standins/cloudinary/cloud-place.ts'
import { tinyMp4 } from '#tests/standins/cloudinary/tiny-mp4.ts'
import { createQuickClock, type QuickClock } from '#tests/standins/quick-clock.ts'
import {
  secretsFor,
  settingsFor,
  startServices,
  type Client,
  type Services,
  type ServicesOptions,
} from './pipeline-services-places.ts'

export const START = Date.parse('2026-11-26T15:00:00Z')

/** How long a request is waited for; a test of a service that never answers makes it short. */
export interface Patience {
  ms: number
}

/** Gives a request up before the half minutes and minutes are over that the app would wait. */
const impatient =
  (patience: Patience, seen: (host: string) => void): Fetch =>
  async (input, init) => {
    seen(new URL(input instanceof Request ? input.url : input).host)
    const limit = new AbortController()
    setTimeout(() => limit.abort(new DOMException('Given up', 'AbortError')), patience.ms).unref()
    const signal = init?.signal ? AbortSignal.any([init.signal, limit.signal]) : limit.signal
    return await fetch(input, { ...init, signal })
  }

export interface OpenedCore {
  readonly core: Core
  readonly dir: string
  readonly patience: Patience
  /** How many requests a service got, by any of its addresses. */
  requestsTo(url: string): number
  /** Starts a run and waits until it has ended or needs a person. */
  make(client: Client, order?: Partial<VideoOrder>): Promise<VideoRun>
  start(client: Client, order?: Partial<VideoOrder>): Promise<VideoRun>
  settled(runId: string): Promise<VideoRun>
  again(runId: string): Promise<VideoRun>
  /** What lies in the folder of media and is not one of the results that are shown. */
  leftFiles(): readonly string[]
  dispose(): Promise<void>
}

export interface CoreOptions {
  readonly dir?: string
  readonly clock?: Clock
  readonly settings?: Readonly<Record<string, unknown>>
  /** False: nothing is taken up until `core.beginWork`. */
  readonly work?: boolean
}

/** Every change is flushed to the disk, which costs more time than all the rest. */
const QUICK_DISK = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
const PATIENT_MS = 60_000
const limit = (): AbortSignal => AbortSignal.timeout(100_000)
const KEPT = /^(?:voice[/\\][\w-]+\.wav(?:\.json)?|[\w-]+[/\\]video\.mp4)$/

/** The whole app on a workspace of its own, connected to the services. */
export async function openCore(services: Services, options: CoreOptions = {}): Promise<OpenedCore> {
  const { clock = systemClock, work = true } = options
  const patience = { ms: PATIENT_MS }
  const dir = options.dir ?? mkdtempSync(join(QUICK_DISK, 'hard-e-services-'))
  const requests = new Map<string, number>()
  const count = (host: string): void => void requests.set(host, (requests.get(host) ?? 0) + 1)
  const core = await createCore({
    dataDir: dir,
    resourcesDir: resolve('resources'),
    version: 'test',
    shell: createLoopbackShell({ cipher: createKeyFileCipher(dir), log: silentLog }),
    log: silentLog,
    background: false,
    clock,
    fetch: impatient(patience, count),
  })
  await core.ready
  core.settings.set({ ...settingsFor(services), ...options.settings })
  for (const [name, value] of Object.entries(secretsFor(services))) {
    await core.secrets.store(name as SecretName, value)
  }
  if (work) core.beginWork()
  const opened: OpenedCore = {
    core,
    dir,
    patience,
    requestsTo: (url) => requests.get(new URL(url).host) ?? 0,
    async start({ jobId }, order = {}) {
      const trigger = { source: 'person', detail: 'Test', mailId: null } as const
      return (await core.videos.start({ jobId, trigger, ...order }, limit())).run
    },
    async settled(runId) {
      await core.runner.settled([runId], limit())
      return core.videos.get(runId)
    },
    make: async (client, order) => await opened.settled((await opened.start(client, order)).id),
    async again(runId) {
      core.videos.retry(runId, null)
      return await opened.settled(runId)
    },
    leftFiles() {
      const media = join(dir, 'media')
      if (!existsSync(media)) return []
      return readdirSync(media, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(media.length + 1))
        .filter((file) => !KEPT.test(file))
    },
    async dispose() {
      await core.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  return opened
}

export interface Stage extends OpenedCore {
  readonly services: Services
  readonly clock: QuickClock
}

/**
 * Services and an app on them whose time passes by itself. The template is small: what the rendering service
 * makes of it has the right length and nothing to see, unless `real`.
 */
export async function openStage(
  options: Omit<ServicesOptions, 'clock'> & Pick<CoreOptions, 'settings'> & { real?: boolean },
): Promise<Stage> {
  const { settings = {}, real = false, ...rest } = options
  const clock = createQuickClock(START)
  const services = await startServices({ ...rest, clock })
  const pieces = mkdtempSync(join(tmpdir(), 'hard-e-pieces-'))
  const [template, music] = [join(pieces, 'template.mp4'), join(pieces, 'music.wav')]
  writeFileSync(template, tinyMp4({ seconds: 20, tracks: ['vide'] }))
  writeFileSync(music, toneWav(8))
  const small = real ? {} : { 'video.template': template, 'video.music': music }
  const opened = await openCore(services, {
    clock,
    settings: { ...small, ...settings },
  })
  return {
    ...opened,
    services,
    clock,
    async dispose() {
      await opened.dispose()
      await services.stop()
      rmSync(pieces, { recursive: true, force: true })
    },
  }
}
