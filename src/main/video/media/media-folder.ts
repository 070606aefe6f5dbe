import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Where the pipeline keeps its files: `media` of the workspace. Paths in steps' results are relative
 * to it.
 */
export interface MediaFolder {
  readonly dir: string
  /** `voice/<hash>.wav`: what a text sounds like, kept. */
  voice(hash: string): string
  /** `<run>/video.mp4`: the finished video, kept. */
  video(runId: string): string
  /** `<run>/rendering.mp4`: until it is whole. */
  rendering(runId: string): string
  /** Paid intermediate results of a run, until it is cleaned up. */
  kept(runId: string): string
  path(relative: string): string
  /** As a person finds it in the workspace: `media/<run>/video.mp4`. */
  inWorkspace(relative: string): string
  /** Absolute paths of what a run left behind and nobody needs. */
  leftovers(runId: string): Promise<readonly string[]>
  /** Runs that have paid intermediate results here. */
  runsWithKept(): Promise<readonly string[]>
}

const FINISHED = 'video.mp4'

async function namesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir)
  } catch {
    // Nothing was put there yet.
    return []
  }
}

export function createMediaFolder(dir: string): MediaFolder {
  const path = (relative: string): string => join(dir, ...relative.split('/'))
  const kept = (runId: string): string => `kept/${runId}`
  return {
    dir,
    voice: (hash) => `voice/${hash}.wav`,
    video: (runId) => `${runId}/${FINISHED}`,
    rendering: (runId) => `${runId}/rendering.mp4`,
    kept,
    path,
    inWorkspace: (relative) => `${basename(dir)}/${relative}`,
    async leftovers(runId) {
      const own = (await namesIn(path(runId))).filter((name) => name !== FINISHED)
      const paid = (await isThere(path(kept(runId)))) ? [path(kept(runId))] : []
      return [...own.map((name) => path(`${runId}/${name}`)), ...paid]
    },
    runsWithKept: () => namesIn(path('kept')),
  }
}

export async function isThere(file: string): Promise<boolean> {
  return (await sizeOf(file)) !== null
}

/** In bytes; null when it is not there. */
export async function sizeOf(file: string): Promise<number | null> {
  try {
    return (await stat(file)).size
  } catch {
    return null
  }
}

/**
 * Whole or not at all, and on the disk before it returns. `draftDir`: where the half-written file lies
 * until then; a folder that is tidied up when the process dies over it.
 */
export async function writeWhole(
  file: string,
  bytes: Uint8Array | string,
  draftDir: string = dirname(file),
): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await mkdir(draftDir, { recursive: true })
  const temp = join(draftDir, `${basename(file)}.${randomBytes(4).toString('hex')}.tmp`)
  try {
    const handle = await open(temp, 'wx')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(temp, file)
  } catch (error) {
    await rm(temp, { force: true })
    throw error
  }
}
