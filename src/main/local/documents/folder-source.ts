import { opendir, readFile, realpath, stat } from 'node:fs/promises'
import { basename, join, relative, resolve, sep } from 'node:path'
import { UserError } from '#main/core/errors.ts'
import type { DocumentSource, SourceEntry } from '#main/knowledge/knowledge.ts'

/** Saves and copies come in bursts: one sync after the last of them. */
const QUIET_MS = 400
const IGNORED =
  /^(\.|~\$|node_modules$|__MACOSX$|Thumbs\.db$|desktop\.ini$)|(\.tmp|\.temp|\.part|\.crdownload|\.swp|\.lock|~)$/i

function isIgnored(name: string): boolean {
  return IGNORED.test(name)
}

function isInside(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep)
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

function unreadable(dir: string, cause: unknown): UserError {
  const missing = codeOf(cause) === 'ENOENT' || codeOf(cause) === 'ENOTDIR'
  return missing
    ? new UserError(
        'FOLDER_MISSING',
        `The folder ${dir} is not there.`,
        'Connect the drive, or choose another folder.',
        { cause },
      )
    : new UserError('FOLDER_UNREADABLE', `The folder ${dir} cannot be read.`, 'Check who may open it.', {
        cause,
      })
}

function versionOf(info: { size: bigint; mtimeNs: bigint; ino: bigint }): string {
  return `${info.size}-${info.mtimeNs}-${info.ino}`
}

/** A local folder with everything below it. Symbolic links that lead out of it are not followed. */
export function createFolderSource(dir: string): DocumentSource {
  const wanted = resolve(dir)
  const openRoot = async (): Promise<string> => {
    try {
      const root = await realpath(wanted)
      if (!(await stat(root)).isDirectory())
        throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
      return root
    } catch (cause) {
      throw unreadable(dir, cause)
    }
  }

  /** A link's target, or null when it leads outside, into a circle or nowhere. */
  const followed = async (root: string, path: string): Promise<string | null> => {
    const target = await realpath(path).catch(() => null)
    return target !== null && isInside(root, target) ? target : null
  }

  async function* walk(
    root: string,
    folder: string,
    seen: Set<string>,
    signal?: AbortSignal,
  ): AsyncGenerator<SourceEntry> {
    const real = await followed(root, folder)
    if (real === null || seen.has(real)) return
    seen.add(real)
    const names: string[] = []
    try {
      for await (const entry of await opendir(folder)) if (!isIgnored(entry.name)) names.push(entry.name)
    } catch (cause) {
      // A folder may vanish while it is walked; only the root must be there.
      if (folder === root) throw unreadable(dir, cause)
      return
    }
    for (const name of names.toSorted()) {
      signal?.throwIfAborted()
      const path = join(folder, name)
      if ((await followed(root, path)) === null) continue
      const info = await stat(path, { bigint: true }).catch(() => null)
      if (info?.isDirectory()) yield* walk(root, path, seen, signal)
      else if (info?.isFile()) {
        yield {
          path: relative(root, path).split(sep).join('/'),
          version: versionOf(info),
          size: Number(info.size),
          modifiedAt: Math.round(Number(info.mtimeMs)),
        }
      }
    }
  }

  return {
    async *list(signal) {
      const root = await openRoot()
      yield* walk(root, root, new Set(), signal)
    },

    async read(path, knownVersion, signal) {
      signal?.throwIfAborted()
      const root = await openRoot()
      const real = await followed(root, join(root, ...path.split('/')))
      if (real === null)
        throw new UserError('FILE_MISSING', `${path} is no longer there.`, 'Synchronise again.')
      if (knownVersion !== null && versionOf(await stat(real, { bigint: true })) === knownVersion) return null
      return await readFile(real, signal ? { signal } : {})
    },

    watch(onChange) {
      let timer: NodeJS.Timeout | null = null
      let stopped = false
      let close: (() => Promise<void>) | null = null
      const changed = (): void => {
        if (timer) clearTimeout(timer)
        timer = setTimeout(() => {
          if (!stopped) onChange()
        }, QUIET_MS)
      }
      const begin = async (): Promise<void> => {
        const { watch } = await import('chokidar')
        if (stopped) return
        const watcher = watch(wanted, {
          ignored: (path) => path !== wanted && isIgnored(basename(path)),
          ignoreInitial: true,
          followSymlinks: false,
          persistent: true,
        })
        close = async () => await watcher.close()
        // What changed between the last sync and this moment is found by one more look.
        watcher.on('all', changed).on('ready', changed).on('error', changed)
      }
      begin().catch(() => undefined)
      return () => {
        stopped = true
        if (timer) clearTimeout(timer)
        close?.().catch(() => undefined)
      }
    },

    async check(signal) {
      signal?.throwIfAborted()
      await openRoot()
    },
  }
}
