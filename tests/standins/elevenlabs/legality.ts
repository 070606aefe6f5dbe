type Json = Readonly<Record<string, unknown>>

export interface Refusal {
  readonly status: number
  readonly detail: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const RATES = [8_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000]
const CONVERT_MODELS = ['eleven_multilingual_sts_v2', 'eleven_english_sts_v2']
const SPEAK_MODELS = ['eleven_multilingual_v2', 'eleven_v3', 'eleven_flash_v2_5', 'eleven_turbo_v2_5']
const FORM_FIELDS = ['audio', 'model_id', 'voice_settings', 'seed', 'remove_background_noise', 'file_format']
const BODY_FIELDS =
  'text model_id voice_settings seed language_code previous_text next_text apply_text_normalization'.split(
    ' ',
  )
const SETTINGS = ['stability', 'similarity_boost', 'style', 'use_speaker_boost', 'speed']
const MOST_CHARACTERS = 10_000
const MOST_SECONDS = 300

const invalid = (loc: readonly string[], msg: string): Refusal => ({
  status: 422,
  detail: [{ loc, msg, type: 'value_error' }],
})
const refused = (status: string, message: string, code = 400): Refusal => ({
  status: code,
  detail: { status, message },
})

/** Formats as documented; 44.1 kHz and more without compression needs the Pro plan. */
export function formatFault(format: string, plan: string): Refusal | null {
  const [kind = '', rateText = ''] = format.split('_')
  const rate = Number(rateText)
  if (!['pcm', 'wav'].includes(kind) || !RATES.includes(rate))
    return invalid(['query', 'output_format'], 'Input should be a known format')
  if (rate >= 44_100 && plan !== 'pro')
    return refused('output_format_not_allowed', `The format ${format} needs the Pro plan.`, 403)
  return null
}

function settingsFault(value: unknown): Refusal | null {
  if (value === null || typeof value !== 'object')
    return invalid(['body', 'voice_settings'], 'Input should be a valid dictionary')
  for (const [name, setting] of Object.entries(value as Json)) {
    if (!SETTINGS.includes(name)) return invalid(['body', 'voice_settings', name], 'Extra inputs')
    if (typeof setting === 'number' && (setting < 0 || setting > 1))
      return invalid(['body', 'voice_settings', name], 'Input should be from 0 to 1')
  }
  return null
}

function wordOf(form: FormData, name: string): string | null {
  const value = form.get(name)
  return typeof value === 'string' ? value : null
}

/** What the service would refuse in a conversion; `seconds` null when the sound cannot be read. */
export function convertFault(form: FormData | null, seconds: number | null): Refusal | null {
  const audio = form?.get('audio')
  if (!form || !(audio instanceof File)) return invalid(['body', 'audio'], 'Field required')
  const stranger = [...form.keys()].find((name) => !FORM_FIELDS.includes(name))
  if (stranger) return invalid(['body', stranger], 'Extra inputs are not permitted')
  if (!audio.type.startsWith('audio/') || seconds === null)
    return refused('invalid_audio', 'The file is not a valid audio file.')
  if (seconds > MOST_SECONDS) return refused('audio_too_long', 'The audio is longer than five minutes.')
  const model = wordOf(form, 'model_id') ?? 'eleven_english_sts_v2'
  if (!CONVERT_MODELS.includes(model)) return refused('model_not_found', `Model ${model} was not found.`)
  const seed = form.get('seed')
  if (seed !== null && !(Number(seed) >= 0 && Number(seed) <= 4_294_967_295))
    return invalid(['body', 'seed'], 'Input should be from 0 to 4294967295')
  const settings = wordOf(form, 'voice_settings')
  if (settings === null) return null
  try {
    return settingsFault(JSON.parse(settings))
  } catch {
    return invalid(['body', 'voice_settings'], 'Invalid JSON')
  }
}

/** What the service would refuse in a text. */
export function speakFault(body: Json): Refusal | null {
  const stranger = Object.keys(body).find((name) => !BODY_FIELDS.includes(name))
  if (stranger) return invalid(['body', stranger], 'Extra inputs are not permitted')
  const { text, model_id: model = 'eleven_multilingual_v2', voice_settings: settings } = body
  if (typeof text !== 'string' || text === '') return invalid(['body', 'text'], 'Field required')
  if (text.length > MOST_CHARACTERS)
    return refused('max_character_limit_exceeded', `This request's text has ${text.length} characters.`)
  if (!SPEAK_MODELS.includes(String(model)))
    return refused('model_not_found', `Model ${String(model)} was not found.`)
  return settings === undefined ? null : settingsFault(settings)
}
