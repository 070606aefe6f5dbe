import { expect, test } from 'vitest'
import { requiredKey } from '#main/app/video-adapters.ts'
import type { SecretName } from '#main/settings/settings.ts'

const ask = async (value: string | null): Promise<string> => {
  const read = async (_name: SecretName): Promise<string | null> => value
  return await requiredKey(read, 'elevenlabs.apiKey', 'The ElevenLabs key', 'Voice')()
}

test.each(['sk_live_one\nsk_live_two', 'sk_live_ä', 'sk_live key', 'sk_live\u200bkey'])(
  'the key %j is quoted by the error of the header that cannot hold it',
  async (key) => {
    const error: unknown = await ask(key).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'BAD_KEY' })
    expect(JSON.stringify([error, String(error)])).not.toContain('sk_live')
  },
)

test('a key that was pasted with its line break is refused', async () => {
  expect(await ask(' sk_live_1\n')).toBe('sk_live_1')
  await expect(ask(null)).rejects.toMatchObject({ code: 'NO_KEY' })
})
