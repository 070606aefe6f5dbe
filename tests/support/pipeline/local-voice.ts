import { messageOf } from '#main/core/errors.ts'
import { silentLog } from '#main/core/log.ts'
import { createLocalVoice } from '#main/local/voice/local-voice.ts'

/** Why this computer cannot speak; null when it can. */
export async function whyNoVoice(): Promise<string | null> {
  try {
    const voice = createLocalVoice({ name: '', wordsPerMinute: 140, log: silentLog })
    await voice.check(AbortSignal.timeout(20_000))
    return null
  } catch (error) {
    return `this computer has no voice: ${messageOf(error)}`
  }
}
