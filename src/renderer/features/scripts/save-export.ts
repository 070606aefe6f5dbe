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
  const url = URL.createObjectURL(new Blob([bytesOf(file.base64)], { type: file.mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = file.fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
