import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Whole mails of the ledger's pending rows, so that a decision does not need the server again. */
export interface KeptMails {
  keep(id: string, raw: Uint8Array): Promise<void>
  /** Null when it is not there. */
  read(id: string): Promise<Uint8Array | null>
  drop(id: string): Promise<void>
  /** Removes what belongs to no pending mail: left by a crash. */
  tidy(pendingIds: ReadonlySet<string>): Promise<void>
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

export function createKeptMails(dir: string): KeptMails {
  const fileOf = (id: string): string => join(dir, `${id}.eml`)
  return {
    async keep(id, raw) {
      await mkdir(dir, { recursive: true })
      const draft = `${fileOf(id)}.part`
      const handle = await open(draft, 'w', 0o600)
      try {
        await handle.writeFile(raw)
        // The row that names it is committed to disk right after: the file must not come later.
        await handle.sync()
      } finally {
        await handle.close()
      }
      await rename(draft, fileOf(id))
      // Its name must outlast a power cut too. Windows cannot open a folder; there the rename has to do.
      const folder = await open(dir, 'r').catch(() => null)
      await folder?.sync().catch(() => undefined)
      await folder?.close()
    },
    async read(id) {
      try {
        return await readFile(fileOf(id))
      } catch (error) {
        if (isMissing(error)) return null
        throw error
      }
    },
    drop: async (id) => await rm(fileOf(id), { force: true }),
    async tidy(pendingIds) {
      const names = await readdir(dir).catch(() => [])
      for (const name of names) {
        if (!pendingIds.has(name.replace(/\.eml(\.part)?$/, '')) || name.endsWith('.part'))
          await rm(join(dir, name), { force: true })
      }
    },
  }
}
