import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mp4Facts, type Mp4Facts } from '#main/core/mp4-seconds.ts'
import { tinyMp4 } from '#tests/standins/cloudinary/tiny-mp4.ts'

describe('reading the boxes of an MP4', () => {
  let dir: string
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'harde-mp4-'))
  })
  afterAll(async () => await rm(dir, { recursive: true, force: true }))

  const facts = async (content: Buffer): Promise<Mp4Facts | null> => {
    const file = join(dir, 'video.mp4')
    await writeFile(file, content)
    return await mp4Facts(file)
  }

  it('gets length, tracks or the place of the index wrong', async () => {
    const whole = { seconds: 92.5, picture: true, sound: true, faststart: true }
    expect(await facts(tinyMp4({ seconds: 92.5 }))).toEqual(whole)
    expect(await facts(tinyMp4({ seconds: 92.5, wide: true }))).toEqual(whole)
    expect(await facts(tinyMp4({ seconds: 92.5, faststart: false }))).toEqual({ ...whole, faststart: false })
    expect(await facts(tinyMp4({ seconds: 92.5, tracks: ['vide'] }))).toEqual({ ...whole, sound: false })
    expect(await facts(tinyMp4({ seconds: 92.5, tracks: ['soun'] }))).toEqual({ ...whole, picture: false })
  })

  it('takes a cut-off video, or something else, for a whole one', async () => {
    const content = tinyMp4({ seconds: 10, contentBytes: 2000 })
    const seen = new Set<string>()
    for (let length = 0; length < content.length; length += 7) {
      const cut = await facts(content.subarray(0, length))
      if (cut !== null) seen.add(`${length} ${JSON.stringify(cut)}`)
    }
    expect([...seen]).toEqual([])
    expect(await facts(Buffer.from('<html>Not found</html>'))).toBeNull()
    expect(await facts(Buffer.alloc(5000, 1))).toBeNull()
    const noTime = tinyMp4({ seconds: 10 })
    noTime.writeUInt32BE(0, noTime.indexOf('mvhd') + 4 + 12)
    expect(await facts(noTime)).toBeNull()
  })
})
