import { LONGEST_RECORDING_BYTES } from '#shared/contract/voice.ts'

/** One recording under way. */
export interface Recorder {
  /** 0 to 1: how loud it is now. */
  level(): number
  stop(): void
  /** Stops without handing over what came since the last piece. */
  cancel(): void
  /** Once it has stopped for whatever reason; the last piece was handed over before. */
  readonly ended: Promise<'stopped' | 'cancelled'>
}

// Speech needs no more; an hour of it stays below the 25 MB of a service.
const BITS_A_SECOND = 32_000
// What a crash may cost.
const PIECE_MS = 5_000
const ROOM_LEFT = 500_000

function bestMime(): string {
  const wanted = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']
  return wanted.find((mime) => MediaRecorder.isTypeSupported(mime)) ?? ''
}

/** How loud the microphone is; silent where the browser cannot tell. */
function loudness(stream: MediaStream): { level(): number; close(): void } {
  try {
    const context = new AudioContext()
    const analyser = context.createAnalyser()
    context.createMediaStreamSource(stream).connect(analyser)
    const samples = new Float32Array(analyser.fftSize)
    return {
      level() {
        analyser.getFloatTimeDomainData(samples)
        const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
        // A plain root would leave ordinary speech at the bottom of the scale.
        return Math.min(1, Math.sqrt(power) ** 0.5)
      },
      close: () => void context.close().catch(() => undefined),
    }
  } catch {
    return { level: () => 0, close: () => undefined }
  }
}

/**
 * Asks for the microphone and records. `onPiece` gets the sound every few seconds; the pieces together are one
 * file. Rejects with the browser's DOMException, or TypeError without one.
 */
export async function startRecorder(onPiece: (piece: Blob) => void): Promise<Recorder> {
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: { echoCancellation: true, noiseSuppression: true },
  })
  const letGo = (): void => {
    for (const track of stream.getTracks()) track.stop()
  }
  try {
    return record(stream, letGo, onPiece)
  } catch (error) {
    letGo()
    throw error
  }
}

function record(stream: MediaStream, letGo: () => void, onPiece: (piece: Blob) => void): Recorder {
  const mimeType = bestMime()
  const media = new MediaRecorder(stream, {
    audioBitsPerSecond: BITS_A_SECOND,
    ...(mimeType ? { mimeType } : {}),
  })
  const meter = loudness(stream)
  const ended = Promise.withResolvers<'stopped' | 'cancelled'>()
  let size = 0
  let cancelled = false
  const stop = (): void => {
    if (media.state !== 'inactive') media.stop()
  }
  media.addEventListener('dataavailable', ({ data }) => {
    if (cancelled) return
    onPiece(data)
    size += data.size
    if (size > LONGEST_RECORDING_BYTES - ROOM_LEFT) stop()
  })
  media.addEventListener('stop', () => {
    letGo()
    meter.close()
    ended.resolve(cancelled ? 'cancelled' : 'stopped')
  })
  media.start(PIECE_MS)
  return {
    level: () => meter.level(),
    stop,
    cancel() {
      cancelled = true
      stop()
    },
    ended: ended.promise,
  }
}
