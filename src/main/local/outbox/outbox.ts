import { createHash } from 'node:crypto'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { MailOut, OutgoingMail } from '#main/video/mail-out.ts'
import { messageOf, ServiceError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'

export interface OutboxOptions {
  /** Absolute path; made when it is missing. */
  readonly folder: string
  /** The message as bytes: `createMailCompiler` of the domain. */
  readonly compile: (mail: OutgoingMail) => Promise<{ readonly raw: Uint8Array }>
  readonly log: Log
}

/** The file of a message: its id where that is a plain name, else one that cannot leave the folder. */
export function fileNameOf(messageId: string): string {
  const id = messageId.replace(/^<|>$/g, '')
  const plain = /^[a-zA-Z0-9][\w@.+-]{0,119}$/.test(id)
  // Some disks take A and a for one: only a name without capitals is its own.
  const distinct = plain && id === id.toLowerCase()
  const hash = createHash('sha256').update(messageId).digest('hex').slice(0, 16)
  const words = id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return distinct ? `${id}.eml` : `${words === '' ? 'mail' : words}-${hash}.eml`
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return false
    throw error
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const saved = (path: string): string => `Saved as ${basename(path)}`

/** Windows cannot open a folder; there the rename alone has to do. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null)
  await handle?.sync().catch(() => undefined)
  await handle?.close()
}

/** Client mails as .eml files on this computer, one a Message-ID: a file is there whole or not at all. */
export function createOutbox({ folder, compile, log }: OutboxOptions): MailOut {
  const pathOf = (messageId: string): string => join(folder, fileNameOf(messageId))
  const underWay = new Map<string, Promise<void>>()

  const trouble = (error: unknown): ServiceError =>
    new ServiceError(
      `The outbox folder cannot be used: ${messageOf(error)}`,
      { service: 'local', kind: 'server', safeToRetry: true },
      { cause: error },
    )

  /** One a message, so that a repeat after a kill writes over what was left. */
  const draftOf = (path: string): string => join(folder, `.${basename(path)}.part`)

  async function write(mail: OutgoingMail, path: string, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted()
    await mkdir(folder, { recursive: true })
    if (await exists(path)) return
    const { raw } = await compile(mail)
    signal.throwIfAborted()
    await writeDurably(draftOf(path), raw)
    await rename(draftOf(path), path)
    await syncFolder(folder)
    log.info('Mail written to the outbox', { bytes: raw.byteLength })
  }

  return {
    label: 'Outbox folder on this computer',
    service: 'local',
    async send(mail, signal) {
      const path = pathOf(mail.messageId)
      const writing = underWay.get(path) ?? write(mail, path, signal)
      underWay.set(path, writing)
      try {
        await writing
      } catch (error) {
        await rm(draftOf(path), { force: true }).catch(() => undefined)
        throw trouble(error)
      } finally {
        underWay.delete(path)
      }
      return { response: saved(path) }
    },
    async find(messageId) {
      const path = pathOf(messageId)
      await underWay.get(path)?.catch(() => undefined)
      try {
        if (await exists(path)) return { done: true, result: { response: saved(path) } }
        await rm(draftOf(path), { force: true })
        return { done: false }
      } catch (error) {
        throw trouble(error)
      }
    },
    async check(signal) {
      signal.throwIfAborted()
      const probe = join(folder, '.check.part')
      try {
        await mkdir(folder, { recursive: true })
        await writeDurably(probe, new Uint8Array(1))
        await rm(probe, { force: true })
      } catch (error) {
        throw trouble(error)
      }
    },
  }
}
