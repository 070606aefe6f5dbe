/** Numbers from 0 to 1, the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const BITS = [
  '\n',
  '\r',
  ':',
  '<',
  '>',
  '-->',
  '00:01',
  '(',
  ')',
  '[',
  '*',
  '\u0000',
  '&amp;',
  '\ufeff',
  'WEBVTT',
  '<v ',
  ' ',
  '{\\',
  '99999:99:99',
]

/** The bytes with a dozen changes at most: other bytes, fragments of a format, pieces gone or doubled. */
export function mangled(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = Buffer.from(bytes)
  const changes = 1 + Math.floor(random() * 12)
  for (let i = 0; i < changes; i += 1) {
    const at = Math.floor(random() * result.length)
    const kind = random()
    const bit = Buffer.from(BITS[Math.floor(random() * BITS.length)] ?? '')
    if (kind < 0.3) result[at] = Math.floor(random() * 256)
    else if (kind < 0.6) result = Buffer.concat([result.subarray(0, at), bit, result.subarray(at)])
    else if (kind < 0.8)
      result = Buffer.concat([result.subarray(0, at), result.subarray(at + 1 + Math.floor(random() * 20))])
    else
      result = Buffer.concat([result.subarray(0, at), result.subarray(Math.floor(random() * result.length))])
    if (result.length === 0) return result
  }
  return result
}
