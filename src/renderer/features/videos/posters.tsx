import { Clapperboard } from 'lucide-react'
import { createContext, use, useMemo, useState, type ReactNode } from 'react'
import { cn } from '../../components/cn.ts'

interface Posters {
  /** A frame of the video as an image address, by run. */
  readonly frames: ReadonlyMap<string, string>
  readonly keep: (runId: string, frame: string) => void
}

const PostersContext = createContext<Posters>({ frames: new Map(), keep: () => undefined })

export function usePosters(): Posters {
  return use(PostersContext)
}

/** Remembers the first frame of every video that was played while the screen is open. */
export function PostersProvider({ children }: { readonly children: ReactNode }) {
  const [frames, setFrames] = useState<ReadonlyMap<string, string>>(new Map())
  const posters = useMemo<Posters>(
    () => ({
      frames,
      keep: (runId, frame) => setFrames((known) => new Map(known).set(runId, frame)),
    }),
    [frames],
  )
  return <PostersContext value={posters}>{children}</PostersContext>
}

const WIDTH = 320

/** The picture that a video shows now, small; null when it cannot be had. */
export function frameOf(video: HTMLVideoElement): string | null {
  if (video.videoWidth === 0) return null
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  canvas.height = Math.round((WIDTH * video.videoHeight) / video.videoWidth)
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height)
  return canvas.toDataURL('image/jpeg', 0.75)
}

export interface PosterProps {
  readonly runId: string
  /** There is a video, whether or not its picture is known yet. */
  readonly made: boolean
  readonly className?: string
}

/** The picture of a video in a list; before it was played once, a neutral one. */
export function Poster({ runId, made, className }: PosterProps) {
  const frame = usePosters().frames.get(runId)
  const box = cn(
    'aspect-video w-16 shrink-0 self-start overflow-hidden rounded-chip border border-line',
    className,
  )
  if (frame) return <img src={frame} alt="" className={cn(box, 'object-cover')} />
  return (
    <span
      aria-hidden
      className={cn(box, 'flex items-center justify-center bg-sunken text-ink-3', !made && 'border-dashed')}
    >
      <Clapperboard className="size-4 stroke-[1.4]" />
    </span>
  )
}
