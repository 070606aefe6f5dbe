const WIDTH = 320
const SEEK_TIMEOUT_MS = 8000

interface Frame {
  readonly image: string
  readonly detail: number
}

/** How much there is to see: how far the brightness of the pixels (RGBA) is spread. Bare paper has next to none. */
export function detailOf(pixels: Uint8ClampedArray): number {
  let [sum, squares] = [0, 0]
  for (let i = 0; i < pixels.length; i += 4) {
    const light = ((pixels[i] ?? 0) + (pixels[i + 1] ?? 0) + (pixels[i + 2] ?? 0)) / 3
    sum += light
    squares += light * light
  }
  const count = Math.max(1, pixels.length / 4)
  return squares / count - (sum / count) ** 2
}

/** Where a film may show its finished picture: at its end, and where the first drawing is usually done. */
export function moments(seconds: number): readonly number[] {
  return [Math.max(0, seconds - 0.2), Math.min(24, seconds * 0.8)]
}

function frameOf(video: HTMLVideoElement): Frame | null {
  if (video.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = Math.round((WIDTH * video.videoHeight) / video.videoWidth)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  context.drawImage(video, 0, 0, canvas.width, canvas.height)
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return { image: canvas.toDataURL('image/jpeg', 0.75), detail: detailOf(data) }
}

/** Resolves with the event; rejects when the video breaks, takes too long or is not needed any more. */
function heard(video: HTMLVideoElement, event: 'loadeddata' | 'seeked', signal: AbortSignal): Promise<void> {
  const ended = AbortSignal.any([signal, AbortSignal.timeout(SEEK_TIMEOUT_MS)])
  return new Promise((resolve, reject) => {
    video.addEventListener(event, () => resolve(), { once: true, signal: ended })
    video.addEventListener('error', () => reject(video.error), { once: true, signal: ended })
    ended.addEventListener('abort', () => reject(ended.reason), { once: true })
  })
}

/**
 * A small picture of the video at `url` that shows what it is about, as an image address; null when it cannot be
 * had. Looked for in a player of its own, so that the one on the screen plays on.
 */
export async function posterFrame(url: string, signal: AbortSignal): Promise<string | null> {
  const video = document.createElement('video')
  video.muted = true
  video.preload = 'auto'
  try {
    const loaded = heard(video, 'loadeddata', signal)
    video.src = url
    await loaded
    let best: Frame | null = null
    for (const moment of moments(video.duration)) {
      const sought = heard(video, 'seeked', signal)
      video.currentTime = moment
      await sought
      const frame = frameOf(video)
      if (frame && frame.detail > (best?.detail ?? -1)) best = frame
    }
    return best?.image ?? null
  } catch {
    // The list keeps its drawing.
    return null
  } finally {
    video.removeAttribute('src')
    video.load()
  }
}
