import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import type { Fetch } from '#main/core/http.ts'
import { createFolderDelivery } from '#main/local/delivery/folder-delivery.ts'
import { openDrive } from '#tests/standins/drive/drive-place.ts'
import { callOf, deliveryContract, keeper, makeVideo } from './delivery.suite.ts'

const md5Of = (content: Buffer): string => createHash('md5').update(content).digest('hex')

deliveryContract('folder on this computer', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'harde-deliveries-'))
  const names = async (hidden: boolean): Promise<readonly string[]> =>
    (await readdir(dir)).filter((name) => name.startsWith('.') === hidden)
  return {
    open: () => createFolderDelivery({ folder: dir, log: silentLog }),
    there: async () =>
      await Promise.all((await names(false)).map(async (name) => md5Of(await readFile(join(dir, name))))),
    leftovers: async () => await names(true),
    stop: async () => await rm(dir, { recursive: true, force: true }),
  }
})

deliveryContract('Google Drive (stand-in)', async () => {
  const place = await openDrive({ readyAfterLooks: 3 })
  return {
    open: () => place.open(),
    there: async () => place.drive.files().map((file) => md5Of(file.content ?? Buffer.alloc(0))),
    leftovers: async () => place.drive.openSessions(),
    stop: async () => await place.stop(),
  }
})

const killed = new Error('killed')

describe('Google Drive, cut off at any request', () => {
  it.each(['before', 'after'] as const)(
    'loses or doubles the video when the process dies %s a request had its effect',
    async (when) => {
      const video = await makeVideo()
      let deaths = 0
      for (let nth = 1; nth < 60; nth++) {
        const place = await openDrive()
        const kept = keeper()
        let count = 0
        const mortal: Fetch = async (url, init) => {
          const now = ++count === nth
          if (now && when === 'before') kept.stop.abort(killed)
          const response = await fetch(url, init)
          if (!now) return response
          kept.stop.abort(killed)
          throw killed
        }
        const dead = await place
          .open({ fetch: mortal })
          .deliver(video.order, callOf(kept))
          .then(() => false)
          .catch((error: unknown) => kept.stop.signal.aborted && error instanceof Error)
        const file = await place.open().deliver(video.order, callOf(keeper(kept.value)))
        expect(
          place.drive.files().map((each) => each.id),
          `death ${nth}`,
        ).toEqual([file.id])
        expect(place.drive.files()[0]?.permissions).toHaveLength(1)
        expect(place.drive.folders(), `folders at death ${nth}`).toHaveLength(1)
        await place.stop()
        if (!dead) break
        deaths += 1
      }
      await rm(video.dir, { recursive: true, force: true })
      expect(deaths).toBeGreaterThan(10)
    },
  )
})
