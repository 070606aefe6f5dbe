import { UserError } from '#main/core/errors.ts'
import type { Sound } from '#main/core/wav.ts'
import { limit } from './limiter.ts'
import { loudnessOf } from './loudness.ts'
import { resample } from './resample.ts'

/** Hertz of the finished sound. */
export const RATE = 48_000
/** Seconds before the first word and after the last one. */
export const LEAD = 0.5
export const TAIL = 1.5
/** LUFS of the whole: what phones and laptops play at a comfortable level. */
const TARGET = -16
/** dB under full scale; AAC adds up to one to a peak. */
const CEILING = 10 ** (-2.2 / 20)
const MUSIC_LUFS = -24
/** What is left of the music under speech: -10 dB. */
const DUCKED = 10 ** (-10 / 20)
/** Seconds the music takes to step back, waits in a pause, and takes to come back. */
const ATTACK = 0.08
const HOLD = 0.45
const RELEASE = 0.7
/** Speech is what is less than 32 dB under the loudness it was brought to. */
const SPEECH = 10 ** ((-16 - 32) / 20)

const fromDb = (db: number): number => 10 ** (db / 20)

function toMono({ channels }: Sound): Float32Array {
  const [first = new Float32Array(), ...others] = channels
  if (others.length === 0) return first
  return first.map(
    (sample, i) => others.reduce((sum, plane) => sum + (plane[i] ?? 0), sample) / channels.length,
  )
}

/** The gain for the music at each sample: down before and during speech, up again in pauses. */
export function duckingGain(speech: Float32Array, rate: number): Float32Array {
  const gain = new Float32Array(speech.length)
  const ahead = Math.round(ATTACK * 2 * rate)
  const smooth = (seconds: number): number => 1 - Math.exp(-1 / (seconds * rate))
  const [attack, release, fall] = [smooth(ATTACK), smooth(RELEASE), smooth(0.02)]
  let [level, quiet, now] = [0, Infinity, 1]
  for (let i = -ahead; i < speech.length; i++) {
    const size = Math.abs(speech[i + ahead] ?? 0)
    level = size > level ? size : level - level * fall
    quiet = level > SPEECH ? 0 : quiet + 1
    const wanted = quiet < HOLD * rate + ahead ? DUCKED : 1
    now += (wanted - now) * (wanted < now ? attack : release)
    if (i >= 0) gain[i] = now
  }
  return gain
}

/** The voice at 48 kHz, as loud as the whole is to be. */
function prepareVoice(voice: Sound): Float32Array {
  const mono = resample(toMono(voice), voice.sampleRate, RATE)
  const lufs = loudnessOf([mono, mono], RATE)
  if (!Number.isFinite(lufs)) {
    throw new UserError(
      'SILENT_VOICE',
      'There is nothing to be heard in the voice of this video.',
      'Make the voice again; if it stays silent, choose another voice in Settings.',
    )
  }
  const gain = fromDb(TARGET - 0.5 - lufs)
  return mono.map((sample) => sample * gain)
}

function prepareMusic(music: Sound): readonly [Float32Array, Float32Array] | null {
  const [left, right = left] = music.channels
    .slice(0, 2)
    .map((each) => resample(each, music.sampleRate, RATE))
  if (!left || !right || left.length < RATE / 10) return null
  // A short loop is measured as it will be heard: going round.
  const heard = (plane: Float32Array): Float32Array => {
    if (plane.length >= RATE * 3) return plane
    const around = new Float32Array(RATE * 3)
    for (let i = 0; i < around.length; i++) around[i] = plane[i % plane.length] ?? 0
    return around
  }
  const lufs = loudnessOf([heard(left), heard(right)], RATE)
  if (!Number.isFinite(lufs)) return null
  const gain = Math.min(fromDb(30), fromDb(MUSIC_LUFS - lufs))
  return [left.map((sample) => sample * gain), right.map((sample) => sample * gain)]
}

function scale(channels: readonly Float32Array[], gain: number): void {
  for (const plane of channels) for (let i = 0; i < plane.length; i++) plane[i] = (plane[i] ?? 0) * gain
}

/** Brings the whole to the target; limiting takes a little loudness away, so it is looked at again. */
function master(channels: readonly Float32Array[], say: (fraction: number) => void): void {
  for (let round = 0; round < 2; round++) {
    const off = TARGET - loudnessOf(channels, RATE)
    if (round > 0 && Math.abs(off) < 0.3) return
    scale(channels, fromDb(Math.min(20, off)))
    limit(channels, CEILING, RATE)
    say((round + 1) / 2)
  }
}

/**
 * The sound of a primer video: the voice after half a second, music that steps back under it, about -16 LUFS, no
 * peak above -1 dBFS, faded out at the end. Stereo at 48 kHz, exactly `frames` samples. UserError SILENT_VOICE.
 */
export function mixPrimer(
  parts: { readonly voice: Sound; readonly music: Sound | null; readonly frames: number },
  say: (fraction: number) => void = () => undefined,
): readonly [Float32Array, Float32Array] {
  const { frames } = parts
  const speech = new Float32Array(frames)
  speech.set(prepareVoice(parts.voice).subarray(0, Math.max(0, frames - LEAD * RATE)), LEAD * RATE)
  say(0.3)
  const music = parts.music && prepareMusic(parts.music)
  say(0.4)
  const mixed = [speech.slice(), speech.slice()] as const
  if (music) {
    const gain = duckingGain(speech, RATE)
    say(0.5)
    const fadeIn = 0.4 * RATE
    mixed.forEach((plane, side) => {
      const bed = music[side === 0 ? 0 : 1]
      for (let i = 0, at = 0; i < frames; i++, at = at + 1 === bed.length ? 0 : at + 1) {
        plane[i] = (plane[i] ?? 0) + (bed[at] ?? 0) * (gain[i] ?? 1) * Math.min(1, i / fadeIn)
      }
    })
  }
  const fade = Math.min(frames, TAIL * RATE)
  for (const plane of mixed) {
    for (let i = 0; i < fade; i++) {
      const at = frames - fade + i
      plane[at] = (plane[at] ?? 0) * (0.5 + 0.5 * Math.cos((Math.PI * (i + 1)) / fade))
    }
  }
  say(0.6)
  master(mixed, (fraction) => say(0.6 + 0.4 * fraction))
  return mixed
}
