import { readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import { readWav, writeWav } from '#main/core/wav.ts'
import { createLocalVoice } from '#main/local/voice/local-voice.ts'
import { runProgram, type RunProgram } from '#main/local/voice/run-program.ts'
import { spokenForm, spokenParagraphs } from '#main/local/voice/spoken-form.ts'
import type { SpeechCall } from '#main/video/speech.ts'

const beep = Float32Array.from({ length: 8000 }, (_, i) => 0.3 * Math.sin(i / 8))

interface Ran {
  readonly command: string
  readonly args: readonly string[]
  readonly input: string
  readonly env: Readonly<Record<string, string>>
}

/** Programs that write a beep where they are told to. */
function programs(known: readonly string[], plane = beep): { run: RunProgram; ran: Ran[] } {
  const ran: Ran[] = []
  const run: RunProgram = (command, args, { input, env = {} }) => {
    ran.push({ command, args, input, env })
    if (!known.includes(command)) return Promise.resolve({ ended: 'missing' })
    const file = env['HARD_E_VOICE_FILE'] ?? args.find((arg) => arg.endsWith('.wav'))
    if (file) writeFileSync(file, writeWav([plane], 16_000))
    return Promise.resolve({ ended: 'well' })
  }
  return { run, ran }
}

function call(signal = new AbortController().signal): SpeechCall {
  return {
    signal,
    kept: { read: () => Promise.resolve(null), write: () => Promise.resolve() },
    progress: () => undefined,
  }
}

const usual = { name: '', wordsPerMinute: 140, log: silentLog, locatePackage: () => null }
const NASTY = 'Hi "; rm -rf / $(whoami) `id` [[rate 900]] -w evil.wav'

describe('the local voice', () => {
  test.each([
    ['win32', 'powershell.exe'],
    ['linux', 'espeak-ng'],
  ] as const)('%s: words of the script reach a command line', async (platform, command) => {
    const { run, ran } = programs([command])
    const voice = createLocalVoice({ ...usual, platform, run })
    await voice.speak({ text: NASTY, names: [] }, call())
    const spoken = ran.filter((each) => each.input !== '')
    expect(spoken).toHaveLength(1)
    expect(spoken[0]?.input).not.toContain('[[')
    expect(spoken[0]?.input).toContain('whoami')
    expect(JSON.stringify(ran.map(({ args, env }) => [args, env]))).not.toMatch(/whoami|evil/)
  })

  test('paragraphs run into each other, or the files of it stay behind', async () => {
    const before = readdirSync(tmpdir()).filter((name) => name.startsWith('hard-e-voice-')).length
    const { run } = programs(['espeak-ng'])
    const voice = createLocalVoice({ ...usual, platform: 'linux', run })
    const { wav, seconds } = await voice.speak({ text: 'One.\n\nTwo.\n\n…\n\nThree.', names: [] }, call())
    expect(seconds).toBeCloseTo(3 * 0.5 + 2 * 0.55, 1)
    const [plane = new Float32Array()] = readWav(wav).channels
    expect(Math.max(...plane.subarray(0.6 * 16_000, 1 * 16_000))).toBe(0)
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('hard-e-voice-'))).toHaveLength(before)
  })

  test.each(['linux', 'darwin', 'win32'] as const)(
    '%s: no voice does not say what to install',
    async (platform) => {
      const { run } = programs([])
      const voice = createLocalVoice({ ...usual, platform, run })
      await expect(voice.speak({ text: 'Hello.', names: [] }, call())).rejects.toMatchObject({
        code: 'NO_VOICE',
      })
    },
  )

  test('silence is taken for speech', async () => {
    const { run } = programs(['espeak-ng'], new Float32Array(16_000))
    const voice = createLocalVoice({ ...usual, platform: 'linux', run })
    await expect(voice.check(new AbortController().signal)).rejects.toThrow('made no sound')
  })

  test.each(['--help', '-w', 'a;b', 'x'.repeat(90)])('the name %s reaches a program', async (name) => {
    const { run, ran } = programs(['espeak-ng'])
    const voice = createLocalVoice({ ...usual, name, platform: 'linux', run })
    await expect(voice.check(new AbortController().signal)).rejects.toMatchObject({ code: 'VOICE_NAME' })
    expect(ran).toEqual([])
  })

  test('another pace or name finds the sound of the old one', () => {
    const recipes = [{}, { wordsPerMinute: 150 }, { name: 'en-gb' }].map(
      (change) => createLocalVoice({ ...usual, ...change }).recipe,
    )
    expect(new Set(recipes).size).toBe(3)
  })

  test('the voice of the npm package cannot be used', { timeout: 60_000 }, async () => {
    const { locatePackage: _, ...parts } = usual
    const voice = createLocalVoice({ ...parts, platform: 'linux', run: programs([]).run })
    const { wav, voice: name } = await voice.speak({ text: 'Hello Maria.', names: [] }, call())
    expect(name).toBe('espeak-ng en-us')
    expect(readWav(wav).seconds).toBeGreaterThan(0.5)
  })
})

describe('programs', () => {
  test('an aborted program goes on', async () => {
    const abort = new AbortController()
    const running = runProgram(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
      input: '',
      signal: abort.signal,
      timeoutMs: 20_000,
    })
    abort.abort(new Error('stopped by a person'))
    await expect(running).rejects.toThrow('stopped by a person')
  })
  test('a program that is not there is an exception', async () => {
    const signal = new AbortController().signal
    const end = await runProgram('hard-e-no-such-program', [], { input: '', signal, timeoutMs: 5000 })
    expect(end).toEqual({ ended: 'missing' })
  })
})

test.each([
  ['It is $24,850.', 'It is 24850 dollars.'],
  ['$1 and $1.50 or $1.2 million', '1 dollar and 1 dollar and 50 cents or 1.2 million dollars'],
  ['$24,850.00', '24850 dollars'],
  ['Call (614) 555-0122 now', 'Call 6 1 4, 5 5 5, 0 1 2 2 now'],
  ['Call 1-614-555-0122.', 'Call 6 1 4, 5 5 5, 0 1 2 2.'],
  ['job 2231-01, 30% off, 24 sq ft', 'job 2231-01, 30 percent off, 24 square feet'],
  ['Smith & Sons <b>', 'Smith and Sons b'],
])('%s is read wrongly', (written, spoken) => {
  expect(spokenForm(written)).toBe(spoken)
})

test('Windows line ends glue paragraphs together', () => {
  expect(spokenParagraphs('One.\r\n\r\nTwo\nlines.\n \nThree.')).toEqual(['One.', 'Two lines.', 'Three.'])
})
