import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import type { Fetch } from '#main/core/http.ts'
import { mp4Facts } from '#main/core/mp4-seconds.ts'
import { createLocalRenderer } from '#main/local/video/local-renderer.ts'
import { makeOrder, openCloud } from '#tests/standins/cloudinary/cloud-place.ts'
import { realVideo } from '#tests/standins/cloudinary/real-video.ts'
import { kept, renderCall, rendererContract, untilRendered } from './video-renderer.suite.ts'

const primer = (name: string): string => join(import.meta.dirname, '..', '..', 'resources', 'primer', name)
const { signal } = new AbortController()
const killed = new Error('killed')

rendererContract('Cloudinary (stand-in)', true, async () => {
  const place = await openCloud()
  return {
    dir: place.dir,
    open: () => place.open(),
    order: async (runId) => await place.order(runId),
    leftovers: async () => place.cloud.leftovers(),
    stop: async () => await place.stop(),
  }
})

rendererContract('this computer', false, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'harde-studio-'))
  const files = { templateFile: primer('base.mp4'), musicFile: primer('music.wav') }
  return {
    dir,
    open: () => createLocalRenderer({ ...files, log: silentLog }),
    order: async (runId = 'run_01') => await makeOrder(dir, runId, 3),
    leftovers: async () => [],
    stop: async () => await rm(dir, { recursive: true, force: true }),
  }
})

describe('Cloudinary', { timeout: 120_000 }, () => {
  it('ends in something without picture or sound', async () => {
    const place = await openCloud({ derive: realVideo })
    const renderer = place.open({ templateFile: primer('base.mp4'), musicFile: primer('music.wav') })
    const order = await place.order('run_01', 4)
    await renderer.assets?.upload(order, signal)
    const outFile = join(place.dir, 'out.mp4')
    const run = kept()
    await untilRendered(renderer, order, outFile, () => renderCall(run))
    const { ALL_FORMATS, FilePathSource, Input } = await import('mediabunny')
    const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(outFile) })
    const [picture, sound] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()]
    expect(picture?.codec).toBe('avc')
    expect(sound?.codec).toBe('aac')
    expect((await mp4Facts(outFile))?.seconds).toBeCloseTo(await input.computeDuration(), 1)
    input.dispose()
    await renderer.assets?.remove(order.runId, signal)
    expect(place.cloud.leftovers()).toEqual([])
    await place.stop()
  })

  it.each(['before', 'after'] as const)(
    'leaves an orphan, or does not come to its end, when the process dies %s a request had its effect',
    async (when) => {
      const place = await openCloud()
      const dir = join(place.dir, 'out')
      await mkdir(dir)
      let deaths = 0
      for (let nth = 1; nth < 80; nth++) {
        const order = await place.order(`run_${nth}`, 30)
        const outFile = join(dir, `${nth}.mp4`)
        const run = kept()
        let count = 0
        const mortal: Fetch = async (url, init) => {
          const now = ++count === nth
          if (now && when === 'before') run.stop.abort(killed)
          const response = await fetch(url, init)
          if (!now) return response
          run.stop.abort(killed)
          throw killed
        }
        const whole = async (fetchNow: Fetch): Promise<void> => {
          const renderer = place.open({ fetch: fetchNow })
          await renderer.assets?.upload(order, run.stop.signal)
          await untilRendered(renderer, order, outFile, () => renderCall(run))
          await renderer.assets?.remove(order.runId, run.stop.signal)
        }
        const dead = await whole(mortal)
          .then(() => false)
          .catch(() => run.stop.signal.aborted)
        const { assets, ...next } = place.open()
        if (nth % 2 === 0) {
          // It is given up instead of taken up again; what was on its way turns up later.
          await assets?.remove(order.runId, signal)
          place.cloud.finishAll()
        } else {
          await assets?.upload(order, signal)
          const again = kept(run.value)
          await untilRendered({ assets, ...next }, order, outFile, () => renderCall(again))
        }
        for (const runId of (await assets?.runsWithAssets(signal)) ?? []) await assets?.remove(runId, signal)
        expect(place.cloud.leftovers(), `death ${nth}`).toEqual([])
        if (!dead) break
        deaths += 1
      }
      expect(deaths).toBeGreaterThan(10)
      expect(place.cloud.assets()).toHaveLength(2)
      await place.stop()
    },
  )
})
