import { createContext, use, useCallback, useMemo, useState, type ReactNode } from 'react'
import { cn } from '../../components/cn.ts'
import { HouseSketch } from './made/house-sketch.tsx'

interface Posters {
  /** A frame of the video as an image address, by run. */
  readonly frames: ReadonlyMap<string, string>
  readonly keep: (runId: string, frame: string) => void
}

const PostersContext = createContext<Posters>({ frames: new Map(), keep: () => undefined })

export function usePosters(): Posters {
  return use(PostersContext)
}

/** Remembers a picture of every video that was played while the screen is open. */
export function PostersProvider({ children }: { readonly children: ReactNode }) {
  const [frames, setFrames] = useState<ReadonlyMap<string, string>>(new Map())
  const keep = useCallback<Posters['keep']>(
    (runId, frame) => setFrames((known) => new Map(known).set(runId, frame)),
    [],
  )
  const posters = useMemo<Posters>(() => ({ frames, keep }), [frames, keep])
  return <PostersContext value={posters}>{children}</PostersContext>
}

export interface PosterProps {
  readonly runId: string
  /** There is a video, whether or not its picture is known yet. */
  readonly made: boolean
  readonly className?: string
}

/** The picture of a video in a list; before it was played once, the drawing that all of them show. */
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
      className={cn(box, 'block bg-sunken', made ? 'text-ink-2' : 'border-dashed text-ink-3 opacity-70')}
    >
      <HouseSketch finished={made} className="size-full" />
    </span>
  )
}
