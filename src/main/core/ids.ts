import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'

/** Makes ids that sort by time of creation: `<prefix>_<48-bit ms><80 random bits>` in Crockford base 32. */
export interface Ids {
  next(prefix: string): string
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

function base32(value: bigint, length: number): string {
  let out = ''
  let rest = value
  for (let i = 0; i < length; i++) {
    out = ALPHABET[Number(rest & 31n)] + out
    rest >>= 5n
  }
  return out
}

export function createIds(clock: Clock): Ids {
  let last = 0n
  return {
    next(prefix) {
      const random = BigInt(`0x${randomBytes(10).toString('hex')}`)
      let id = (BigInt(clock.now()) << 80n) | random
      // Two ids of one millisecond must still sort in the order they were made.
      if (id <= last) id = last + 1n
      last = id
      return `${prefix}_${base32(id, 26)}`
    },
  }
}
