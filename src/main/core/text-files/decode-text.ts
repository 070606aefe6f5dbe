/** Control characters that no text file holds. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g
const SAMPLE = 20_000
/** Space, line feed, carriage return, colon: what every text has, in whatever script it is written. */
const COMMON: ReadonlySet<number> = new Set([0x20, 0x0a, 0x0d, 0x3a])

/** Without a byte order mark the common characters give away on which side their zero byte stands. */
function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const units = Math.floor(Math.min(bytes.length, SAMPLE) / 2)
  let little = 0
  let big = 0
  let zeros = 0
  for (let i = 0; i < units; i += 1) {
    const [first = 0, second = 0] = [bytes[2 * i], bytes[2 * i + 1]]
    if (first === 0 || second === 0) zeros += 1
    if (second === 0 && COMMON.has(first)) little += 1
    else if (first === 0 && COMMON.has(second)) big += 1
  }
  if (zeros < units * 0.02) return null
  if (little >= Math.max(1, units * 0.02) && big < little * 0.1) return 'utf-16le'
  if (big >= Math.max(1, units * 0.02) && little < big * 0.1) return 'utf-16be'
  return null
}

/** UTF-8 with a few broken bytes (a cut end) stays UTF-8; anything else that is none is Windows-1252. */
function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const lenient = new TextDecoder('utf-8').decode(bytes)
    const broken = lenient.split('\ufffd').length - 1
    const wide = lenient.match(/[\u0080-\ufffc]/g)?.length ?? 0
    if (broken * 10 <= wide) return lenient.replaceAll('\ufffd', '')
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/**
 * Text of a file in UTF-8, UTF-16 (with or without a byte order mark) or Windows-1252; null when the bytes
 * are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes
  let text: string
  if (a === 0xff && b === 0xfe) text = new TextDecoder('utf-16le').decode(bytes)
  else if (a === 0xfe && b === 0xff) text = new TextDecoder('utf-16be').decode(bytes)
  else if (a === 0xef && b === 0xbb && c === 0xbf) text = new TextDecoder('utf-8').decode(bytes)
  else {
    const wide = looksLikeUtf16(bytes)
    text = wide ? new TextDecoder(wide).decode(bytes) : decodeBytes(bytes)
  }
  const controls = text.slice(0, SAMPLE).match(CONTROL)?.length ?? 0
  if (controls > Math.max(2, Math.min(text.length, SAMPLE) * 0.005)) return null
  return text
    .replace(CONTROL, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '')
    .normalize('NFC')
}
