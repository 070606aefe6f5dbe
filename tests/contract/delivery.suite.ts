import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '#main/approvals/outward-action.ts'
import type { DeliveredFile, Delivery, DeliveryCall, DeliveryOrder } from '#main/video/delivery.ts'

/** A place for videos with the means to look into it. */
export interface Place {
  /** A new adapter on the same place, as after a restart. */
  open(): Delivery
  /** MD5 of every finished video there. */
  there(): Promise<readonly string[]>
  /** Unfinished uploads, temporary files, probes. */
  leftovers(): Promise<readonly string[]>
  stop(): Promise<void>
}

export interface Video {
  readonly dir: string
  readonly order: DeliveryOrder
}

export async function makeVideo(runId = 'run_1', bytes = 700 * 1024): Promise<Video> {
  const dir = await mkdtemp(join(tmpdir(), 'harde-video-'))
  const file = join(dir, `${runId}.mp4`)
  const content = randomBytes(bytes)
  await writeFile(file, content)
  const md5 = createHash('md5').update(content).digest('hex')
  const name = 'Primer video - Ortiz - 2231-01.mp4'
  return { dir, order: { runId, file, name, bytes, md5, seconds: 60 } }
}

/** What a run keeps, and the signal it works under. */
export interface Keeper {
  value: JsonObject | null
  readonly stop: AbortController
}

export const keeper = (value: JsonObject | null = null): Keeper => ({ value, stop: new AbortController() })

export function callOf(kept: Keeper, changes: Partial<DeliveryCall> = {}): DeliveryCall {
  return {
    signal: kept.stop.signal,
    progress: () => undefined,
    saved: kept.value,
    save: (value) => {
      kept.value = value
    },
    ...changes,
  }
}

const killed = new Error('killed')

/** Ends a try at its n-th save, before or after the commit, or at its n-th progress. */
function dying(kept: Keeper, at: 'before save' | 'after save' | 'progress', nth: number): DeliveryCall {
  let count = 0
  const due = (): boolean => ++count === nth
  const die = (): never => {
    kept.stop.abort(killed)
    throw killed
  }
  return callOf(kept, {
    save: (value) => {
      const now = at !== 'progress' && due()
      if (now && at === 'before save') die()
      kept.value = value
      if (now) die()
    },
    progress: () => {
      if (at === 'progress' && due()) die()
    },
  })
}

export function deliveryContract(name: string, open: () => Promise<Place>): void {
  describe(`delivery: ${name}`, () => {
    let place: Place
    let video: Video
    const signal = new AbortController().signal
    beforeEach(async () => {
      place = await open()
      video = await makeVideo()
    })
    afterEach(async () => {
      await place.stop()
      await rm(video.dir, { recursive: true, force: true })
    })

    const deliver = async (kept: Keeper): Promise<DeliveredFile> =>
      await place.open().deliver(video.order, callOf(kept))

    it('delivers a video that is not the one that was rendered', async () => {
      const kept = keeper()
      const file = await deliver(kept)
      expect(await place.there()).toEqual([video.order.md5])
      expect(file.link).not.toBe('')
      expect(await place.leftovers()).toEqual([])
    })

    it('delivers twice when the step runs again after its end', async () => {
      const kept = keeper()
      const first = await deliver(kept)
      const second = await place.open().deliver(video.order, callOf(keeper(kept.value)))
      expect(second).toEqual(first)
      expect(await place.there()).toHaveLength(1)
    })

    it('delivers twice when even what was saved is lost', async () => {
      const first = await deliver(keeper())
      expect(await deliver(keeper())).toEqual(first)
      expect(await place.there()).toHaveLength(1)
    })

    it.each(['before save', 'after save', 'progress'] as const)(
      'loses or doubles the video when it is cut off %s',
      async (at) => {
        let deaths = 0
        for (let nth = 1; nth < 40; nth++) {
          const kept = keeper()
          const dead = await place
            .open()
            .deliver(video.order, dying(kept, at, nth))
            .then(() => false)
            .catch((error: unknown) => error === killed)
          if (dead) deaths += 1
          const file = await place.open().deliver(video.order, callOf(keeper(kept.value)))
          expect(await place.there(), `death ${nth}`).toEqual([video.order.md5])
          const again = keeper(kept.value)
          const done = await place.open().deliver(video.order, callOf(again))
          expect(done).toEqual(file)
          await place.open().remove(file, again.value, signal)
          expect(await place.there(), `removed ${nth}`).toEqual([])
          if (!dead) break
        }
        expect(deaths).toBeGreaterThan(0)
      },
    )

    it('finds a video that is not there, or misses one that is', async () => {
      const kept = keeper()
      expect(await place.open().find(video.order, null, signal)).toEqual({ done: false })
      const file = await deliver(kept)
      const found = { done: true, result: { ...file } }
      expect(await place.open().find(video.order, kept.value, signal)).toEqual(found)
      expect(await place.open().find(video.order, null, signal)).toEqual(found)
      const other = { ...video.order, runId: 'run_2', md5: 'f'.repeat(32), name: 'Another.mp4' }
      expect(await place.open().find(other, null, signal)).toEqual({ done: false })
    })

    it('fails when what it should take away is already gone', async () => {
      const kept = keeper()
      const file = await deliver(kept)
      await place.open().remove(file, kept.value, signal)
      await place.open().remove(file, kept.value, signal)
      await place.open().remove(null, null, signal)
      expect(await place.there()).toEqual([])
      expect(await place.open().find(video.order, kept.value, signal)).toEqual({ done: false })
    })

    it('cannot deliver again what was taken away', async () => {
      const kept = keeper()
      const file = await deliver(kept)
      await place.open().remove(file, kept.value, signal)
      await deliver(kept)
      expect(await place.there()).toEqual([video.order.md5])
      expect(await place.leftovers()).toEqual([])
    })

    it('leaves a begun upload behind when the run is given up', async () => {
      for (let nth = 1; nth < 40; nth++) {
        const kept = keeper()
        const dead = await place
          .open()
          .deliver(video.order, dying(kept, 'progress', nth))
          .then(() => false)
          .catch((error: unknown) => error === killed)
        await place.open().remove(null, kept.value, signal)
        expect(await place.leftovers(), `death ${nth}`).toEqual([])
        expect(await place.there()).toEqual([])
        if (!dead) return
      }
      expect.unreachable('it never came to its end')
    })

    it('sends something although the person gave up before', async () => {
      const kept = keeper()
      kept.stop.abort(killed)
      await expect(deliver(kept)).rejects.toBe(killed)
      expect(await place.there()).toEqual([])
    })

    it('delivers a file that is no longer the video of the order', async () => {
      await writeFile(video.order.file, 'something else')
      await expect(deliver(keeper())).rejects.toMatchObject({ code: 'VIDEO_CHANGED' })
      await rm(video.order.file)
      await expect(deliver(keeper())).rejects.toMatchObject({ name: 'UserError' })
      expect(await place.there()).toEqual([])
    })

    it('calls a delivered video playable before it is, or never', async () => {
      const file = await deliver(keeper())
      const seen: string[] = []
      for (let look = 0; look < 6 && seen.at(-1) !== 'ready'; look++) {
        seen.push((await place.open().processing(file, video.order, signal)).state)
      }
      expect(seen.at(-1)).toBe('ready')
      await place.open().remove(file, null, signal)
      await expect(place.open().processing(file, video.order, signal)).rejects.toMatchObject({
        kind: 'notFound',
      })
    })

    it('leaves something behind when the connection is tested', async () => {
      await place.open().check(signal)
      expect(await place.there()).toEqual([])
      expect(await place.leftovers()).toEqual([])
    })
  })
}
