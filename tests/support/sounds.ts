/** The first bytes of a WebM file, padded to `size`; no service is asked to play it. */
export function webmSound(size = 64): Uint8Array {
  const bytes = new Uint8Array(size)
  bytes.set([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81])
  return bytes
}
