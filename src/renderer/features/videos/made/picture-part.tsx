import { Film } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { bytes } from '../../../components/figures.ts'
import { t } from '../../../i18n/t.ts'
import { Poster, usePosters } from '../posters.tsx'
import { MadeLine } from './made-line.tsx'
import { MediaBroken } from './media-broken.tsx'
import { MediaLoader } from './media-loader.tsx'
import { posterFrame } from './poster-frame.ts'
import { useRunMedia } from './use-run-media.ts'

export interface PicturePartProps {
  readonly runId: string
  readonly customerName: string
  readonly video: NonNullable<VideoRun['video']>
}

/** The video: a poster until it is asked for, then a player. */
export function PicturePart({ runId, customerName, video }: PicturePartProps) {
  const media = useRunMedia(runId, 'video')
  const [broken, setBroken] = useState(false)
  const { frames, keep } = usePosters()
  const url = media.state.is === 'ready' ? media.state.url : null
  const known = frames.has(runId)
  useEffect(() => {
    if (!url || known) return
    const stop = new AbortController()
    const look = async (): Promise<void> => {
      const frame = await posterFrame(url, stop.signal)
      if (frame && !stop.signal.aborted) keep(runId, frame)
    }
    void look()
    return () => stop.abort()
  }, [url, known, runId, keep])
  const time = clockTime(video.seconds)
  const loader = <MediaLoader media={media} label={t('videos.watch')} name={t('videos.watchOf', { time })} />
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-3">
        {media.state.is === 'ready' ? null : <Poster runId={runId} made className="w-24" />}
        <div className="min-w-0 flex-1">
          <MadeLine icon={<Film />} facts={[video.by, time, bytes(video.bytes)]}>
            {media.state.is === 'failed' ? null : loader}
          </MadeLine>
        </div>
      </div>
      {media.state.is === 'failed' ? loader : null}
      {media.state.is === 'ready' && !broken ? (
        // What is said stands in the script above.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <video
          controls
          autoPlay
          playsInline
          src={media.state.url}
          aria-label={t('videos.video', { name: customerName })}
          className="aspect-video w-full rounded-card border border-line bg-sunken"
          onError={() => setBroken(true)}
        />
      ) : null}
      {broken ? <MediaBroken /> : null}
    </div>
  )
}
