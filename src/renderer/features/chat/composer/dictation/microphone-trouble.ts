import type { PlainKey } from '../../../../i18n/t.ts'

/** What to tell the person when the microphone cannot be had: what happened and what to do. */
export function microphoneTrouble(error: unknown): PlainKey {
  const name = error instanceof Error ? error.name : ''
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'voice.refused'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'voice.noMicrophone'
    case 'NotReadableError':
    case 'AbortError':
      return 'voice.microphoneBusy'
    default:
      return 'voice.cannotRecord'
  }
}
