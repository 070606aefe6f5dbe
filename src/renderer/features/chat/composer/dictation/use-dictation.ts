import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { LONGEST_RECORDING_BYTES } from '#shared/contract/voice.ts'
import { explain } from '../../../../components/explain-error.ts'
import { useClient } from '../../../../connection/connection-context.tsx'
import { t } from '../../../../i18n/t.ts'
import { readBase64 } from '../read-base64.ts'
import { microphoneTrouble } from './microphone-trouble.ts'
import { startRecorder, type Recorder } from './recorder.ts'
import { endsOnRelease } from './spoken-text.ts'

export type DictationPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'listening'; readonly recorder: Recorder; readonly since: number }
  /** `recordingId` null while the sound is still on its way to the core. */
  | { readonly kind: 'writing'; readonly recordingId: string | null }

/** Something that the person should know; `again` repeats what failed. */
export interface DictationTrouble {
  readonly text: string
  readonly again: (() => void) | null
}

export interface DictationOptions {
  readonly conversationId: string | null
  /** What was said, for the person to see and send. */
  readonly onText: (text: string, recordingId: string) => void
}

export type Dictation = ReturnType<typeof useDictation>

const idle: DictationPhase = { kind: 'idle' }

/** Hold or click to talk; what was said is kept by the core first and then written down. */
export function useDictation({ conversationId, onText }: DictationOptions) {
  const client = useClient()
  const [phase, show] = useState<DictationPhase>(idle)
  const [trouble, setTrouble] = useState<DictationTrouble | null>(null)
  // Presses come faster than renders.
  const now = useRef<DictationPhase>(idle)
  const press = useRef<{ at: number; began: boolean } | null>(null)
  const stopWriting = useRef<AbortController | null>(null)
  const left = useRef(false)
  // Counts the times the microphone was asked for: only the newest may begin.
  const attempt = useRef(0)
  const enter = (next: DictationPhase): void => {
    now.current = next
    show(next)
  }

  /** Writes down a recording that is kept already. A failure stays with it and shows in the list of those. */
  const write = async (recordingId: string): Promise<void> => {
    const stop = new AbortController()
    stopWriting.current = stop
    enter({ kind: 'writing', recordingId })
    setTrouble(null)
    try {
      const { text } = await client['voice.transcribe']({ recordingId }, { signal: stop.signal })
      if (text !== null) onText(text, recordingId)
    } catch (error) {
      // The list of those that are kept has its button to try again.
      if (!stop.signal.aborted) tell(error, null)
    } finally {
      enter(idle)
    }
  }
  const tell = (error: unknown, again: (() => void) | null): void => {
    const { message, nextStep } = explain(error)
    setTrouble({ text: `${message} ${nextStep}`, again })
  }

  /** Keeps a sound and writes it down. Until it is kept, "Try again" still has it. */
  const take = async (sound: Blob, mime: string): Promise<void> => {
    setTrouble(null)
    if (sound.size > LONGEST_RECORDING_BYTES) {
      setTrouble({ text: t('voice.tooBig'), again: null })
      return enter(idle)
    }
    enter({ kind: 'writing', recordingId: null })
    try {
      const base64 = await readBase64(sound)
      const { id } = await client['voice.keep']({ conversationId, mime, base64 })
      await write(id)
    } catch (error) {
      enter(idle)
      tell(error, () => void take(sound, mime))
    }
  }

  const begin = async (): Promise<void> => {
    const mine = ++attempt.current
    enter({ kind: 'asking' })
    setTrouble(null)
    let recorder: Recorder
    try {
      recorder = await startRecorder()
    } catch (error) {
      if (attempt.current !== mine) return undefined
      setTrouble({ text: t(microphoneTrouble(error)), again: null })
      return enter(idle)
    }
    // Escape, or another conversation, while the browser was asking.
    if (left.current || attempt.current !== mine) return recorder.cancel()
    enter({ kind: 'listening', recorder, since: Date.now() })
    const sound = await recorder.sound
    if (sound) await take(sound, sound.type)
    else enter(idle)
  }
  const stop = (): void => {
    if (now.current.kind === 'listening') now.current.recorder.stop()
  }
  const leave = useEffectEvent(() => {
    left.current = true
    stop()
  })
  useEffect(() => {
    left.current = false
    return leave
  }, [])

  return {
    phase,
    trouble,
    dismiss: () => setTrouble(null),
    press() {
      const began = now.current.kind === 'idle'
      press.current = { at: Date.now(), began }
      if (began) void begin()
    },
    release() {
      const held = press.current
      press.current = null
      if (held && now.current.kind === 'listening' && endsOnRelease(held, Date.now())) stop()
    },
    toggle() {
      if (now.current.kind === 'idle') void begin()
      else stop()
    },
    /** True when there was something to cancel. What is kept stays kept. */
    cancel(): boolean {
      const at = now.current
      if (at.kind === 'idle' || (at.kind === 'writing' && at.recordingId === null)) return false
      if (at.kind === 'asking') {
        attempt.current += 1
        enter(idle)
      } else if (at.kind === 'listening') at.recorder.cancel()
      else stopWriting.current?.abort()
      return true
    },
    write: (recordingId: string) => void write(recordingId),
    take: (sound: Blob, mime: string) => void take(sound, mime),
  }
}
