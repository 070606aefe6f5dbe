import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { UserError } from '#main/core/errors.ts'
import { formatOf, MAX_FILE_BYTES } from './parse.ts'
import type { Collection } from '#shared/domain/citation.ts'

/** A file name that is safe on every platform: no folders, no reserved signs, not hidden. */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f<>:"|?*]/g, '_')
    .replace(/^[.~$\s]+/, '')
    .replace(/[.\s]+$/, '')
  const stem = basename(clean, extname(clean)).slice(0, 120)
  return (/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? `_${stem}` : stem) + extname(clean)
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

/**
 * Puts the file into `<dir>/<collection>/`, beside a different file of the same name as "name (2)".
 * Returns its path inside `dir`, with forward slashes. Errors: UserError for kinds and sizes that are not
 * read.
 */
export async function storeImport(
  dir: string,
  name: string,
  content: Uint8Array,
  collection: Collection,
): Promise<string> {
  const safe = safeName(name)
  if (formatOf(safe) === null || basename(safe, extname(safe)) === '') {
    throw new UserError(
      'DOCUMENT_KIND',
      `"${name}" is not a kind of document that can be read.`,
      'Use Markdown, text, HTML, Word (.docx), PDF, .vtt or .srt.',
    )
  }
  if (content.length > MAX_FILE_BYTES) {
    throw new UserError(
      'DOCUMENT_SIZE',
      `"${name}" has more than 50 MB.`,
      'Split it, or leave out the pictures.',
    )
  }
  await mkdir(join(dir, collection), { recursive: true })
  for (let n = 1; ; n++) {
    const file = n === 1 ? safe : `${basename(safe, extname(safe))} (${n})${extname(safe)}`
    const target = join(dir, collection, file)
    const present = await readFile(target).catch(() => null)
    if (present && !sameBytes(present, content)) continue
    if (!present) {
      // A half-written file must never be indexed: the folder source ignores .part.
      await writeFile(`${target}.part`, content)
      await rename(`${target}.part`, target)
    }
    return `${collection}/${file}`
  }
}
