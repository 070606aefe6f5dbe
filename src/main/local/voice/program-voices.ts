import { existsSync } from 'node:fs'
import { ServiceError, UserError } from '#main/core/errors.ts'
import type { ProgramEnd, RunProgram } from './run-program.ts'
import { espeakRate, type VoiceManner, type VoiceSource } from './voice-source.ts'

const PARAGRAPH_TIMEOUT_MS = 60_000
const LOOK_TIMEOUT_MS = 10_000

function settle(end: ProgramEnd, name: string): void {
  if (end.ended === 'well') return
  if (end.ended === 'badly' && name !== '') {
    throw new UserError(
      'VOICE_NAME',
      `This computer has no voice named “${name}”, or it could not speak.`,
      'Choose another name in Settings → Voice, or leave it empty for the usual voice.',
      { cause: new Error(end.said) },
    )
  }
  throw new ServiceError(
    'The voice of this computer could not speak.',
    { service: 'local', kind: 'unknown', safeToRetry: true },
    { cause: new Error(end.ended === 'badly' ? end.said : 'the program is missing') },
  )
}

/** macOS: `say`. The text comes on stdin. */
export function sayVoice({ name, wordsPerMinute }: VoiceManner, run: RunProgram): VoiceSource {
  return {
    label: `macOS ${name || 'voice'}`,
    available: () => Promise.resolve(existsSync('/usr/bin/say')),
    async speak(text, wavFile, signal) {
      const voice = name ? ['-v', name] : []
      const form = ['--file-format=WAVE', '--data-format=LEI16@24000']
      const args = [...voice, '-r', String(wordsPerMinute), '-o', wavFile, ...form, '-f', '-']
      settle(await run('/usr/bin/say', args, { input: text, signal, timeoutMs: PARAGRAPH_TIMEOUT_MS }), name)
    },
  }
}

// Nothing is put into the script: the text comes on stdin, the rest by the environment.
const SYSTEM_SPEECH = `
$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$reader = New-Object System.IO.StreamReader([Console]::OpenStandardInput(), [System.Text.Encoding]::UTF8)
$text = $reader.ReadToEnd()
$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer
if ($env:HARD_E_VOICE_NAME) { $voice.SelectVoice($env:HARD_E_VOICE_NAME) }
$voice.Rate = [int]$env:HARD_E_VOICE_RATE
$voice.SetOutputToWaveFile($env:HARD_E_VOICE_FILE)
$voice.Speak($text)
$voice.Dispose()
`

/** System.Speech speaks about 170 words a minute at 0 and an eighth faster with each step. */
function windowsRate(wordsPerMinute: number): number {
  return Math.max(-10, Math.min(10, Math.round(Math.log(wordsPerMinute / 160) / Math.log(1.125))))
}

/** Windows: System.Speech by way of PowerShell. */
export function windowsVoice({ name, wordsPerMinute }: VoiceManner, run: RunProgram): VoiceSource {
  const args = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', SYSTEM_SPEECH]
  return {
    label: `Windows ${name || 'voice'}`,
    async available(signal) {
      const look = [
        '-NoLogo',
        '-NoProfile',
        '-NonInteractive',
        '-Command',
        'Add-Type -AssemblyName System.Speech',
      ]
      const end = await run('powershell.exe', look, { input: '', signal, timeoutMs: LOOK_TIMEOUT_MS })
      return end.ended === 'well'
    },
    async speak(text, wavFile, signal) {
      const env = {
        HARD_E_VOICE_NAME: name,
        HARD_E_VOICE_RATE: String(windowsRate(wordsPerMinute)),
        HARD_E_VOICE_FILE: wavFile,
      }
      const call = { input: text, env, signal, timeoutMs: PARAGRAPH_TIMEOUT_MS }
      settle(await run('powershell.exe', args, call), name)
    },
  }
}

/** espeak-ng, wherever it is installed. */
export function espeakVoice({ name, wordsPerMinute }: VoiceManner, run: RunProgram): VoiceSource {
  const voice = name || 'en-us'
  return {
    label: `espeak-ng ${voice}`,
    async available(signal) {
      const call = { input: '', signal, timeoutMs: LOOK_TIMEOUT_MS }
      return (await run('espeak-ng', ['--version'], call)).ended === 'well'
    },
    async speak(text, wavFile, signal) {
      const args = [
        '-v',
        voice,
        '-s',
        String(espeakRate(wordsPerMinute)),
        '-b',
        '1',
        '--stdin',
        '-w',
        wavFile,
      ]
      settle(await run('espeak-ng', args, { input: text, signal, timeoutMs: PARAGRAPH_TIMEOUT_MS }), name)
    },
  }
}
