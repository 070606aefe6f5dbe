import type { Lexicon, TaggedToken } from './lexicon.ts'
import { bucketOf, tokenize } from './tokens.ts'

/** What the conversation says about an utterance before it is read. */
export interface Surroundings {
  /** Label of what was talked about, or null at the start of a conversation. */
  readonly previous: string | null
  /** The last answer ended in a question. */
  readonly asked: boolean
  /** Label of a workflow that another topic interrupted; absent or null when there is none. */
  readonly earlier?: string | null
}

/** A sparse vector of unit length, and the word classes that were seen. */
export interface Features {
  readonly buckets: Int32Array
  readonly values: Float32Array
  readonly tags: readonly string[]
}

const weights = {
  word: 1,
  pair: 0.7,
  tag: 1.4,
  sequence: 0.9,
  classPair: 0.5,
  chars: 0.35,
  shape: 0.8,
  context: 0.4,
}
const maxTagsInPairs = 14

export function lengthBucket(words: number): string {
  if (words <= 1) return '1'
  if (words <= 3) return '3'
  if (words <= 6) return '6'
  if (words <= 12) return '12'
  return words <= 25 ? '25' : 'long'
}

/** `#num` followed within four tokens by a street word reads as an address. */
function hasAddress(tokens: readonly TaggedToken[]): boolean {
  return tokens.some(
    (token, at) =>
      token.word === '#num' && tokens.slice(at + 2, at + 6).some((next) => next.tags.includes('STREETWORD')),
  )
}

/** Turns text into hashed features; pure, so that training and use cannot differ. */
export function extractFeatures(
  text: string,
  around: Surroundings,
  lexicon: Lexicon,
  bits: number,
): Features {
  const tokens = lexicon.tag(tokenize(text))
  const sum = new Map<number, number>()
  const put = (feature: string, weight: number): void => {
    const bucket = bucketOf(feature, bits)
    sum.set(bucket, Math.max(sum.get(bucket) ?? 0, weight))
  }
  const tags = new Set<string>()
  const symbols = ['^', ...tokens.map((token) => token.symbol), '$']
  for (const token of tokens) {
    for (const tag of token.tags) tags.add(tag)
    if (token.word.startsWith('#')) tags.add(token.word)
  }
  if (hasAddress(tokens)) tags.add('#address')

  tokens.forEach((token, at) => {
    const next = tokens[at + 1]
    put(`w:${token.word}`, weights.word)
    put(`b:${token.word} ${next?.word ?? '$'}`, weights.pair)
    if (token.word.length >= 4 && !token.word.startsWith('#')) {
      const padded = `<${token.word}>`
      for (let from = 0; from + 4 <= padded.length; from += 1) {
        put(`c:${padded.slice(from, from + 4)}`, weights.chars)
      }
    }
  })
  for (let at = 0; at + 1 < symbols.length; at += 1) {
    put(`s2:${symbols[at]} ${symbols[at + 1]}`, weights.sequence)
    if (at + 2 < symbols.length) {
      put(`s3:${symbols[at]} ${symbols[at + 1]} ${symbols[at + 2]}`, weights.sequence)
      put(`k:${symbols[at]} _ ${symbols[at + 2]}`, weights.pair)
    }
  }
  const listed = [...tags]
  for (const tag of listed) put(`t:${tag}`, weights.tag)
  const paired = listed.slice(0, maxTagsInPairs).sort()
  paired.forEach((left, at) => {
    for (const right of paired.slice(at + 1)) put(`p:${left}+${right}`, weights.classPair)
  })
  const length = lengthBucket(tokens.length)
  put(`l:${length}`, weights.shape)
  put(`f:${tokens[0]?.word ?? ''}`, weights.shape)
  put(`F:${symbols[1] ?? ''}`, weights.shape)
  put(`F2:${symbols[1] ?? ''} ${symbols[2] ?? ''}`, weights.shape)
  put('1', weights.shape)
  if (around.previous !== null) {
    put('h', weights.context)
    put(`h:${around.previous}`, weights.shape)
    put(`hl:${length}`, weights.context)
    put(`hl:${around.previous}:${length}`, weights.shape)
    put(`hF:${symbols[1] ?? ''}`, weights.shape)
    for (const tag of listed) put(`ht:${around.previous}:${tag}`, weights.classPair)
    if (around.asked) {
      put(`a:${length}`, weights.context)
      put(`a:${around.previous}:${length}`, weights.shape)
      for (const tag of listed) put(`at:${tag}`, weights.classPair)
    }
    if (around.earlier) {
      put(`e:${around.earlier}:${length}`, weights.shape)
      put(`eF:${around.earlier}:${symbols[1] ?? ''}`, weights.shape)
      for (const tag of listed) put(`et:${around.earlier}:${tag}`, weights.classPair)
    }
  }
  return normalise(sum, listed)
}

function normalise(sum: ReadonlyMap<number, number>, tags: readonly string[]): Features {
  const buckets = new Int32Array(sum.size)
  const values = new Float32Array(sum.size)
  let square = 0
  let at = 0
  for (const [bucket, value] of sum) {
    buckets[at] = bucket
    values[at] = value
    square += value * value
    at += 1
  }
  // Unit length: a long dictation must not shout louder than a short question.
  const scale = square > 0 ? 1 / Math.sqrt(square) : 0
  for (let index = 0; index < values.length; index += 1) values[index] = (values[index] ?? 0) * scale
  return { buckets, values, tags }
}
