import { expect, test } from 'vitest'
import { collectMedia, type MediaPiece } from '#renderer/features/videos/made/collect-media.ts'

const piece = (text: string, total: number): MediaPiece => ({
  base64: Buffer.from(text, 'latin1').toString('base64'),
  total,
  mime: 'video/mp4',
})

async function* stream(...pieces: readonly MediaPiece[]): AsyncGenerator<MediaPiece> {
  yield* pieces
}

test('bytes above 127 or the seams between pieces spoil the file', async () => {
  const seen: number[] = []
  const file = await collectMedia(stream(piece('\u0000\u00FFab', 6), piece('\u0080c', 6)), ({ done }) =>
    seen.push(done),
  )
  expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 255, 97, 98, 128, 99])
  expect(file.type).toBe('video/mp4')
  expect(seen).toEqual([4, 6])
})

test.each([
  ['half of it', stream(piece('abc', 6))],
  ['nothing', stream()],
])('a file of which %s arrived is played', async (_, pieces) => {
  await expect(collectMedia(pieces, () => undefined)).rejects.toThrow('Not all of the file arrived.')
})
