import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '#main/approvals/outward-action.ts'
import { createLog } from '#main/core/log.ts'
import type { Fetch } from '#main/core/http.ts'
import type { CloudinaryOptions } from '#main/integrations/cloudinary/cloudinary-renderer.ts'
import { uploadFile } from '#main/integrations/cloudinary/upload-file.ts'
import type { RenderedVideo, RenderOrder, StillRendering } from '#main/video/renderer.ts'
import { openCloud, type CloudPlace } from '#tests/standins/cloudinary/cloud-place.ts'
import type { CloudinaryFault, CloudinaryOperation } from '#tests/standins/cloudinary/cloudinary-stand-in.ts'
import { tinyMp4 } from '#tests/standins/cloudinary/tiny-mp4.ts'

const { signal } = new AbortController()
const addressOf = (url: Parameters<Fetch>[0]): string => (url instanceof Request ? url.url : url.toString())

describe('the Cloudinary renderer', () => {
  let place: CloudPlace
  let order: RenderOrder
  let saved: JsonObject | null
  let notes: string[]
  beforeEach(async () => {
    place = await openCloud({ readyAfterLooks: 5 })
    order = await place.order()
    saved = null
    notes = []
  })
  afterEach(async () => await place.stop())

  const outFile = (): string => join(place.dir, 'out.mp4')
  const once = async (
    changes: Partial<CloudinaryOptions> = {},
    stop: AbortSignal = signal,
  ): Promise<RenderedVideo | StillRendering> =>
    await place.open(changes).render(order, outFile(), {
      signal: stop,
      progress: (_fraction, note) => notes.push(note),
      saved,
      save: (value) => {
        saved = value
      },
    })
  const upload = async (changes: Partial<CloudinaryOptions> = {}): Promise<JsonObject | undefined> =>
    await place.open(changes).assets?.upload(order, signal)
  const remove = async (): Promise<void> => {
    await place.open().assets?.remove(order.runId, signal)
    expect(place.cloud.leftovers()).toEqual([])
  }
  /** Attempts until it is done, as the runner makes them; failures are listed. */
  async function throughout(failures: unknown[] = []): Promise<RenderedVideo> {
    for (let attempt = 0; attempt < 30; attempt++) {
      try {
        const found = await place.open().assets?.find(order, signal)
        if (found !== 'unknown' && !found?.done) await upload()
        const done = await once()
        if (!('againInMs' in done)) return done
        place.clock.advance(done.againInMs)
      } catch (error) {
        failures.push(error)
      }
    }
    return expect.unreachable('it never came to its end')
  }

  it('looks without a pause, or waits longer than need be', async () => {
    await upload()
    const waits: number[] = []
    for (let done = await once(); 'againInMs' in done; done = await once()) waits.push(done.againInMs)
    expect(waits).toEqual([5000, 5000, 10_000])
    expect(place.cloud.requests.filter((each) => each === 'explicit')).toHaveLength(1)
    expect(notes.at(-1)).toBe('Fetching the video')
    await remove()
  })

  it('brings template and music anew for each run, or takes them away with one', async () => {
    await upload()
    order = await place.order('run_02')
    await upload()
    expect(place.cloud.requests.filter((each) => each === 'upload')).toHaveLength(4)
    await place.open().assets?.remove('run_01', signal)
    await place.open().assets?.remove('run_02', signal)
    expect(place.cloud.assets().flatMap(({ tags }) => tags)).toEqual(['hard-e-template', 'hard-e-music'])
  })

  it('cannot use a template of the account, or loses what was made of an earlier one', async () => {
    await upload()
    const [template] = place.cloud.assets()
    const account = { baseUrl: place.cloud.url, deliveryUrl: place.cloud.url, fetch, clock: place.clock }
    const { cloudName, apiKey, apiSecret } = place.cloud
    const file = join(place.dir, 'own.mp4')
    await writeFile(file, tinyMp4({ seconds: 90, tracks: ['vide', 'soun'] }))
    const cloud = { ...account, cloudName, apiKey, apiSecret: async () => apiSecret }
    await uploadFile(cloud, { file, publicId: 'promo/base 1', tags: ['own'], ifThere: 'keep' }, signal)
    expect(template?.tags).toEqual(['hard-e-template'])
    const own = { templateId: 'promo/base 1', musicFile: null }
    expect(await upload(own)).toMatchObject({ template: 'promo/base 1', music: null })
    for (let done = await once(own); 'againInMs' in done;) done = await once(own)
    const video = place.cloud.videos()[0]
    expect(video?.base).toBe('promo/base 1')
    expect(video?.transformation).toMatch(/^e_volume:mute\/l_audio/)
    // The settings name another template by now.
    await remove()
    expect(place.cloud.assets().map(({ publicId }) => publicId)).toContain('promo/base 1')
  })

  it('goes on with an id that the account does not have', async () => {
    await expect(upload({ templateId: 'nowhere' })).rejects.toMatchObject({ code: 'MEDIA_MISSING' })
    await expect(upload({ musicId: 'nowhere' })).rejects.toMatchObject({ code: 'MEDIA_MISSING' })
    await expect(place.open({ musicId: 'nowhere' }).check(signal)).rejects.toMatchObject({
      code: 'MEDIA_MISSING',
    })
    expect(place.cloud.leftovers()).toEqual([])
  })

  it('misses pages of tags and derived videos', async () => {
    const small = await openCloud({ pageSize: 1, readyAfterLooks: 1 })
    const assets = small.open().assets
    const runs = ['run_1', 'run_2', 'run_3']
    for (const runId of runs) {
      const each = await small.order(runId, 20)
      await assets?.upload(each, signal)
      const call = { signal, progress: () => undefined, saved: null, save: () => undefined }
      await small.open().render(each, join(small.dir, 'x.mp4'), call)
    }
    small.cloud.finishAll()
    expect((await assets?.runsWithAssets(signal))?.toSorted()).toEqual(runs)
    for (const runId of runs) {
      expect(await assets?.left(runId, signal)).toHaveLength(2)
      await assets?.remove(runId, signal)
    }
    expect(small.cloud.leftovers()).toEqual([])
    await small.stop()
  })

  it('forgets a video that turns up after its voice was taken away', async () => {
    const late = await openCloud({ readyAfterLooks: Number.POSITIVE_INFINITY })
    const each = await late.order()
    const { assets, ...renderer } = late.open()
    await assets?.upload(each, signal)
    const call = { signal, progress: () => undefined, saved: null, save: () => undefined }
    await renderer.render(each, join(late.dir, 'x.mp4'), call)
    await assets?.remove(each.runId, signal)
    expect(await assets?.runsWithAssets(signal)).toEqual([])
    late.cloud.finishAll()
    expect(await assets?.runsWithAssets(signal)).toEqual([each.runId])
    expect(await assets?.left(each.runId, signal)).toHaveLength(1)
    await assets?.remove(each.runId, signal)
    expect(late.cloud.leftovers()).toEqual([])
    await late.stop()
  })

  it('spoils a file that is brought in pieces', async () => {
    const { cloudName, apiKey, apiSecret, url } = place.cloud
    const account = { baseUrl: url, deliveryUrl: url, cloudName, apiKey, fetch, clock: place.clock }
    const cloud = { ...account, apiSecret: async () => apiSecret }
    const file = join(place.dir, 'big.mp4')
    const content = tinyMp4({ seconds: 5, contentBytes: 9000 })
    await writeFile(file, content)
    const what = { file, publicId: 'big', tags: ['hard-e'], ifThere: 'replace' } as const
    expect(await uploadFile(cloud, what, signal, 2000)).toEqual({ publicId: 'big', bytes: content.length })
    expect(place.cloud.requests.filter((each) => each === 'upload')).toHaveLength(5)
    expect(place.cloud.assets()[0]?.content.equals(content)).toBe(true)
  })

  const operations: readonly CloudinaryOperation[] = [
    'upload',
    'explicit',
    'destroy',
    'resource',
    'list',
    'deleteTagged',
    'deleteDerived',
    'look',
    'download',
  ]
  const faults: readonly CloudinaryFault[] = [
    { kind: 'status', status: 500 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 420, headers: { 'x-featureratelimit-reset': 'Mon, 01 Jun 2026 00:10:00 GMT' } },
    { kind: 'status', status: 503, headers: { 'retry-after': '3' } },
    { kind: 'reset' },
    { kind: 'resetAfter' },
    { kind: 'truncated' },
    { kind: 'half' },
    { kind: 'slow', ms: 20 },
  ]
  const cases = operations.flatMap((operation) =>
    faults.map((fault) => [operation, JSON.stringify(fault), fault] as const),
  )
  it.each(cases)(
    'does not get over a fault of %s, or leaves an orphan: %s',
    async (operation, _text, fault) => {
      place.cloud.fail(operation, fault)
      const failures: unknown[] = []
      expect(await throughout(failures)).toMatchObject({ seconds: 62 })
      for (let attempt = 0; attempt < 3; attempt++) {
        await place
          .open()
          .assets?.remove(order.runId, signal)
          .catch((error: unknown) => failures.push(error))
      }
      expect(place.cloud.leftovers()).toEqual([])
      expect(place.cloud.unspentFaults()).toBe(0)
      expect(failures.length).toBeLessThan(2)
      for (const failure of failures) {
        expect(failure).toMatchObject({ name: 'ServiceError', service: 'cloudinary' })
      }
      expect((await readdir(place.dir)).filter((name) => name.endsWith('.part'))).toEqual([])
    },
  )

  it('never comes to its end when Cloudinary cannot make the video', async () => {
    await upload()
    place.cloud.failVideos('Invalid video content')
    await once()
    const failures: unknown[] = []
    expect(await throughout(failures)).toMatchObject({ by: 'Rendered by Cloudinary' })
    expect(failures).toHaveLength(1)
    expect(String(failures[0])).toContain('Invalid video content')
    await remove()
  })

  it('waits for ever, or believes it is new after an hour of waiting', async () => {
    const slow = await openCloud({ readyAfterLooks: Number.POSITIVE_INFINITY })
    await place.stop()
    place = slow
    order = await place.order()
    await upload()
    await once()
    place.clock.advance(44 * 60_000)
    expect(await once()).toMatchObject({ againInMs: 5000 })
    place.clock.advance(2 * 60_000)
    await expect(once()).rejects.toMatchObject({ kind: 'timeout', safeToRetry: true })
    expect(saved).toEqual({})
    expect(await once()).toMatchObject({ againInMs: 5000 })
    place.cloud.finishAll()
    expect(await once()).toMatchObject({ seconds: 62 })
    await remove()
  })

  it('waits for a video that was taken away in the meantime', async () => {
    await upload()
    await throughout()
    await remove()
    expect(await throughout()).toMatchObject({ seconds: 62 })
    await remove()
  })

  it('keeps a video that cannot be played', async () => {
    const contents = [
      tinyMp4({ seconds: 62, tracks: ['vide'] }),
      tinyMp4({ seconds: 30 }),
      Buffer.from('<html></html>'),
      tinyMp4({ seconds: 62, faststart: false }),
      tinyMp4({ seconds: 62 }),
    ]
    const bad = await openCloud({ derive: async () => contents.shift() ?? Buffer.alloc(0) })
    await place.stop()
    place = bad
    order = await place.order()
    const failures: unknown[] = []
    expect(await throughout(failures)).toMatchObject({ seconds: 62 })
    expect(failures).toHaveLength(4)
    for (const failure of failures) expect(failure).toMatchObject({ kind: 'server', safeToRetry: true })
    await remove()
  })

  it('fetches from wherever an answer points to', async () => {
    const asked: string[] = []
    const turned: Fetch = async (url, init) => {
      asked.push(addressOf(url))
      const response = await fetch(url, init)
      if (!addressOf(url).endsWith('/explicit')) return response
      const text = (await response.text()).replaceAll(`${place.cloud.url}/`, 'http://169.254.169.254/')
      return new Response(text, { status: response.status, headers: response.headers })
    }
    await upload()
    for (let nth = 0; nth < 8; nth++) if (!('againInMs' in (await once({ fetch: turned })))) break
    expect(asked.length).toBeGreaterThan(4)
    expect(asked.filter((url) => !url.startsWith(place.cloud.url))).toEqual([])
  })

  it('still looks at Cloudinary when its hourly limit is used up', async () => {
    await upload()
    await once()
    place.cloud.finishAll()
    place.cloud.fail('resource', { kind: 'status', status: 420, message: 'Rate Limit Exceeded' })
    expect(await once()).toMatchObject({ seconds: 62 })
  })

  it.each([
    ['key', { apiKey: '999' }],
    ['secret', { apiSecret: async () => 'not-the-secret' }],
    ['cloud', { cloudName: 'somebody-elses' }],
  ] as const)('does not tell that the %s is wrong', async (_what, changes) => {
    await expect(place.open(changes).check(signal)).rejects.toMatchObject({ kind: 'auth' })
    await expect(upload(changes)).rejects.toMatchObject({ kind: 'auth' })
  })

  it('asks with nothing entered', async () => {
    await expect(place.open({ cloudName: ' ' }).check(signal)).rejects.toMatchObject({ code: 'NO_CLOUD' })
    await expect(place.open({ apiKey: '' }).check(signal)).rejects.toMatchObject({ code: 'NO_KEY' })
    const template = join(place.dir, 'nothing.mp4')
    await expect(place.open({ templateFile: template }).check(signal)).rejects.toMatchObject({
      code: 'MEDIA_MISSING',
    })
    await writeFile(template, 'no video')
    await expect(place.open({ templateFile: template }).check(signal)).rejects.toMatchObject({
      code: 'BAD_TEMPLATE',
    })
  })

  it('calls a revoked key, a used-up plan or a wrong clock something else', async () => {
    place.cloud.useUpQuota()
    await expect(upload()).rejects.toMatchObject({ kind: 'quota' })
    const late = { now: () => place.clock.now() + 2 * 3_600_000, sleep: async () => undefined }
    await expect(upload({ clock: late })).rejects.toThrow(/clock of this computer is wrong/)
    place.cloud.revoke()
    await expect(upload()).rejects.toMatchObject({ kind: 'auth' })
    await expect(place.open().check(signal)).rejects.toMatchObject({ kind: 'auth' })
  })

  it('lets the secret into errors or the log', async () => {
    const lines: string[] = []
    const log = createLog(
      (line) => lines.push(line),
      () => 0,
    )
    await upload({ log })
    for (let done = await once({ log }); 'againInMs' in done;) done = await once({ log })
    place.cloud.revoke()
    const error = await upload({ log }).catch((caught: unknown) => caught)
    const all = `${lines.join('\n')} ${String(error)} ${JSON.stringify(error)}`
    expect(lines.length).toBeGreaterThan(0)
    expect(all).not.toContain(place.cloud.apiSecret)
    expect(all).not.toContain('signature')
  })

  it('goes on after the person stopped it in the middle of an upload', async () => {
    for (const operation of ['resource', 'upload'] as const) {
      const stop = new AbortController()
      const stopping: Fetch = async (url, init) => {
        const answer = fetch(url, init)
        if (addressOf(url).includes(operation)) stop.abort(new Error('stopped'))
        return await answer
      }
      const { assets } = place.open({ fetch: stopping })
      await expect(assets?.upload(order, stop.signal)).rejects.toThrow('stopped')
    }
    await remove()
  })
})
