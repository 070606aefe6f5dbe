import type { Recording } from '#shared/domain/recording.ts'
import { RpcError } from '#shared/rpc/errors.ts'
import type { HardEClient } from '../../../../connection/routes.ts'

/** A sound whose only copy, or whose end, is still in this window. */
export interface HeldSound {
  /** For a recording of the microphone the id it has in the core as well. */
  readonly id: string
  readonly conversationId: string | null
  /** Bytes the core does not have yet. */
  readonly size: number
  readonly startedAt: number
  /** Why it could not be handed over; null while nothing went wrong or the microphone is still on. */
  readonly error: unknown
}

/** A recording of the microphone under way; each piece goes to the core as it comes. */
export interface LiveSound {
  readonly id: string
  /** Rejects only when the core refused it for good: then recording on is of no use. */
  add(piece: Blob): Promise<void>
  finish(): Promise<Recording>
  /** Throws it away, here and in the core. */
  discard(): Promise<void>
}

/** Holds what was said until the core has it, whatever screen is looked at. */
export interface SoundKeeper {
  record(conversationId: string | null): LiveSound
  /** Hands over a whole sound. A rejection leaves it held, except when the core refused it for good. */
  keep(sound: Blob, mime: string, conversationId: string | null): Promise<Recording>
  readonly held: () => readonly HeldSound[]
  again(id: string): Promise<Recording>
  discard(id: string): Promise<void>
  /** Tries once more whatever failed, as after a reconnect. */
  retry(): void
  readonly subscribe: (listener: () => void) => () => void
}

type VoiceClient = Pick<
  HardEClient,
  'voice.keep' | 'voice.begin' | 'voice.append' | 'voice.finish' | 'voice.remove'
>

export interface SoundKeeperDeps {
  readonly client: VoiceClient
  readonly readBase64: (sound: Blob) => Promise<string>
  readonly newId: () => string
  readonly now: () => number
}

interface Holding {
  readonly id: string
  readonly conversationId: string | null
  readonly startedAt: number
  /** A file goes over in one; else the pieces that are not over yet. */
  readonly file: Blob | null
  readonly waiting: Blob[]
  mime: string
  sent: number
  ended: boolean
  error: unknown
  /** One thing at a time: pieces must arrive in their order. Never rejects. */
  work: Promise<unknown>
}

/** Whether the core said no to the sound itself: it would say so again. */
export function isRefusal(error: unknown): boolean {
  return error instanceof RpcError && error.code.startsWith('RECORDING_')
}

export function createSoundKeeper({ client, readBase64, newId, now }: SoundKeeperDeps): SoundKeeper {
  const holdings = new Map<string, Holding>()
  const listeners = new Set<() => void>()
  let shown: readonly HeldSound[] = []

  const announce = (): void => {
    shown = [...holdings.values()].map(({ id, conversationId, startedAt, file, waiting, ended, error }) => ({
      id,
      conversationId,
      startedAt,
      size: (file ? [file] : waiting).reduce((sum, { size }) => sum + size, 0),
      error: ended ? error : null,
    }))
    for (const listener of listeners) listener()
  }
  const hold = (holding: Holding): void => {
    holdings.set(holding.id, holding)
    announce()
  }
  const letGo = ({ id }: Holding): void => {
    holdings.delete(id)
    announce()
  }
  const begun = (conversationId: string | null, file: Blob | null, mime: string): Holding => ({
    id: newId(),
    conversationId,
    startedAt: now(),
    file,
    waiting: [],
    mime,
    sent: 0,
    ended: file !== null,
    error: null,
    work: Promise.resolve(),
  })

  /** Runs after what is under way for this sound; a failure is noted, a refusal ends the holding. */
  const inTurn = <T>(holding: Holding, work: () => Promise<T>): Promise<T> => {
    const attempt = holding.work.then(async () => {
      if (isRefusal(holding.error)) throw holding.error
      try {
        return await work()
      } catch (error) {
        holding.error = error
        if (isRefusal(error)) letGo(holding)
        else announce()
        throw error
      }
    })
    holding.work = attempt.catch(() => undefined)
    return attempt
  }
  const pushAll = async (holding: Holding): Promise<void> => {
    const { id, conversationId, mime, waiting } = holding
    for (let piece = waiting[0]; piece; piece = waiting[0]) {
      const base64 = await readBase64(piece)
      if (holding.sent === 0) await client['voice.begin']({ recordingId: id, conversationId, mime, base64 })
      else await client['voice.append']({ recordingId: id, seq: holding.sent, base64 })
      holding.sent += 1
      waiting.shift()
    }
    holding.error = null
  }
  const handOver = (holding: Holding): Promise<Recording> =>
    inTurn(holding, async () => {
      const { id, file, mime, conversationId } = holding
      let recording: Recording
      if (file) {
        recording = await client['voice.keep']({ conversationId, mime, base64: await readBase64(file) })
      } else {
        await pushAll(holding)
        recording = await client['voice.finish']({ recordingId: id })
      }
      letGo(holding)
      return recording
    })
  const discard = async (holding: Holding): Promise<void> => {
    if (!holdings.has(holding.id)) return
    holding.waiting.length = 0
    letGo(holding)
    await holding.work
    // What does not go now is listed as kept and can be removed there.
    if (!holding.file) await client['voice.remove']({ recordingId: holding.id }).catch(() => undefined)
  }

  return {
    record(conversationId) {
      const holding = begun(conversationId, null, 'audio/webm')
      return {
        id: holding.id,
        async add(piece) {
          if (piece.size === 0) return
          if (holding.sent === 0) holding.mime = piece.type || holding.mime
          holding.waiting.push(piece)
          if (!isRefusal(holding.error)) hold(holding)
          await inTurn(holding, () => pushAll(holding)).catch((error: unknown) => {
            // The next piece, or the end, tries again.
            if (isRefusal(error)) throw error
          })
        },
        finish() {
          holding.ended = true
          // Silence is refused by the core in its own words.
          if (holding.sent === 0 && holding.waiting.length === 0) holding.waiting.push(new Blob())
          if (!isRefusal(holding.error)) hold(holding)
          return handOver(holding)
        },
        discard: () => discard(holding),
      }
    },
    keep(sound, mime, conversationId) {
      const holding = begun(conversationId, sound, mime)
      hold(holding)
      return handOver(holding)
    },
    held: () => shown,
    async again(id) {
      const holding = holdings.get(id)
      if (!holding) throw new Error('This sound is no longer held')
      return handOver(holding)
    },
    async discard(id) {
      const holding = holdings.get(id)
      if (holding) await discard(holding)
    },
    retry() {
      for (const holding of holdings.values()) {
        if (holding.error === null) continue
        const attempt = holding.ended ? handOver(holding) : inTurn(holding, () => pushAll(holding))
        attempt.catch(() => undefined)
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
