import { UserError } from '../../core/errors.ts'
import type { Component } from './cloudinary-sdk.ts'
import { runOfVoice } from './asset-names.ts'

/** Seconds of picture before the voice and after it, as the local renderer does it. */
const LEAD_IN = 0.5
const TAIL = 1.5
/** There is no ducking at Cloudinary: the music stays low all the time. */
const MUSIC_VOLUME = -85
/** Each piece of music is a layer; a very short one does not fill a whole video. */
const MOST_LAYERS = 12

export interface Composition {
  readonly voiceId: string
  readonly voiceSeconds: number
  readonly baseSeconds: number
  /** The template has sound of its own, which is left out. */
  readonly baseSounds: boolean
  readonly music: { readonly id: string; readonly seconds: number } | null
}

const rounded = (seconds: number): number => Math.round(seconds * 100) / 100

export const totalSeconds = (voiceSeconds: number): number => rounded(LEAD_IN + voiceSeconds + TAIL)

/** The id of a layer: a slash becomes a colon; what would begin another parameter is refused. */
function layerOf(id: string): string {
  if (/^[\w./-]+$/.test(id)) return `audio:${id.replaceAll('/', ':')}`
  throw new UserError(
    'MUSIC_ID',
    'The Cloudinary id of the music holds characters that cannot stand in a layer.',
    'Rename it at Cloudinary with letters, digits, - and _, then enter the new id in Settings → Video.',
  )
}

function musicLayers(music: NonNullable<Composition['music']>, total: number): readonly Component[] {
  if (music.seconds < 1) return []
  const count = Math.min(MOST_LAYERS, Math.ceil(total / music.seconds))
  return Array.from({ length: count }, (_, nth) => rounded(nth * music.seconds)).flatMap((start) => [
    { overlay: layerOf(music.id) },
    { effect: `volume:${MUSIC_VOLUME}` },
    { duration: rounded(Math.min(music.seconds, total - start)) },
    { flags: 'layer_apply', start_offset: String(start) },
  ])
}

/** Voice and music over the template, which is repeated until it is long enough. */
export function componentsOf(composition: Composition): readonly Component[] {
  const { voiceId, voiceSeconds, baseSeconds, baseSounds, music } = composition
  const total = totalSeconds(voiceSeconds)
  return [
    ...(baseSounds ? [{ effect: 'volume:mute' }] : []),
    ...(baseSeconds < total ? [{ effect: `loop:${Math.ceil(total / baseSeconds)}` }] : []),
    { overlay: layerOf(voiceId) },
    { flags: 'layer_apply', start_offset: String(LEAD_IN) },
    ...(music ? musicLayers(music, total) : []),
    { duration: total },
    { audio_codec: 'aac', fetch_format: 'mp4', quality: 'auto', video_codec: 'h264' },
  ]
}

/** Two spellings of one transformation become the same: order of parameters, format at the end. */
export function canonical(transformation: string): string {
  const components = transformation.split('/').filter((component) => component.includes('_'))
  return components.map((component) => component.split(',').toSorted().join(',')).join('/')
}

/** The runs whose voices a transformation lays over its base. */
export function runsIn(transformation: string): readonly string[] {
  const layers = transformation.matchAll(/(?:^|[/,])l_(?:audio|video):(hard-e-voice-[\w-]+)/g)
  return [...layers].flatMap(([, voiceId = '']) => runOfVoice(voiceId) ?? [])
}
