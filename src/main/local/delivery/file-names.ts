const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
const LONGEST_STEM = 120

/** A name that every file system takes, and that cannot lead out of its folder. */
export function safeFileName(name: string): string {
  const plain = name
    // oxlint-disable-next-line no-control-regex -- control characters are what must go
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  const stem = plain.replace(/\.mp4$/i, '').replace(/^[. ]+/, '')
  const short = Array.from(stem)
    .slice(0, LONGEST_STEM)
    .join('')
    .replace(/[. ]+$/, '')
  return `${short === '' || RESERVED.test(short) ? `video ${short}`.trim() : short}.mp4`
}

/** "a.mp4", "a (2).mp4", "a (3).mp4" … */
export function numbered(fileName: string, number: number): string {
  return number === 1 ? fileName : fileName.replace(/\.mp4$/, ` (${number}).mp4`)
}
