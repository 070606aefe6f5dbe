import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join, parse } from 'node:path'
import type { Workspace } from './workspace.ts'

/** The original files, kept under the hash of their bytes. Call within a transaction: it keeps others out. */
export interface TranscriptCopies {
  /** When it returns, the copy lies on the disk. */
  put(file: { readonly sha256: string; readonly name: string; readonly bytes: Uint8Array }): void
  remove(sha256: string): void
  /** Removes everything whose hash `isKept` denies: what an interrupted import left behind. */
  sweep(isKept: (sha256: string) => boolean): number
}

const COPY = /^([0-9a-f]{64})(?:\.[a-z0-9]{1,5})?(?:\.part)?$/

function flushFolder(dir: string): void {
  // Windows cannot open a folder, and makes renames durable by itself.
  if (process.platform === 'win32') return
  const fd = openSync(dir, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/** Writes `bytes` so that the name never belongs to half a file. */
function writeDurably(file: string, bytes: Uint8Array): void {
  const draft = `${file}.part`
  try {
    const fd = openSync(draft, 'w', 0o600)
    try {
      for (let at = 0; at < bytes.byteLength;) at += writeSync(fd, bytes, at)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(draft, file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

export function createTranscriptCopies({ dir: workspaceDir }: Workspace): TranscriptCopies {
  const dir = join(workspaceDir, 'transcripts')
  const copies = (): readonly { readonly file: string; readonly sha256: string }[] => {
    if (!existsSync(dir)) return []
    return readdirSync(dir).flatMap((name) => {
      const sha256 = COPY.exec(name)?.[1]
      return sha256 === undefined ? [] : [{ file: join(dir, name), sha256 }]
    })
  }
  const sweep = (isKept: (sha256: string) => boolean): number => {
    const left = copies().filter(({ file, sha256 }) => file.endsWith('.part') || !isKept(sha256))
    for (const { file } of left) rmSync(file, { force: true })
    return left.length
  }
  return {
    put({ sha256, name, bytes }) {
      const ending = parse(name).ext.toLowerCase()
      const file = join(dir, sha256 + (/^\.[a-z0-9]{1,5}$/.test(ending) ? ending : ''))
      if (existsSync(file)) return
      mkdirSync(dir, { recursive: true })
      writeDurably(file, bytes)
      flushFolder(dir)
    },
    remove: (sha256) => {
      for (const copy of copies()) if (copy.sha256 === sha256) rmSync(copy.file, { force: true })
    },
    sweep,
  }
}
