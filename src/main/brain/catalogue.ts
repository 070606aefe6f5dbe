import type { ModelRole } from './brain.ts'

/** One model the app may use. `sunset` is the last day the provider serves it, YYYY-MM-DD. */
export interface CatalogueModel {
  readonly id: string
  /** Role it is the default for, or 'earlier' for a model that people still have in their settings. */
  readonly role: ModelRole | 'decisions' | 'embeddings' | 'transcribe' | 'speech' | 'realtime' | 'earlier'
  readonly label: string
  readonly sunset: string | null
  readonly replacement: string | null
  /** Already switched off, on a day that is not recorded here. */
  readonly gone?: true
}

export interface CatalogueEntry extends CatalogueModel {
  readonly warning: string | null
}

const earlier = (id: string, sunset: string, replacement: string): CatalogueModel => ({
  id,
  role: 'earlier',
  label: id,
  sunset,
  replacement,
})

/** Source: OpenAI's deprecation notes in the types of openai 7.57.0 and its model pages, November 2026. */
export const modelCatalogue: readonly CatalogueModel[] = [
  { id: 'gpt-6-luna', role: 'fast', label: 'GPT-6 Luna · fast', sunset: null, replacement: null },
  { id: 'gpt-6-sol', role: 'agent', label: 'GPT-6 Sol · thorough', sunset: null, replacement: null },
  { id: 'gpt-6-luna', role: 'triage', label: 'GPT-6 Luna · triage', sunset: null, replacement: null },
  {
    id: 'gpt-6.1-terra',
    role: 'distill',
    label: 'GPT-6.1 Terra · long texts',
    sunset: null,
    replacement: null,
  },
  { id: 'gpt-6-luna', role: 'decisions', label: 'GPT-6 Luna · routing', sunset: null, replacement: null },
  {
    id: 'text-embedding-3-small',
    role: 'embeddings',
    label: 'Embeddings 3 small',
    sunset: null,
    replacement: null,
  },
  { id: 'gpt-transcribe', role: 'transcribe', label: 'GPT Transcribe', sunset: null, replacement: null },
  {
    id: 'gpt-4o-mini-tts',
    role: 'speech',
    label: 'GPT-4o mini TTS · voice of the videos',
    sunset: '2027-01-06',
    replacement: 'gpt-realtime-2.1-mini',
  },
  {
    id: 'gpt-realtime-2.1-mini',
    role: 'realtime',
    label: 'GPT Realtime 2.1 mini · voice of the videos',
    sunset: null,
    replacement: null,
  },
  earlier('tts-1', '2027-01-06', 'gpt-realtime-2.1-mini'),
  earlier('tts-1-hd', '2027-01-06', 'gpt-realtime-2.1-mini'),
  earlier('gpt-4o-mini-tts-2025-03-20', '2027-01-06', 'gpt-realtime-2.1-mini'),
  earlier('gpt-4o-mini-tts-2025-12-15', '2027-01-06', 'gpt-realtime-2.1-mini'),
  earlier('gpt-realtime', '2027-01-20', 'gpt-realtime-2.1'),
  earlier('gpt-realtime-mini', '2027-01-20', 'gpt-realtime-2.1-mini'),
  earlier('gpt-audio-mini', '2027-01-20', 'gpt-realtime-2.1-mini'),
  earlier('gpt-5', '2026-12-11', 'gpt-6-sol'),
  earlier('gpt-5-mini', '2026-12-11', 'gpt-6-luna'),
  earlier('gpt-5-nano', '2026-12-11', 'gpt-6-luna'),
  earlier('o3', '2026-12-11', 'gpt-6-sol'),
  earlier('gpt-4.1', '2027-01-14', 'gpt-6-sol'),
  earlier('gpt-4.1-mini', '2027-01-14', 'gpt-6-luna'),
  earlier('gpt-4o', '2027-01-14', 'gpt-6-sol'),
  earlier('gpt-4o-mini', '2027-01-14', 'gpt-6-luna'),
  earlier('whisper-1', '2027-02-26', 'gpt-transcribe'),
  earlier('gpt-4o-transcribe', '2027-02-26', 'gpt-transcribe'),
  earlier('gpt-4o-mini-transcribe', '2027-02-26', 'gpt-transcribe'),
  earlier('gpt-4o-transcribe-diarize', '2027-02-26', 'gpt-transcribe'),
  earlier('gpt-5.1', '2027-04-01', 'gpt-6-sol'),
  earlier('gpt-5.4-nano', '2027-04-01', 'gpt-6-luna'),
  { ...earlier('gpt-4.1-nano', '', 'gpt-6-luna'), sunset: null, gone: true },
  { ...earlier('gpt-3.5-turbo', '', 'gpt-6-luna'), sunset: null, gone: true },
  { ...earlier('o4-mini', '', 'gpt-6-luna'), sunset: null, gone: true },
]

/** Last moment of OpenAI's speech endpoint, epoch ms: its successor is the realtime voice. */
export const speechEnds = Date.parse('2027-01-06T23:59:59Z')

/** The model for a role: the person's choice, else the catalogue's default. */
export function modelFor(role: Exclude<CatalogueModel['role'], 'earlier'>, chosen = ''): string {
  return chosen.trim() || (modelCatalogue.find((model) => model.role === role)?.id ?? 'gpt-6-luna')
}

const DAY_MS = 86_400_000
const WARN_DAYS = 90

/** What to tell the person about a model that is going or gone; null when it stays. `now` in epoch ms. */
export function sunsetWarning(model: CatalogueModel, now: number): string | null {
  const instead = model.replacement ? ` Use ${model.replacement} instead.` : ''
  if (model.gone) return `${model.id} is no longer served.${instead}`
  if (model.sunset === null) return null
  const days = Math.floor((Date.parse(`${model.sunset}T23:59:59Z`) - now) / DAY_MS)
  if (days < 0) return `${model.id} is no longer served (since ${model.sunset}).${instead}`
  if (days > WARN_DAYS) return null
  return `${model.id} will be switched off on ${model.sunset} (in ${days} days).${instead}`
}

/** The whole catalogue for the settings screen. */
export function catalogueEntries(now: number): readonly CatalogueEntry[] {
  return modelCatalogue.map((model) => ({ ...model, warning: sunsetWarning(model, now) }))
}

/** Warnings about the models in use, each once. Unknown ids (local models, new ones) are silent. */
export function catalogueWarnings(now: number, inUse?: readonly string[]): readonly string[] {
  const relevant = modelCatalogue.filter((model) => !inUse || inUse.includes(model.id))
  return [...new Set(relevant.map((model) => sunsetWarning(model, now)).filter((text) => text !== null))]
}
