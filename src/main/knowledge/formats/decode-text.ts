/** Control characters that no text file holds. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g

function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 2000)
  let even = 0
  let odd = 0
  for (const [i, byte] of sample.entries()) {
    if (byte === 0 && i % 2 === 0) even++
    else if (byte === 0) odd++
  }
  const half = sample.length / 2
  if (odd > half * 0.4 && even < half * 0.1) return 'utf-16le'
  if (even > half * 0.4 && odd < half * 0.1) return 'utf-16be'
  return null
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
    if (wide) text = new TextDecoder(wide).decode(bytes)
    else {
      try {
        text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      } catch {
        text = new TextDecoder('windows-1252').decode(bytes)
      }
    }
  }
  const controls = text.slice(0, 20_000).match(CONTROL)?.length ?? 0
  if (controls > Math.max(2, Math.min(text.length, 20_000) * 0.005)) return null
  return text
    .replace(CONTROL, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\ufeff/, '')
    .normalize('NFC')
}
