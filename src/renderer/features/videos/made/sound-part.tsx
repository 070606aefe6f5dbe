import { AudioLines, Info } from 'lucide-react'
import { useState } from 'react'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { bytes } from '../../../components/figures.ts'
import { t } from '../../../i18n/t.ts'
import { MadeLine } from './made-line.tsx'
import { MediaBroken } from './media-broken.tsx'
import { MediaLoader } from './media-loader.tsx'
import { useRunMedia } from './use-run-media.ts'

export interface SoundPartProps {
  readonly runId: string
  readonly audio: NonNullable<VideoRun['audio']>
}

/** The spoken text: whose voice, how long, and a player once it is asked for. */
export function SoundPart({ runId, audio }: SoundPartProps) {
  const media = useRunMedia(runId, 'audio')
  const [broken, setBroken] = useState(false)
  const time = clockTime(audio.seconds)
  return (
    <div className="flex flex-col gap-2">
      <MadeLine icon={<AudioLines />} facts={[audio.voice, time, bytes(audio.bytes)]}>
        {media.state.is === 'failed' ? null : (
          <MediaLoader media={media} label={t('videos.listen')} name={t('videos.listenOf', { time })} />
        )}
      </MadeLine>
      {audio.note ? (
        <p className="flex items-start gap-1.5 text-meta text-amber">
          <Info className="mt-0.5 size-3 shrink-0" aria-hidden />
          {audio.note}
        </p>
      ) : null}
      {media.state.is === 'failed' ? (
        <MediaLoader media={media} label={t('videos.listen')} name={t('videos.listenOf', { time })} />
      ) : null}
      {media.state.is === 'ready' && !broken ? (
        // What is said stands in the script above.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <audio
          controls
          autoPlay
          src={media.state.url}
          aria-label={t('videos.audio')}
          className="h-10 w-full"
          onError={() => setBroken(true)}
        />
      ) : null}
      {broken ? <MediaBroken /> : null}
    </div>
  )
}
