import { chmod, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import { copyIntoPlace } from '#main/local/delivery/copy-into-place.ts'
import { numbered, safeFileName } from '#main/local/delivery/file-names.ts'
import { createFolderDelivery } from '#main/local/delivery/folder-delivery.ts'
import { callOf, keeper, makeVideo, type Video } from '#tests/contract/delivery.suite.ts'

const signal = new AbortController().signal
let dir: string
let video: Video
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'harde-deliveries-'))
  video = await makeVideo()
})
afterEach(async () => {
  for (const each of [dir, video.dir]) await rm(each, { recursive: true, force: true })
})

const open = (folder = dir) => createFolderDelivery({ folder, log: silentLog })

describe('folder delivery', () => {
  it('writes over a file of somebody else', async () => {
    await writeFile(join(dir, video.order.name), 'mine')
    await mkdir(join(dir, 'Primer video - Ortiz - 2231-01 (2).mp4'))
    const file = await open().deliver(video.order, callOf(keeper()))
    expect(file.link).toBe(join(dir, 'Primer video - Ortiz - 2231-01 (3).mp4'))
    expect(await readFile(join(dir, video.order.name), 'utf8')).toBe('mine')
  })

  it('follows a link out of the folder', async () => {
    const outside = join(video.dir, 'outside.mp4')
    await symlink(outside, join(dir, video.order.name))
    const file = await open().deliver(video.order, callOf(keeper()))
    expect(file.link).toContain(' (2).mp4')
    expect(await readdir(video.dir)).toEqual(['run_1.mp4'])
  })

  it('takes away a video that somebody has edited', async () => {
    const kept = keeper()
    const file = await open().deliver(video.order, callOf(kept))
    await rm(file.id)
    await writeFile(file.id, 'cut by hand')
    await open().remove(file, kept.value, signal)
    expect(await readFile(file.id, 'utf8')).toBe('cut by hand')
  })

  it('makes up a folder of a disk that is not there', async () => {
    const missing = join(dir, 'not', 'there')
    await expect(open(missing).deliver(video.order, callOf(keeper()))).rejects.toMatchObject({
      code: 'NO_SUCH_FOLDER',
    })
    await expect(open(missing).check(signal)).rejects.toMatchObject({ code: 'NO_SUCH_FOLDER' })
    await writeFile(join(dir, 'file'), '')
    await expect(open(join(dir, 'file')).check(signal)).rejects.toMatchObject({ code: 'NO_SUCH_FOLDER' })
    expect(await readdir(dir)).toEqual(['file'])
  })

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'hides that the folder may not be written',
    async () => {
      await chmod(dir, 0o500)
      await expect(open().check(signal)).rejects.toMatchObject({ code: 'NO_PERMISSION' })
      await chmod(dir, 0o700)
    },
  )

  it('keeps the empty name or the half copy of a try that was cut off', async () => {
    const path = join(dir, video.order.name)
    const temp = join(dir, '.harde-run_1.part')
    const saved = { path, temp, bytes: video.order.bytes, md5: video.order.md5 }
    for (const each of [path, temp]) await writeFile(each, '')
    const file = await open().deliver(video.order, callOf(keeper(saved)))
    expect(file.id).toBe(path)
    expect(await readdir(dir)).toEqual([video.order.name])
    await rm(path)
    for (const each of [path, temp]) await writeFile(each, '')
    await open().remove(null, saved, signal)
    expect(await readdir(dir)).toEqual([])
  })
})

describe('putting a file into place', () => {
  const refuse = (code: string) => async (): Promise<void> => {
    throw Object.assign(new Error(code), { code })
  }
  const placement = () => ({
    from: video.order.file,
    temp: join(dir, '.temp'),
    to: join(dir, 'video.mp4'),
    content: video.order,
    signal,
    progress: () => undefined,
  })

  it.each(['EXDEV', 'EPERM', 'ENOTSUP'])('fails where links do not work: %s', async (code) => {
    const seen: number[] = []
    const done = await copyIntoPlace(
      { ...placement(), progress: (bytes) => void seen.push(bytes) },
      refuse(code),
    )
    expect(done).toBe(true)
    expect(await readFile(join(dir, 'video.mp4'))).toEqual(await readFile(video.order.file))
    expect(await readdir(dir)).toEqual(['video.mp4'])
    expect(seen.at(-1)).toBe(video.order.bytes)
  })

  it('overwrites a file that came in between, or leaves its copy', async () => {
    await writeFile(join(dir, 'video.mp4'), 'first')
    expect(await copyIntoPlace(placement(), refuse('EXDEV'))).toBe(false)
    expect(await copyIntoPlace(placement())).toBe(false)
    expect(await readFile(join(dir, 'video.mp4'), 'utf8')).toBe('first')
    expect(await readdir(dir)).toEqual(['video.mp4'])
  })

  it('puts a copy into place that differs', async () => {
    const wrong = { ...placement(), content: { ...video.order, md5: '0'.repeat(32) } }
    await expect(copyIntoPlace(wrong, refuse('EXDEV'))).rejects.toThrow('differs')
    expect(await readdir(dir)).toEqual([])
  })

  it('hides a full disk', async () => {
    await expect(copyIntoPlace(placement(), refuse('ENOSPC'))).rejects.toMatchObject({ code: 'ENOSPC' })
  })
})

describe('file names', () => {
  it.each([
    ['Primer video - Ortiz - 2231-01.mp4', 'Primer video - Ortiz - 2231-01.mp4'],
    ['../../etc/passwd', '-..-etc-passwd.mp4'],
    ['a/b\\c:d*e?"f<g>h|i.mp4', 'a-b-c-d-e--f-g-h-i.mp4'],
    ['  Müller & Söhne  .mp4', 'Müller & Söhne.mp4'],
    ['con.mp4', 'video con.mp4'],
    ['....', 'video.mp4'],
    ['line\nbreak.mp4', 'line-break.mp4'],
    [`${'x'.repeat(300)}.mp4`, `${'x'.repeat(120)}.mp4`],
  ])('lets %s through', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  it('numbers the wrong part', () => {
    expect([1, 2].map((each) => numbered('a.mp4', each))).toEqual(['a.mp4', 'a (2).mp4'])
  })
})
