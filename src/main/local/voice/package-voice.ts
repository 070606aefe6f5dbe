import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { SpeakWork } from '../video/render-messages.ts'
import { runWorker } from '../video/run-worker.ts'
import type { VoiceManner, VoiceSource } from './voice-source.ts'

// In pieces, so that no bundler takes it in: it is GPL-3 and stays a package of its own, found when it is there.
const PACKAGE = ['@echogarden', 'espeak-ng-emscripten'].join('/')
const PARAGRAPH_TIMEOUT_MS = 120_000

function find(): string | null {
  try {
    return pathToFileURL(createRequire(import.meta.url).resolve(PACKAGE)).href
  } catch {
    return null
  }
}

/** The voice that needs nothing but npm. It works in a thread of its own: it would hold up everything else. */
export function packageVoice(manner: VoiceManner, locate: () => string | null = find): VoiceSource {
  return {
    label: `espeak-ng ${manner.name || 'en-us'}`,
    available: () => Promise.resolve(locate() !== null),
    async speak(text, wavFile, signal) {
      const moduleUrl = locate()
      if (moduleUrl === null) throw new Error('The package of the voice went away.')
      const work: SpeakWork = { kind: 'speak', ...manner, moduleUrl, text, wavFile }
      await runWorker(work, { signal, timeoutMs: PARAGRAPH_TIMEOUT_MS, progress: () => undefined })
    },
  }
}
