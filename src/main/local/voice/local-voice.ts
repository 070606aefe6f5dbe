import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removeDeadDrafts } from '#main/core/dead-drafts.ts'
import { ServiceError, UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import { readWav, writeWav, type Sound } from '#main/core/wav.ts'
import type { SpeechSynth } from '#main/video/speech.ts'
import { packageVoice } from './package-voice.ts'
import { espeakVoice, sayVoice, windowsVoice } from './program-voices.ts'
import { runProgram, type RunProgram } from './run-program.ts'
import { spokenParagraphs } from './spoken-form.ts'
import type { VoiceManner, VoiceSource } from './voice-source.ts'

/** Part of the recipe: a change of how text is prepared and joined makes other sound. */
const VERSION = 1
const PAUSE_SECONDS = 0.55

export interface LocalVoiceParts extends VoiceManner {
  readonly log: Log
  readonly platform?: NodeJS.Platform
  readonly run?: RunProgram
  /** URL of the npm package's module, or null; for tests. */
  readonly locatePackage?: () => string | null
}

const WHAT_TO_INSTALL: Readonly<Record<string, string>> = {
  darwin: 'Add a voice in System Settings → Accessibility → Spoken Content',
  win32: 'Add a voice in Windows Settings → Time & language → Speech',
  linux: 'Install espeak-ng with your package manager, for example “sudo apt install espeak-ng”',
}

function noVoice(platform: NodeJS.Platform): UserError {
  const install = WHAT_TO_INSTALL[platform] ?? 'Install espeak-ng'
  return new UserError(
    'NO_VOICE',
    'This computer has no voice that Hard-E can use. Nothing was made.',
    `${install}, or choose OpenAI or ElevenLabs in Settings → Voice.`,
  )
}

function sourcesFor(parts: LocalVoiceParts, platform: NodeJS.Platform): readonly VoiceSource[] {
  const { run = runProgram, locatePackage } = parts
  const manner: VoiceManner = { name: parts.name.trim(), wordsPerMinute: parts.wordsPerMinute }
  const own = platform === 'darwin' ? [sayVoice] : platform === 'win32' ? [windowsVoice] : []
  return [...[...own, espeakVoice].map((make) => make(manner, run)), packageVoice(manner, locatePackage)]
}

/** A name is handed to programs: it must look like one, and not like an option. */
function checkName(name: string): void {
  if (name.trim() === '' || /^[\p{L}\p{N}][\p{L}\p{N} ()+_.-]{0,60}$/u.test(name.trim())) return
  throw new UserError(
    'VOICE_NAME',
    'That is no name of a voice.',
    'Choose another name in Settings → Voice, or leave it empty for the usual voice.',
  )
}

function checkHeard(sound: Sound): void {
  const loud = sound.channels.some((plane) => plane.some((sample) => Math.abs(sample) > 0.01))
  if (loud && sound.seconds > 0.1) return
  throw new ServiceError('The voice of this computer made no sound.', {
    service: 'local',
    kind: 'unknown',
    safeToRetry: true,
  })
}

/** Silence at both ends differs from voice to voice; the pauses between paragraphs should not. */
function trimmed(plane: Float32Array, rate: number): Float32Array {
  const first = plane.findIndex((sample) => Math.abs(sample) > 0.003)
  const last = plane.findLastIndex((sample) => Math.abs(sample) > 0.003)
  const margin = Math.round(rate * 0.04)
  return plane.subarray(Math.max(0, first - margin), Math.min(plane.length, last + margin))
}

function joined(sounds: readonly Sound[]): { readonly plane: Float32Array; readonly rate: number } {
  const rate = sounds[0]?.sampleRate ?? 22_050
  const pause = Math.round(PAUSE_SECONDS * rate)
  const planes = sounds.map(({ channels: [plane = new Float32Array()] }) => trimmed(plane, rate))
  const plane = new Float32Array(planes.reduce((sum, each) => sum + each.length + pause, -pause))
  let at = 0
  for (const each of planes) {
    plane.set(each, at)
    at += each.length + pause
  }
  return { plane, rate }
}

/**
 * The best voice that this computer has: its system's, espeak-ng, or espeak-ng out of the npm package. UserError
 * NO_VOICE when there is none; the text is never part of a command line.
 */
export function createLocalVoice(parts: LocalVoiceParts): SpeechSynth {
  const { platform = process.platform, log } = parts
  const sources = sourcesFor(parts, platform)

  async function choose(signal: AbortSignal): Promise<VoiceSource> {
    checkName(parts.name)
    for (const source of sources) if (await source.available(signal)) return source
    throw noVoice(platform)
  }

  async function say(
    paragraphs: readonly string[],
    signal: AbortSignal,
    progress: (done: number) => void,
  ): Promise<{ plane: Float32Array; rate: number; voice: string }> {
    const source = await choose(signal)
    removeDeadDrafts(tmpdir(), /^hard-e-voice-(\d+)-/)
    const dir = await mkdtemp(join(tmpdir(), `hard-e-voice-${process.pid}-`))
    try {
      const sounds: Sound[] = []
      for (const [i, text] of paragraphs.entries()) {
        const file = join(dir, `${i}.wav`)
        await source.speak(text, file, signal)
        const sound = readWav(await readFile(file))
        checkHeard(sound)
        sounds.push(sound)
        progress(i + 1)
      }
      return { ...joined(sounds), voice: source.label }
    } finally {
      await rm(dir, { recursive: true, force: true })
    }
  }

  return {
    label: 'Voice of this computer',
    service: 'local',
    recipe: ['local', VERSION, platform, parts.name.trim(), parts.wordsPerMinute].join(':'),
    async speak({ text }, { signal, progress }) {
      const paragraphs = spokenParagraphs(text)
      if (paragraphs.length === 0) {
        throw new UserError('EMPTY_SCRIPT', 'There are no words in the script.', 'Write the script first.')
      }
      progress(0, 'Speaking')
      const { plane, rate, voice } = await say(paragraphs, signal, (done) =>
        progress(done / paragraphs.length, `Paragraph ${done} of ${paragraphs.length}`),
      )
      log.info('script spoken', { voice, paragraphs: paragraphs.length, seconds: plane.length / rate })
      return { wav: writeWav([plane], rate), seconds: plane.length / rate, costUsd: 0, voice, note: null }
    },
    async check(signal) {
      await say(['This is a test.'], signal, () => undefined)
    },
  }
}
