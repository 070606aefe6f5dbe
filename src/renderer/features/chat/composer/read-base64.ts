/** The bytes of a file or a recording as base64; `onProgress` gets 0 to 1. Rejects when it is unreadable. */
export function readBase64(
  file: Blob,
  onProgress: (done: number) => void = () => undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 0))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.addEventListener('load', () => {
      const url = typeof reader.result === 'string' ? reader.result : ''
      resolve(url.slice(url.indexOf(',') + 1))
    })
    reader.readAsDataURL(file)
  })
}
