/**
 * Source: developers.openai.com/api/docs/models/<model>, read November 2026. `gpt-4o-mini-tts` costs $12 a
 * million audio tokens; an assistant's audio is one token for 50 ms (guide "Managing costs").
 */
const SPEECH: Readonly<Record<string, (spoken: Spoken) => number>> = {
  'gpt-4o-mini-tts': ({ seconds, characters }) => (seconds * 20 * 12 + (characters / 4) * 0.6) / 1e6,
  'tts-1-hd': ({ characters }) => (characters * 30) / 1e6,
  'tts-1': ({ characters }) => (characters * 15) / 1e6,
}

interface Spoken {
  readonly seconds: number
  readonly characters: number
}

/** Dollars a million tokens. */
interface RealtimePrice {
  readonly textIn: number
  readonly cachedIn: number
  readonly textOut: number
  readonly audioOut: number
}

const REALTIME: Readonly<Record<string, RealtimePrice>> = {
  'gpt-realtime-2.1-mini': { textIn: 0.6, cachedIn: 0.06, textOut: 2.4, audioOut: 20 },
  'gpt-realtime-2.1': { textIn: 4, cachedIn: 0.4, textOut: 24, audioOut: 64 },
  'gpt-realtime-2': { textIn: 4, cachedIn: 0.4, textOut: 24, audioOut: 64 },
  'gpt-realtime-1.5': { textIn: 4, cachedIn: 0.4, textOut: 16, audioOut: 64 },
}

/** Tokens of one realtime answer as the service counts them. */
export interface RealtimeUsage {
  readonly textIn: number
  readonly cachedIn: number
  readonly textOut: number
  readonly audioOut: number
}

/** A dated snapshot costs what its model costs. */
const modelOf = (id: string): string => id.replace(/-\d{4}-\d{2}-\d{2}$/, '')

/** Dollars for a speech answer; null for a model or a server whose price is not known. */
export function speechPrice(model: string, spoken: Spoken): number | null {
  return SPEECH[modelOf(model)]?.(spoken) ?? null
}

/** Dollars for a realtime answer; null when the price or the count is not known. */
export function realtimePrice(model: string, usage: RealtimeUsage | null): number | null {
  const price = REALTIME[modelOf(model)]
  if (!price || !usage) return null
  const fresh = Math.max(0, usage.textIn - usage.cachedIn)
  const millionths =
    fresh * price.textIn +
    usage.cachedIn * price.cachedIn +
    usage.textOut * price.textOut +
    usage.audioOut * price.audioOut
  return millionths / 1e6
}
