import { describe, expect, it } from 'vitest'
import { keptTake, takeHash } from '#main/integrations/speech-audio/kept-take.ts'
import { joinWavs, pcmOfWav, wavOfPcm } from '#main/integrations/speech-audio/pcm.ts'
import { splitScript } from '#main/integrations/speech-audio/split-script.ts'
import { memoryCache } from '#tests/contract/speech.suite.ts'
import { streamedWav, tonePcm } from '#tests/standins/openai-audio/tone.ts'

describe('a script in pieces', () => {
  const words = (text: string): string => text.split(/\s+/).join(' ').trim()
  const sentences = Array.from({ length: 40 }, (_, i) => `Sentence ${i} says $${i},000.50 to Mr. Reyes.`)

  it.each([
    ['sentences', sentences.join(' ')],
    ['paragraphs', sentences.join('\n\n')],
    ['no full stop', 'word '.repeat(500)],
    ['no space', 'x'.repeat(1_500)],
    ['pairs', '😀'.repeat(800)],
  ])('loses or splits words, or is too long: %s', (_, text) => {
    const pieces = splitScript(text, 301)
    expect(pieces.every((piece) => piece.length > 0 && piece.length <= 301)).toBe(true)
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true)
    const joint = /\s/.test(text.trim()) ? ' ' : ''
    expect(words(pieces.join(joint))).toBe(words(text))
  })

  it('cuts a sentence although its end was in reach', () => {
    for (const piece of splitScript(sentences.join(' '), 300)) expect(piece).toMatch(/\.$/)
  })
})

describe('the samples of a WAV', () => {
  const pcm = tonePcm(2, 24_000)
  const wav = wavOfPcm(pcm, 24_000)

  it('changes samples on the way', () => {
    expect(Buffer.from(pcmOfWav(wav)?.samples ?? []).equals(Buffer.from(pcm))).toBe(true)
    const joined = joinWavs([wav, wav])
    expect(Buffer.from(pcmOfWav(joined?.wav ?? wav)?.samples ?? []).equals(Buffer.concat([pcm, pcm]))).toBe(
      true,
    )
    expect(joined?.seconds).toBeCloseTo(4, 5)
  })

  it('refuses a streamed file, which has no length', () => {
    expect(pcmOfWav(streamedWav(2, 24_000))?.seconds).toBeCloseTo(2, 5)
  })

  it.each([
    ['a file that was cut off', wav.subarray(0, wav.byteLength - 1_000)],
    ['a header alone', wav.subarray(0, 44)],
    ['half a header', wav.subarray(0, 20)],
    ['no file', new Uint8Array()],
    ['text', new TextEncoder().encode('<html>'.repeat(20))],
  ])('takes %s', (_, bytes) => {
    expect(pcmOfWav(bytes)).toBeNull()
  })

  it('joins sounds of different rates', () => {
    expect(joinWavs([wav, wavOfPcm(pcm, 16_000)])).toBeNull()
    expect(joinWavs([wav, new Uint8Array(60)])).toBeNull()
    expect(joinWavs([])).toBeNull()
  })
})

describe('a kept take', () => {
  const wav = wavOfPcm(tonePcm(1, 8_000), 8_000)

  it('mixes up parts that read alike', () => {
    expect(takeHash(['ab', 'c'])).not.toBe(takeHash(['a', 'bc']))
    expect(takeHash(['ab'])).not.toBe(takeHash(['ab', '']))
  })

  it('forgets the price, or trusts a file that was damaged', async () => {
    const kept = memoryCache()
    let made = 0
    const make = async () => {
      made++
      return { wav, costUsd: 0.5, note: 'Paid.' }
    }
    await keptTake(kept, ['x'], make)
    expect(await keptTake(kept, ['x'], make)).toMatchObject({ costUsd: 0.5, note: 'Paid.' })
    expect(made).toBe(1)
    await kept.write(takeHash(['x']), wav.subarray(0, 100))
    await keptTake(kept, ['x'], make)
    expect(made).toBe(2)
  })
})
