import { z } from 'zod'
import type { LexiconSource } from './lexicon.ts'
import type { LinearModel } from './linear.ts'

/** Everything the lexical classifier needs; trained offline, read at start. */
export interface RouterModel {
  /** SHA-256 of the training files, slots and lexicon this was trained from. */
  readonly trainedFrom: string
  readonly vocabulary: readonly string[]
  readonly lexicon: LexiconSource
  /** Reads what the person says. */
  readonly utterance: LinearModel
  /** Reads what Hard-E answered, to know what the conversation was about. */
  readonly answer: LinearModel
}

const linearHeader = z.object({
  labels: z.array(z.string()).min(2),
  bits: z.number().int().min(8).max(20),
  scales: z.array(z.number()),
  temperature: z.number().positive(),
})
const headerSchema = z.object({
  format: z.literal('hard-e-router-1'),
  trainedFrom: z.string(),
  vocabulary: z.array(z.string()),
  lexicon: z.record(z.string(), z.array(z.string())),
  utterance: linearHeader,
  answer: linearHeader,
})

const lengthBytes = 4

/** Layout: header length (uint32, little endian), JSON header, utterance weights, answer weights. */
export function writeRouterModel(model: RouterModel): Uint8Array {
  const { weights: utterance, ...utteranceHeader } = model.utterance
  const { weights: answer, ...answerHeader } = model.answer
  const header = new TextEncoder().encode(
    JSON.stringify({
      format: 'hard-e-router-1',
      ...model,
      utterance: utteranceHeader,
      answer: answerHeader,
    }),
  )
  const bytes = new Uint8Array(lengthBytes + header.length + utterance.length + answer.length)
  new DataView(bytes.buffer).setUint32(0, header.length, true)
  bytes.set(header, lengthBytes)
  bytes.set(viewOf(utterance), lengthBytes + header.length)
  bytes.set(viewOf(answer), lengthBytes + header.length + utterance.length)
  return bytes
}

/** Reads what `writeRouterModel` wrote; throws when the bytes are not such a model. */
export function readRouterModel(bytes: Uint8Array): RouterModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const headerLength = view.getUint32(0, true)
  const start = lengthBytes + headerLength
  const json: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(lengthBytes, start)))
  const header = headerSchema.parse(json)
  const utteranceSize = header.utterance.labels.length << header.utterance.bits
  const answerSize = header.answer.labels.length << header.answer.bits
  if (bytes.byteLength !== start + utteranceSize + answerSize) {
    throw new Error('The routing model file is cut short or too long')
  }
  // A view, not a slice: a Node Buffer shares its memory with others.
  const part = (from: number, size: number): Int8Array =>
    new Int8Array(bytes.buffer, bytes.byteOffset + from, size)
  return {
    trainedFrom: header.trainedFrom,
    vocabulary: header.vocabulary,
    lexicon: header.lexicon,
    utterance: { ...header.utterance, weights: part(start, utteranceSize) },
    answer: { ...header.answer, weights: part(start + utteranceSize, answerSize) },
  }
}

function viewOf(weights: Int8Array): Uint8Array {
  return new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength)
}
