/** Source: OpenAI's specification of /audio/speech, November 2026. The best sounding ones first. */
const speechVoices = [
  'cedar',
  'marin',
  'alloy',
  'ash',
  'ballad',
  'coral',
  'echo',
  'sage',
  'shimmer',
  'verse',
  'fable',
  'onyx',
  'nova',
] as const

const notRealtime: readonly string[] = ['fable', 'onyx', 'nova']

export type VoiceMode = 'speech' | 'realtime'

/** The built-in voices of OpenAI that can speak in this mode. */
export const voicesFor = (mode: VoiceMode): readonly string[] =>
  mode === 'speech' ? speechVoices : speechVoices.filter((voice) => !notRealtime.includes(voice))

/** What keeps a typed voice from speaking; null when nothing is known against it. Pure. */
export function voiceTrouble(
  mode: VoiceMode,
  typed: string,
  address: string,
): 'notRealtime' | 'unknown' | null {
  const voice = typed.trim()
  if (mode === 'realtime' && notRealtime.includes(voice)) return 'notRealtime'
  const isOpenAi = address.trim() === '' || /^https:\/\/([\w-]+\.)*openai\.com(\/|$)/.test(address.trim())
  // Another server has voices of its own.
  if (voice === '' || !isOpenAi || /^voice_\w+$/.test(voice)) return null
  return speechVoices.some((known) => known === voice) ? null : 'unknown'
}
