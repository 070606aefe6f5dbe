const MOST = 80
/** Names of devices on Windows: a file may not be called so, whatever its ending. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i

/** The title as a file name that every system takes, without the ending. */
export function safeFileName(title: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const short = Array.from(name)
    .slice(0, MOST)
    .join('')
    .replace(/[ .]+$/, '')
  if (short === '') return 'Script'
  return RESERVED.test(short.split('.', 1)[0] ?? '') ? `${short} script` : short
}
