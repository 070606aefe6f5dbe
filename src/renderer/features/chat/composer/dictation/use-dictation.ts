import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { LONGEST_RECORDING_BYTES } from '#shared/contract/voice.ts'
import type { Recording } from '#shared/domain/recording.ts'
import { explain } from '../../../../components/explain-error.ts'
import { useClient } from '../../../../connection/connection-context.tsx'
import { t } from '../../../../i18n/t.ts'
import { microphoneTrouble } from './microphone-trouble.ts'
import { startRecorder, type Recorder } from './recorder.ts'
import { useSoundKeeper } from './sound-keeper-context.tsx'
import { isRefusal } from './sound-keeper.ts'
import { endsOnRelease } from './spoken-text.ts'

export type DictationPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'listening'; readonly recorder: Recorder; readonly since: number }
  /** `recordingId` null while the sound is still on its way to the core. */
  | { readonly kind: 'writing'; readonly recordingId: string | null }

export interface DictationOptions {
  readonly conversationId: string | null
  /** What was said, for the person to see and send. */
  readonly onText: (text: string, recordingId: string) => void
}

export type Dictation = ReturnType<typeof useDictation>

const idle: DictationPhase = { kind: 'idle' }

/** Hold or click to talk; the core keeps what is said while it is said, then it is written down. */
export function useDictation({ conversationId, onText }: DictationOptions) {
  const client = useClient()
  const keeper = useSoundKeeper()
  const [phase, show] = useState<DictationPhase>(idle)
  const [trouble, setTrouble] = useState<string | null>(null)
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
      if (!stop.signal.aborted) tell(error)
    } finally {
      enter(idle)
    }
  }
  const tell = (error: unknown): void => {
    const { message, nextStep } = explain(error)
    setTrouble(`${message} ${nextStep}`)
  }

  /** Writes a sound down once the core has it. */
  const writeKept = async (kept: Promise<Recording>): Promise<void> => {
    setTrouble(null)
    enter({ kind: 'writing', recordingId: null })
    let recording: Recording
    try {
      recording = await kept
    } catch (error) {
      enter(idle)
      // Otherwise the window still holds it and lists it with the reason.
      if (isRefusal(error)) tell(error)
      return
    }
    await write(recording.id)
  }
  const take = (sound: Blob, mime: string): void => {
    if (sound.size > LONGEST_RECORDING_BYTES) setTrouble(t('voice.tooBig'))
    else void writeKept(keeper.keep(sound, mime, conversationId))
  }

  const begin = async (): Promise<void> => {
    const mine = ++attempt.current
    enter({ kind: 'asking' })
    setTrouble(null)
    const live = keeper.record(conversationId)
    let recorder: Recorder
    try {
      recorder = await startRecorder((piece) => {
        live.add(piece).catch(() => recorder.stop())
      })
    } catch (error) {
      if (attempt.current !== mine) return undefined
      setTrouble(t(microphoneTrouble(error)))
      return enter(idle)
    }
    // Escape, or another conversation, while the browser was asking.
    if (left.current || attempt.current !== mine) return recorder.cancel()
    enter({ kind: 'listening', recorder, since: Date.now() })
    if ((await recorder.ended) === 'stopped') return writeKept(live.finish())
    enter(idle)
    await live.discard()
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
    take,
    /** Hands over once more what the core could not take, and writes it down. */
    again: (heldId: string) => void writeKept(keeper.again(heldId)),
  }
}
