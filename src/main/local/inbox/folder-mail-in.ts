import { watch } from 'node:fs'
import { access, constants, mkdir, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isAbort, ServiceError, UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { MailCursor, MailIn, MailInCall } from '#main/mailbox/mail-in.ts'
import { hasWholeHeader, listInbox, putAway, readInboxFile, type InboxFile } from './inbox-files.ts'

export interface FolderMailInTimes {
  /** How often the folder is looked at, besides being told of changes. */
  readonly look: number
  /** A file that did not change for this long is complete. */
  readonly quiet: number
  /** A file without an end of its headers is taken for what it is after this. */
  readonly patience: number
}

const TIMES: FolderMailInTimes = { look: 2_000, quiet: 500, patience: 30_000 }
const LONGEST_GROWTH_MS = 5_000
/** A folder has no numbers of its own; nothing is skipped because of them. */
const CURSOR: MailCursor = { uidValidity: 'folder', lastUid: 0, highestModseq: null }

/** The name of a watched folder in the ledger. */
export function folderAccount(folder: string): string {
  return `folder:${resolve(folder)}`
}

export function folderLabel(folder: string): string {
  return `Folder ${basename(folder)}`
}

interface Seen {
  readonly uid: number
  readonly since: number
}

function unusable(folder: string, cause: unknown): Error {
  if (isAbort(cause) || cause instanceof ServiceError || cause instanceof UserError) return cause as Error
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR'
  return new UserError(
    isMissing ? 'FOLDER_MISSING' : 'FOLDER_UNREADABLE',
    isMissing
      ? `The mail folder ${folder} is not there.`
      : `The mail folder ${folder} cannot be read or changed.`,
    isMissing
      ? 'Make it, connect its drive, or choose another one in Settings → Mailbox.'
      : 'Check who may open it, or choose another one in Settings → Mailbox.',
    { cause },
  )
}

/**
 * A folder into which mails are put as .eml files; what is decided moves to `processed/` below it.
 * `create`: it is made when it is missing, as the workspace's own is.
 */
export function createFolderMailIn(options: {
  folder: string
  log: Log
  create?: boolean
  times?: Partial<FolderMailInTimes>
}): MailIn {
  const { log } = options
  const folder = resolve(options.folder)
  const times = { ...TIMES, ...options.times }
  const account = folderAccount(folder)
  const mailbox = 'folder'
  let ring = (): void => undefined
  const names = new Map<number, string>()

  async function check(): Promise<void> {
    try {
      if (options.create) await mkdir(folder, { recursive: true })
      if (!(await stat(folder)).isDirectory())
        throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' })
      await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    } catch (cause) {
      throw unusable(folder, cause)
    }
  }

  /** Hands over what is complete; true when something still grows. `seen` and `given` live between looks. */
  async function look(
    { onMail, signal }: Pick<MailInCall, 'onMail' | 'signal'>,
    seen: Map<string, Seen>,
    given: Set<number>,
  ): Promise<boolean> {
    const files = await listInbox(folder)
    const present = new Set(files.map(({ name }) => name))
    for (const name of seen.keys()) if (!present.has(name)) seen.delete(name)
    const uids = new Set(files.map(({ uid }) => uid))
    for (const uid of given) if (!uids.has(uid)) given.delete(uid)
    let isGrowing = false
    for (const file of files) {
      signal.throwIfAborted()
      if (given.has(file.uid)) continue
      const before = seen.get(file.name)
      if (before?.uid !== file.uid) seen.set(file.name, { uid: file.uid, since: performance.now() })
      const quietFor = before?.uid === file.uid ? performance.now() - before.since : 0
      const raw = quietFor < times.quiet ? null : await whole(file, quietFor)
      if (!raw) {
        isGrowing = true
        continue
      }
      const place = { account, mailbox, uidValidity: 'folder', uid: file.uid }
      names.set(file.uid, file.name)
      await onMail({ raw, place })
      given.add(file.uid)
      seen.delete(file.name)
    }
    return isGrowing
  }

  async function whole(file: InboxFile, quietFor: number): Promise<Uint8Array | null> {
    if (file.size === 0 && quietFor < times.patience) return null
    try {
      const raw = await readInboxFile(folder, file)
      return hasWholeHeader(raw) || quietFor >= times.patience ? raw : null
    } catch (error) {
      // Moved away meanwhile, or not readable: the others are not held up by it.
      log.debug('A mail file could not be read', { file: file.name, error })
      return null
    }
  }

  /** Until something changes in the folder, it is poked, or the time has come to look anyhow. */
  async function wait(ms: number, signal: AbortSignal): Promise<void> {
    const heard = new AbortController()
    ring = () => heard.abort()
    await delay(ms, undefined, { signal: AbortSignal.any([signal, heard.signal]) }).catch(() => undefined)
    ring = () => undefined
  }

  function watchFolder(): () => void {
    try {
      const watcher = watch(folder, { persistent: false }, () => ring())
      // Looking every few seconds does without it: network drives and full tables of watches have none.
      watcher.on('error', () => watcher.close())
      return () => watcher.close()
    } catch {
      return () => undefined
    }
  }

  async function listen(call: MailInCall): Promise<void> {
    const seen = new Map<string, Seen>()
    const given = new Set<number>()
    let unwatch = (): void => undefined
    let isWatched = false
    let told = performance.now()
    call.onEvent({ type: 'connecting' })
    while (!call.signal.aborted) {
      let isGrowing = false
      try {
        await check()
        if (!isWatched) unwatch = watchFolder()
        isWatched = true
        isGrowing = await look(call, seen, given)
        // While a file still grows the look is not done, but a file that never ends must not look like death.
        if (!isGrowing || performance.now() - told > LONGEST_GROWTH_MS) {
          call.onEvent({ type: 'checked', cursor: CURSOR })
          told = performance.now()
        }
        call.onEvent({ type: 'idle' })
      } catch (error) {
        if (call.signal.aborted) break
        unwatch()
        isWatched = false
        call.onEvent({ type: 'trouble', error: unusable(folder, error) })
      }
      await wait(isGrowing ? Math.min(times.quiet, times.look) + 20 : times.look, call.signal)
    }
    unwatch()
  }

  return {
    label: folderLabel(folder),
    provider: 'folder',
    account,
    mailbox,
    listen,
    async checkOnce({ onMail, signal }) {
      await check()
      const seen = new Map<string, Seen>()
      const given = new Set<number>()
      // A file that grows is waited for a little; one that goes on growing is for the next look.
      for (let tries = 0; tries < 6; tries++) {
        if (!(await look({ onMail, signal }, seen, given))) break
        await delay(times.quiet + 20, undefined, { signal })
      }
      return CURSOR
    },
    poke: () => ring(),
    async mark(place) {
      if (place.account !== account) return
      await putAway(folder, place.uid, names.get(place.uid) ?? null)
      names.delete(place.uid)
    },
    async check(signal) {
      signal.throwIfAborted()
      await check()
    },
  }
}
