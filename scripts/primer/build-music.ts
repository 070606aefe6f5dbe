/**
 * Composes resources/primer/music.wav: `node scripts/primer/build-music.ts`. Eight bars of soft pads, a low voice
 * and plucked wood in D major; everything that rings past the end is folded into the beginning, so it loops.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeWav } from '#main/core/wav.ts'

const RATE = 24_000
const BEAT = 60 / 60
const BAR = 4 * BEAT
const BARS = 8
const LENGTH = RATE * BAR * BARS

type Stereo = readonly [Float32Array, Float32Array]

const track: Stereo = [new Float32Array(LENGTH), new Float32Array(LENGTH)]

const hertz = (note: number): number => 440 * 2 ** ((note - 69) / 12)

interface Note {
  /** MIDI number. */
  readonly pitch: number
  /** Seconds from the beginning. */
  readonly at: number
  readonly seconds: number
  readonly level: number
  /** -1 left … 1 right. */
  readonly pan: number
}

/** Adds a sound to the loop; what passes the end comes in again at the beginning. */
function add(into: Stereo, note: Note, sample: (t: number) => number): void {
  const start = Math.round(note.at * RATE)
  const count = Math.round(note.seconds * RATE)
  const [left, right] = [Math.cos(((note.pan + 1) * Math.PI) / 4), Math.sin(((note.pan + 1) * Math.PI) / 4)]
  const [l, r] = into
  for (let i = 0; i < count; i++) {
    const value = sample(i / RATE) * note.level
    const at = (start + i) % LENGTH
    l[at] = (l[at] ?? 0) + value * left
    r[at] = (r[at] ?? 0) + value * right
  }
}

const swell = (t: number, seconds: number, attack: number, release: number): number => {
  const rise = Math.min(1, t / attack)
  const fall = Math.min(1, Math.max(0, (seconds - t) / release))
  return (0.5 - 0.5 * Math.cos(Math.PI * rise)) * (0.5 - 0.5 * Math.cos(Math.PI * fall))
}

/** Four slightly detuned voices with few overtones, breathing slowly. */
function pad(note: Note): void {
  const f = hertz(note.pitch)
  for (const [detune, side] of [
    [-0.0022, -0.7],
    [-0.0008, 0.3],
    [0.0009, -0.3],
    [0.0024, 0.7],
  ] as const) {
    const phase = note.pitch * 1.7 + detune * 900
    add(track, { ...note, level: note.level / 4, pan: side }, (t) => {
      const w = 2 * Math.PI * f * (1 + detune) * t + phase
      const tone = Math.sin(w) + 0.28 * Math.sin(2 * w) + 0.1 * Math.sin(3 * w) + 0.04 * Math.sin(4 * w)
      return tone * swell(t, note.seconds, 1.4, 1.8) * (1 + 0.12 * Math.sin(2 * Math.PI * 0.21 * t + phase))
    })
  }
}

/** A bar of wood under a soft mallet: the fourth harmonic rings short, as on a marimba. */
function pluck(note: Note): void {
  const f = hertz(note.pitch)
  const decay = 2.4 + (note.pitch - 60) * 0.06
  add(track, note, (t) => {
    const w = 2 * Math.PI * f * t
    const body = Math.sin(w) * Math.exp(-decay * t) + 0.16 * Math.sin(2 * w) * Math.exp(-decay * 1.6 * t)
    const bar = 0.22 * Math.sin(3.93 * w) * Math.exp(-11 * t)
    return (body + bar) * Math.min(1, t / 0.006) * Math.min(1, (note.seconds - t) / 0.2)
  })
}

function bass(note: Note): void {
  const f = hertz(note.pitch)
  add(track, note, (t) => {
    const w = 2 * Math.PI * f * t
    return (Math.sin(w) + 0.2 * Math.sin(2 * w)) * swell(t, note.seconds, 0.12, 1.2) * Math.exp(-0.35 * t)
  })
}

interface Chord {
  readonly root: number
  readonly pad: readonly number[]
  readonly tune: readonly number[]
}

// Dadd9 – Bm7 – Gmaj7 – A(sus) – D/F# – Em7 – Gadd9 – Asus4: never far from home, never quite at rest.
const chords: readonly Chord[] = [
  { root: 38, pad: [57, 62, 64, 66], tune: [74, 69, 66, 76] },
  { root: 35, pad: [57, 59, 62, 66], tune: [73, 69, 66, 71] },
  { root: 43, pad: [55, 59, 62, 66], tune: [74, 71, 66, 69] },
  { root: 45, pad: [57, 59, 64, 69], tune: [71, 69, 64, 73] },
  { root: 42, pad: [57, 62, 66, 69], tune: [74, 69, 66, 78] },
  { root: 40, pad: [55, 59, 62, 67], tune: [76, 71, 67, 74] },
  { root: 43, pad: [55, 57, 62, 71], tune: [74, 71, 69, 66] },
  { root: 45, pad: [57, 62, 64, 69], tune: [73, 69, 64, 69] },
]
/** Beats of a bar on which the wood is struck, and how hard. */
const rhythm = [
  [0, 1],
  [1.5, 0.6],
  [2, 0.75],
  [3, 0.55],
] as const

chords.forEach((chord, bar) => {
  const at = bar * BAR
  for (const pitch of chord.pad)
    pad({ pitch, at: at - 0.7 + LENGTH / RATE, seconds: BAR + 2.2, level: 0.1, pan: 0 })
  bass({ pitch: chord.root, at, seconds: BAR * 0.95, level: 0.2, pan: 0 })
  rhythm.forEach(([beat, strength], i) => {
    const pitch = chord.tune[i] ?? chord.root
    const human = ((bar * 7 + i * 5) % 11) / 1000
    const [level, pan] = [0.16 * strength, Math.sin(bar * 2 + i * 1.7) * 0.45]
    pluck({ pitch, at: at + beat * BEAT + human, seconds: 3, level, pan })
    // A quiet echo from the other side, three quarters of a beat later.
    pluck({ pitch, at: at + (beat + 0.75) * BEAT + human, seconds: 3, level: level * 0.28, pan: -pan })
  })
})

/** A small room: four combs a side, run twice around so that the tail of the end is in the beginning. */
function room(plane: Float32Array, delays: readonly number[]): Float32Array {
  const wet = new Float32Array(LENGTH)
  for (const seconds of delays) {
    const size = Math.round(seconds * RATE)
    const line = new Float32Array(size)
    let damped = 0
    for (let i = 0; i < LENGTH * 2; i++) {
      const out = line[i % size] ?? 0
      damped += 0.35 * (out - damped)
      line[i % size] = (plane[i % LENGTH] ?? 0) + damped * 0.72
      if (i >= LENGTH) wet[i - LENGTH] = (wet[i - LENGTH] ?? 0) + out / delays.length
    }
  }
  return wet
}

const rooms = [
  room(track[0], [0.0411, 0.0533, 0.0617, 0.0729]),
  room(track[1], [0.0437, 0.0509, 0.0643, 0.0757]),
]
const mixed = track.map((plane, side) => plane.map((dry, i) => dry + 0.22 * (rooms[side]?.[i] ?? 0)))
const peak = mixed.reduce((most, plane) => plane.reduce((p, x) => Math.max(p, Math.abs(x)), most), 0)
const planes = mixed.map((plane) => plane.map((x) => (x / peak) * 0.7))

const folder = join(import.meta.dirname, '../../resources/primer')
mkdirSync(folder, { recursive: true })
const bytes = writeWav(planes, RATE)
writeFileSync(join(folder, 'music.wav'), bytes)

const [left = new Float32Array()] = planes
const step = (i: number): number => Math.abs((left[(i + 1) % LENGTH] ?? 0) - (left[i % LENGTH] ?? 0))
const around = Array.from({ length: 2000 }, (_, i) => step(LENGTH - 1001 + i)).toSorted((a, b) => a - b)
console.log(`${bytes.length} bytes, ${LENGTH / RATE} s`)
console.log(
  `step at the seam ${step(LENGTH - 1).toFixed(4)}, usual ${around[1000]?.toFixed(4)}, most ${around[1999]?.toFixed(4)}`,
)
