import { rm } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Fetch } from '#main/core/http.ts'
import { callOf, keeper, makeVideo, type Video } from '#tests/contract/delivery.suite.ts'
import { openDrive, type DrivePlace } from '#tests/standins/drive/drive-place.ts'
import type { DriveFault, DriveOperation } from '#tests/standins/drive/drive-stand-in.ts'
import type { DriveStandInOptions } from '#tests/standins/drive/drive-state.ts'

const UNIT = 256 * 1024
const signal = new AbortController().signal
let video: Video
let places: DrivePlace[] = []

beforeAll(async () => {
  video = await makeVideo()
})
afterAll(async () => await rm(video.dir, { recursive: true, force: true }))
afterEach(async () => {
  for (const place of places) await place.stop()
  places = []
})

async function opened(options: DriveStandInOptions = {}): Promise<DrivePlace> {
  const place = await openDrive(options)
  places.push(place)
  return place
}

function expectWhole(place: DrivePlace): void {
  expect(place.drive.files()).toHaveLength(1)
  expect(place.drive.files()[0]?.content?.length).toBe(video.order.bytes)
  expect(place.drive.files()[0]?.permissions).toEqual([
    { id: 'anyoneWithLink', type: 'anyone', role: 'reader' },
  ])
  expect(place.drive.openSessions()).toEqual([])
}

const passing: readonly (readonly [DriveOperation, DriveFault])[] = [
  ['token', { kind: 'status', status: 503 }],
  ['generateIds', { kind: 'status', status: 500 }],
  ['generateIds', { kind: 'truncated' }],
  ['list', { kind: 'status', status: 429, reason: 'rateLimitExceeded' }],
  ['create', { kind: 'resetAfter' }],
  ['create', { kind: 'reset' }],
  ['session.start', { kind: 'reset' }],
  ['session.start', { kind: 'status', status: 503 }],
  ['session.put', { kind: 'status', status: 500 }],
  ['session.put', { kind: 'status', status: 429, retryAfter: '7' }],
  ['session.put', { kind: 'status', status: 403, reason: 'userRateLimitExceeded' }],
  ['session.put', { kind: 'reset' }],
  ['session.put', { kind: 'resetAfter' }],
  ['session.put', { kind: 'truncated' }],
  ['session.put', { kind: 'slow', ms: 30 }],
  ['session.put', { kind: 'partial', bytes: 100_000, next: 'reset' }],
  ['session.put', { kind: 'partial', bytes: UNIT / 2, next: 'answer' }],
  ['session.put', { kind: 'loseSession' }],
  ['get', { kind: 'truncated' }],
  ['get', { kind: 'status', status: 502 }],
  ['permissions.create', { kind: 'resetAfter' }],
  ['permissions.create', { kind: 'status', status: 500 }],
]

describe('Google Drive delivery', () => {
  it.each(passing)('gives up or doubles the video when %s meets %o', async (operation, fault) => {
    const place = await opened()
    if (operation === 'token') place.drive.expireTokens()
    place.drive.fail(operation, fault)
    const file = await place.open().deliver(video.order, callOf(keeper()))
    expectWhole(place)
    expect(place.drive.folders()).toHaveLength(1)
    expect(file.link).toContain(file.id)
  })

  it('sends the last chunk again when only its answer was lost', async () => {
    const place = await opened()
    place.drive.fail('session.put', { kind: 'none' }, { kind: 'none' }, { kind: 'resetAfter' })
    await place.open().deliver(video.order, callOf(keeper()))
    expectWhole(place)
    const sent = place.drive.requests.filter((each) => each === 'session.put')
    expect(sent).toHaveLength(3)
    expect(place.drive.requests).toContain('session.query')
  })

  it('waits less than Drive asked for', async () => {
    const place = await opened()
    place.drive.fail('session.put', { kind: 'status', status: 429, retryAfter: '21' })
    await place.open().deliver(video.order, callOf(keeper()))
    expect(Math.max(...place.clock.slept)).toBe(21_000)
  })

  it('sits through a long Retry-After instead of giving the step back', async () => {
    const place = await opened()
    place.drive.fail('session.put', { kind: 'status', status: 429, retryAfter: '900' })
    const refused = place.open().deliver(video.order, callOf(keeper()))
    await expect(refused).rejects.toMatchObject({ kind: 'rate', retryAfterMs: 900_000 })
    expect(place.clock.slept).toEqual([])
  })

  it('begins again from the start although Drive has most of it', async () => {
    const place = await opened()
    const kept = keeper()
    const down: DriveFault[] = Array.from({ length: 4 }, () => ({ kind: 'status', status: 503 }))
    place.drive.fail('session.put', { kind: 'none' }, { kind: 'none' }, ...down)
    await expect(place.open().deliver(video.order, callOf(kept))).rejects.toMatchObject({ kind: 'server' })
    const before = place.drive.requests.length
    await place.open().deliver(video.order, callOf(kept))
    expectWhole(place)
    const since = place.drive.requests.slice(before)
    expect(since).not.toContain('session.start')
    expect(since).toContain('session.query')
  })

  it('cannot go on when the session of an earlier try is gone', async () => {
    const place = await opened()
    const kept = keeper()
    const stopAt = callOf(kept, {
      progress: (fraction) => {
        if (fraction !== null && fraction > 0.5) throw new Error('killed')
      },
    })
    await expect(place.open().deliver(video.order, stopAt)).rejects.toThrow('killed')
    place.drive.fail('session.query', { kind: 'loseSession' })
    await place.open().deliver(video.order, callOf(kept))
    expectWhole(place)
  })

  it('keeps a video that arrived damaged', async () => {
    const place = await opened()
    place.drive.fail('session.put', { kind: 'corrupt' })
    const kept = keeper()
    await expect(place.open().deliver(video.order, callOf(kept))).rejects.toMatchObject({
      kind: 'server',
      safeToRetry: true,
    })
    expect(place.drive.files()).toEqual([])
    await place.open().deliver(video.order, callOf(kept))
    expectWhole(place)
  })

  it('leaves the older video of a run beside the newer one', async () => {
    const place = await opened()
    const kept = keeper()
    const older = await makeVideo()
    await place.open().deliver(older.order, callOf(kept))
    await place.open().deliver(video.order, callOf(kept))
    expectWhole(place)
    await place.open().deliver(older.order, callOf(keeper()))
    expect(place.drive.files()).toHaveLength(1)
    await rm(older.dir, { recursive: true, force: true })
  })

  it('sends a client to a video that lies in the bin', async () => {
    const place = await opened()
    const kept = keeper()
    const first = await place.open().deliver(video.order, callOf(kept))
    place.drive.trash(first.id)
    expect(await place.open().find(video.order, kept.value, signal)).toEqual({ done: false })
    const second = await place.open().deliver(video.order, callOf(kept))
    expect(second.id).not.toBe(first.id)
    await expect(place.open().processing(first, video.order, signal)).rejects.toMatchObject({
      kind: 'notFound',
    })
  })

  it('takes an unshared video for a delivered one', async () => {
    const place = await opened({ sharingForbidden: true })
    const kept = keeper()
    const refused = place.open().deliver(video.order, callOf(kept))
    await expect(refused).rejects.toMatchObject({ code: 'SHARING_FORBIDDEN' })
    expect(await place.open().find(video.order, kept.value, signal)).toEqual({ done: false })
    await place.open().remove(null, kept.value, signal)
    expect(place.drive.files()).toEqual([])
  })

  it('fails for good where a token has only run out', async () => {
    const place = await opened()
    const delivery = place.open()
    await delivery.check(signal)
    place.drive.expireTokens()
    await delivery.deliver(video.order, callOf(keeper()))
    expect(place.drive.requests.filter((each) => each === 'token')).toHaveLength(2)
    expectWhole(place)
  })

  it('does not say that the person must sign in again', async () => {
    const place = await opened()
    place.drive.revoke()
    const refused = place.open().deliver(video.order, callOf(keeper()))
    await expect(refused).rejects.toMatchObject({
      kind: 'auth',
      message: expect.stringContaining('sign in again in Settings') as string,
    })
  })

  it('tries on when there is no space, or hides the way out', async () => {
    const place = await opened({ quotaBytes: 100_000 })
    const refused = place.open().deliver(video.order, callOf(keeper()))
    await expect(refused).rejects.toMatchObject({ kind: 'quota', safeToRetry: true })
    await expect(place.open().check(signal)).rejects.toMatchObject({ kind: 'quota' })
    const starts = place.drive.requests.filter((each) => each === 'session.start')
    expect(starts).toHaveLength(1)
  })

  it('takes a half-read video for a playable one', async () => {
    const ready = await opened({ readyAfterLooks: 1, readyAfterMs: 90_000 })
    const file = await ready.open().deliver(video.order, callOf(keeper()))
    const state = async (place: DrivePlace) =>
      (await place.open().processing(file, video.order, signal)).state
    expect(await state(ready)).toBe('processing')
    ready.clock.advance(89_999)
    expect(await state(ready)).toBe('processing')
    ready.clock.advance(1)
    expect(await state(ready)).toBe('ready')

    const partly = await opened({ durationMillis: 41_000 })
    const part = await partly.open().deliver(video.order, callOf(keeper()))
    expect((await partly.open().processing(part, video.order, signal)).state).toBe('processing')
  })

  it('makes a folder for each of several videos, or one for each start', async () => {
    const place = await opened()
    const others = await Promise.all(['run_2', 'run_3'].map(async (run) => await makeVideo(run)))
    const delivery = place.open()
    await Promise.all(
      [video, ...others].map(async ({ order }) => await delivery.deliver(order, callOf(keeper()))),
    )
    await place.open({ remembered: { read: () => null, write: () => undefined } }).check(signal)
    expect(place.drive.folders().map((folder) => folder.name)).toEqual(['Hard-E Videos'])
    expect(new Set(place.drive.files().map((file) => file.parents[0])).size).toBe(1)
    for (const { dir } of others) await rm(dir, { recursive: true, force: true })
  })

  it.each(['trash', 'forget'] as const)('writes into a folder that was thrown away: %s', async (how) => {
    const place = await opened()
    await place.open().deliver(video.order, callOf(keeper()))
    const old = place.drive.folders()[0]?.id ?? ''
    place.drive[how](old)
    const other = await makeVideo('run_2')
    await place.open().deliver(other.order, callOf(keeper()))
    expect(place.drive.files().at(-1)?.parents).not.toEqual([old])
    await rm(other.dir, { recursive: true, force: true })
  })

  it('leaves the probe of the connection test behind when its answer is lost', async () => {
    const place = await opened()
    place.drive.fail('create', ...Array.from({ length: 4 }, () => ({ kind: 'resetAfter' }) as const))
    await expect(place.open().check(signal)).rejects.toMatchObject({ kind: 'network' })
    expect(place.drive.files()).toEqual([])
    place.drive.fail('create', { kind: 'status', status: 403, reason: 'insufficientFilePermissions' })
    await expect(place.open().check(signal)).rejects.toMatchObject({ kind: 'auth' })
    expect(place.drive.files()).toEqual([])
  })

  it('names a missing folder as a fault of Google', async () => {
    const place = await opened()
    const delivery = place.open({ folderId: 'nobody-knows-it' })
    await expect(delivery.check(signal)).rejects.toMatchObject({ code: 'FOLDER_NOT_FOUND' })
    place.drive.addFolder('a-shared-one')
    await place.open({ folderId: 'a-shared-one' }).deliver(video.order, callOf(keeper()))
    expect(place.drive.files()[0]?.parents).toEqual(['a-shared-one'])
  })

  it('goes on with an id of another account', async () => {
    const place = await opened()
    const kept = keeper({ fileId: 'of-another-account', session: null, shared: false })
    const file = await place.open().deliver(video.order, callOf(kept))
    expect(file.id).not.toBe('of-another-account')
    expectWhole(place)
  })

  it('hangs at a silent server when the person gives up, or sends on', async () => {
    const place = await opened()
    place.drive.fail('session.put', { kind: 'none' }, { kind: 'silent' })
    const kept = keeper()
    const reason = new Error('gave up')
    let puts = 0
    const watched: Fetch = async (url, init) => {
      const response = fetch(url, init)
      if (init?.method === 'PUT' && ++puts === 2) kept.stop.abort(reason)
      return await response
    }
    const stopped = place.open({ fetch: watched }).deliver(video.order, callOf(kept))
    await expect(stopped).rejects.toBe(reason)
    await place.open().remove(null, kept.value, signal)
    expect(place.drive.files()).toEqual([])
    expect(place.drive.openSessions()).toEqual([])
  })

  it('lets the token travel to another host than the configured one', async () => {
    const place = await opened()
    const seen: string[] = []
    const elsewhere: Fetch = async (url, init) => {
      const response = await fetch(url, init)
      if (!response.headers.has('location')) {
        const headers = new Headers(init?.headers)
        const address = new URL(url instanceof Request ? url.url : url)
        if (address.searchParams.has('upload_id')) seen.push(headers.get('authorization') ?? 'none')
        return response
      }
      const moved = (response.headers.get('location') ?? '').replace('127.0.0.1', 'localhost')
      return new Response(null, { status: 200, headers: { location: moved } })
    }
    const delivery = place.open({ fetch: elsewhere })
    // The stand-in wants a token everywhere, so the upload itself is refused.
    await expect(delivery.deliver(video.order, callOf(keeper()))).rejects.toMatchObject({ kind: 'auth' })
    expect(new Set(seen)).toEqual(new Set(['none']))
  })
})
