import { createReadStream } from 'node:fs'
import { link, open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { contentAt, isErrno, type Content } from './same-content.ts'

export interface Placement {
  readonly from: string
  /** In the folder of `to`. */
  readonly temp: string
  readonly to: string
  readonly content: Content
  readonly signal: AbortSignal
  readonly progress: (bytes: number) => void
}

/** File systems that have no hard links, or a source on another disk. */
const NO_LINK = ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EACCES', 'EINVAL', 'UNKNOWN']

export async function unlinkIfThere(path: string): Promise<void> {
  try {
    await unlink(path)
  } catch (error) {
    if (!isErrno(error, 'ENOENT', 'ENOTDIR')) throw error
  }
}

// Windows cannot open folders, and keeps their entries by itself.
async function syncFolder(path: string): Promise<void> {
  try {
    await using folder = await open(path, 'r')
    await folder.sync()
  } catch (error) {
    if (!isErrno(error, 'EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP')) throw error
  }
}

type Link = (from: string, to: string) => Promise<void>

async function linked(makeLink: Link, from: string, to: string): Promise<'linked' | 'taken' | 'impossible'> {
  try {
    await makeLink(from, to)
    return 'linked'
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return 'taken'
    if (isErrno(error, ...NO_LINK)) return 'impossible'
    throw error
  }
}

async function copied(placement: Placement): Promise<void> {
  const { from, temp, signal, progress } = placement
  const counted = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    let done = 0
    for await (const part of source) {
      yield part
      done += part.length
      progress(done)
    }
  }
  await using target = await open(temp, 'w')
  await target.writeFile(counted(createReadStream(from)), { signal })
  await target.sync()
}

/** Where nothing links: an empty file takes the name, so that the renaming replaces nobody else's. */
async function renamed(temp: string, to: string): Promise<boolean> {
  try {
    await (await open(to, 'wx')).close()
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false
    throw error
  }
  await rename(temp, to)
  return true
}

/**
 * Puts a file at a path where nothing is yet, whole or not at all; false when something is there by now. A
 * hard link costs nothing; else a synced copy is moved into place.
 */
export async function copyIntoPlace(placement: Placement, makeLink: Link = link): Promise<boolean> {
  const { from, temp, to, content, signal } = placement
  signal.throwIfAborted()
  const direct = await linked(makeLink, from, to)
  if (direct === 'taken') return false
  if (direct === 'impossible') {
    await copied(placement)
    if ((await contentAt(temp, content, signal)) !== 'same') {
      await unlinkIfThere(temp)
      throw new Error('The copy of the video differs from the video.')
    }
    signal.throwIfAborted()
    const second = await linked(makeLink, temp, to)
    const placed = second === 'linked' || (second === 'impossible' && (await renamed(temp, to)))
    await unlinkIfThere(temp)
    if (!placed) return false
  }
  await syncFolder(dirname(to))
  return true
}
