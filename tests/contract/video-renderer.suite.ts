import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JsonObject } from '#main/approvals/outward-action.ts'
import { mp4Facts } from '#main/core/mp4-seconds.ts'
import type { RenderCall, RenderedVideo, RenderOrder, VideoRenderer } from '#main/video/renderer.ts'

/** A renderer with the means to look behind it. */
export interface Studio {
  readonly dir: string
  /** A new adapter, as after a restart. */
  open(): VideoRenderer
  order(runId?: string): Promise<RenderOrder>
  /** What is left of runs where it renders. */
  leftovers(): Promise<readonly string[]>
  stop(): Promise<void>
}

/** What a run keeps, and the signal it works under. */
export interface Kept {
  value: JsonObject | null
  readonly stop: AbortController
}

const killed = new Error('killed')
const { signal } = new AbortController()

export const kept = (value: JsonObject | null = null): Kept => ({ value, stop: new AbortController() })

export const renderCall = (run: Kept, changes: Partial<RenderCall> = {}): RenderCall => ({
  signal: run.stop.signal,
  progress: () => undefined,
  saved: run.value,
  save: (value) => {
    run.value = value
  },
  ...changes,
})

/** Ends a try at its n-th save, before or after the commit, or at its n-th progress. */
function dying(run: Kept, at: 'before save' | 'after save' | 'progress', due: () => boolean): RenderCall {
  const die = (): never => {
    run.stop.abort(killed)
    throw killed
  }
  return renderCall(run, {
    save: (value) => {
      const now = at !== 'progress' && due()
      if (now && at === 'before save') die()
      run.value = value
      if (now) die()
    },
    progress: () => {
      if (at === 'progress' && due()) run.stop.abort(killed)
    },
  })
}

/** Renders until it is done; `callOf` makes the call of each attempt. */
export async function untilRendered(
  renderer: VideoRenderer,
  order: RenderOrder,
  outFile: string,
  callOf: () => RenderCall,
): Promise<RenderedVideo> {
  for (let attempt = 0; attempt < 60; attempt++) {
    const done = await renderer.render(order, outFile, callOf())
    if (!('againInMs' in done)) return done
    expect(done.againInMs).toBeGreaterThan(0)
  }
  return expect.unreachable(`it never came to its end: ${JSON.stringify(callOf().saved)}`)
}

/** `remote`: it brings assets elsewhere, which must be found and taken away again. */
export function rendererContract(name: string, remote: boolean, open: () => Promise<Studio>): void {
  describe(`video renderer: ${name}`, { timeout: 120_000 }, () => {
    let studio: Studio
    let order: RenderOrder
    let outFile: string
    beforeEach(async () => {
      studio = await open()
      order = await studio.order()
      outFile = join(studio.dir, 'out', 'finished.mp4')
      await mkdir(dirname(outFile))
    })
    afterEach(async () => await studio.stop())

    const files = async (): Promise<readonly string[]> => await readdir(dirname(outFile))
    const upload = async (): Promise<void> => {
      await studio.open().assets?.upload(order, signal)
    }
    const render = async (run: Kept): Promise<RenderedVideo> =>
      await untilRendered(studio.open(), order, outFile, () => renderCall(run))
    const cleanUp = async (): Promise<void> => {
      await studio.open().assets?.remove(order.runId, signal)
      expect(await studio.leftovers()).toEqual([])
    }

    it('makes something that is no playable video of the right length', async () => {
      await upload()
      const done = await render(kept())
      const facts = await mp4Facts(outFile)
      expect(facts).toMatchObject({ picture: true, sound: true, faststart: true })
      expect(facts?.seconds).toBeGreaterThan(order.voiceSeconds + 0.4)
      expect(facts?.seconds).toBeLessThan(order.voiceSeconds + 4)
      expect(done.seconds).toBeCloseTo(facts?.seconds ?? 0, 1)
      expect(done.bytes).toBe((await stat(outFile)).size)
      expect(await files()).toEqual(['finished.mp4'])
      await cleanUp()
    })

    it('cannot make a video again where the first one was lost', async () => {
      await upload()
      const run = kept()
      const first = await render(run)
      await rm(outFile)
      await upload()
      expect(await render(run)).toMatchObject({ seconds: first.seconds })
      await rm(outFile)
      expect(await render(kept())).toMatchObject({ seconds: first.seconds })
      await cleanUp()
    })

    it.each(['before save', 'after save', 'progress'] as const)(
      'does not come to its end, or leaves something, after it was cut off %s',
      async (at) => {
        let deaths = 0
        for (let nth = 1; nth < 4; nth++) {
          let count = 0
          await upload()
          const run = kept()
          const due = (): boolean => ++count === nth
          const dead = await untilRendered(studio.open(), order, outFile, () => dying(run, at, due))
            .then(() => false)
            .catch(() => run.stop.signal.aborted)
          expect(await files()).toEqual(dead ? [] : ['finished.mp4'])
          await rm(outFile, { force: true })
          deaths += dead ? 1 : 0
          await render(kept(run.value))
          expect(await files()).toEqual(['finished.mp4'])
          await rm(outFile)
          await cleanUp()
          if (!dead) break
        }
        // The local renderer saves nothing.
        expect(deaths > 0).toBe(remote || at === 'progress')
      },
    )

    it('writes something although the person gave up before', async () => {
      await upload()
      const run = kept()
      run.stop.abort(killed)
      await expect(render(run)).rejects.toThrow(/killed|aborted/)
      expect(await files()).toEqual([])
      await cleanUp()
    })

    it.runIf(remote)('finds what is not there, misses what is, or cannot take it away twice', async () => {
      const { assets } = studio.open()
      if (!assets) throw new Error('It brings nothing elsewhere.')
      expect(await assets.find(order, signal)).toEqual({ done: false })
      expect(await assets.left(order.runId, signal)).toEqual([])
      const result = await assets.upload(order, signal)
      expect(await assets.upload(order, signal)).toEqual(result)
      expect(await assets.find(order, signal)).toEqual({ done: true, result })
      expect(await assets.find({ ...order, key: `${order.key}x` }, signal)).toEqual({ done: false })
      const other = await studio.order('run_02')
      await assets.upload(other, signal)
      await render(kept())
      expect((await assets.left(order.runId, signal)).length).toBeGreaterThan(1)
      expect((await assets.runsWithAssets(signal)).toSorted()).toEqual([order.runId, 'run_02'].toSorted())
      await assets.remove(order.runId, signal)
      await assets.remove(order.runId, signal)
      expect(await assets.left(order.runId, signal)).toEqual([])
      expect(await assets.runsWithAssets(signal)).toEqual(['run_02'])
      expect(await assets.find(order, signal)).toEqual({ done: false })
      expect((await assets.find(other, signal)) as object).toMatchObject({ done: true })
      await assets.remove('run_02', signal)
      expect(await studio.leftovers()).toEqual([])
    })

    it('leaves something behind when the connection is tested', async () => {
      await studio.open().check(signal)
      expect(await studio.leftovers()).toEqual([])
    })
  })
}
