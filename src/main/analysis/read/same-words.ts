import { createHash } from 'node:crypto'
import type { TranscriptTurn } from '#shared/domain/transcript.ts'

type Said = Pick<TranscriptTurn, 'text'>

const SHINGLE = 5
const SLOTS = 128
const EMPTY = 0xffff_ffff

/** Words in lower case, letters and digits only: the same in every container. */
function wordsOf(turns: readonly Said[]): readonly string[] {
  return turns.flatMap(({ text }) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .split(/\s+/)
      .map((word) => word.replace(/[^\p{L}\p{N}]+/gu, ''))
      .filter(Boolean),
  )
}

/** The same for the same words in the same order, whatever the container, the punctuation and the joining. */
export function fingerprintOf(turns: readonly Said[]): string {
  // Without spaces: "don't know" and "dont know", "mm-hmm" and "mm hmm" are the same words.
  return createHash('sha256').update(wordsOf(turns).join('')).digest('hex')
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c_9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193)
  return hash >>> 0
}

/** Spreads a hash anew for every slot (the finaliser of MurmurHash3). */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** MinHash of runs of five words: 128 numbers as base64 text. Empty when nothing is said. */
export function sketchOf(turns: readonly Said[]): string {
  const words = wordsOf(turns)
  if (words.length === 0) return ''
  const shingles = new Set<number>()
  for (let i = 0; i <= Math.max(0, words.length - SHINGLE); i += 1) {
    shingles.add(hashOf(words.slice(i, i + SHINGLE).join(' ')))
  }
  const least = new Uint32Array(SLOTS).fill(EMPTY)
  for (const shingle of shingles) {
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const value = spread(shingle ^ Math.imul(slot + 1, 0x9e37_79b9))
      if (value < (least[slot] ?? 0)) least[slot] = value
    }
  }
  return Buffer.from(least.buffer).toString('base64')
}

/** How alike two conversations are by their sketches: 0 (nothing in common) to 1 (the same). */
export function likenessOf(a: string, b: string): number {
  if (!a || !b) return 0
  const [one, other] = [Buffer.from(a, 'base64'), Buffer.from(b, 'base64')]
  if (one.length !== SLOTS * 4 || other.length !== SLOTS * 4) return 0
  let same = 0
  for (let at = 0; at < SLOTS * 4; at += 4) if (one.readUInt32LE(at) === other.readUInt32LE(at)) same += 1
  return same / SLOTS
}
