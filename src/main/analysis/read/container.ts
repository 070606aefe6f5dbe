/** What kind of file it is, by its first bytes. The name is not asked: it is wrong too often. */
export type Container = 'text' | 'pdf' | 'zip' | 'old-office' | 'media' | 'image' | 'rtf'

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to))

function isMpegAudio(bytes: Uint8Array): boolean {
  const [a, b = 0, c = 0] = bytes
  // A frame header (ISO 11172-3): eleven set bits, a layer, a bit rate that exists. UTF-16 begins with FF FE.
  return a === 0xff && (b & 0xe0) === 0xe0 && b !== 0xfe && (b & 0x06) !== 0 && (c & 0xf0) !== 0xf0
}

const BEGINS: readonly (readonly [Container, begin: string])[] = [
  ['zip', 'PK\u0003\u0004'],
  ['zip', 'PK\u0005\u0006'],
  ['old-office', '\u00d0\u00cf\u0011\u00e0'],
  ['rtf', '{\\rtf'],
  ['image', '\u0089PNG'],
  ['image', 'GIF8'],
  ['image', '\u00ff\u00d8\u00ff'],
  ['media', 'ID3\u0002'],
  ['media', 'ID3\u0003'],
  ['media', 'ID3\u0004'],
  ['media', 'OggS'],
  ['media', 'fLaC'],
  ['media', '\u001aE\u00df\u00a3'],
  ['media', '#!AMR'],
  ['media', 'caff'],
]

export function containerOf(bytes: Uint8Array): Container {
  const begin = latin(bytes, 0, 12)
  if (latin(bytes, 0, 1024).includes('%PDF-')) return 'pdf'
  const known = BEGINS.find(([, mark]) => begin.startsWith(mark))
  if (known) return known[0]
  if (/^RIFF[^]{4}WEBP/.test(begin)) return 'image'
  if (/^[^]{4}ftyp|^RIFF[^]{4}(?:WAVE|AVI )|^FORM[^]{4}AIF/.test(begin) || isMpegAudio(bytes)) return 'media'
  return 'text'
}
