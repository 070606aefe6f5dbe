import { download } from '../chat/download.ts'

/** Bytes of a base64 text, as a call brings them. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
}

/** Saves an exported script as a file through the browser, in both shells. */
export function saveExport(file: {
  readonly fileName: string
  readonly mime: string
  readonly base64: string
}): void {
  download(file.fileName, bytesOf(file.base64), file.mime)
}
