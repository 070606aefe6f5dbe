import { Play, X } from 'lucide-react'
import { bytes } from '../../../components/figures.ts'
import { Button } from '../../../components/button.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { t } from '../../../i18n/t.ts'
import { ProgressBar } from '../progress-bar.tsx'
import type { RunMedia } from './use-run-media.ts'

export interface MediaLoaderProps {
  readonly media: RunMedia
  /** What the button does: "Play the video". */
  readonly label: string
  /** Spoken name with the length. */
  readonly name: string
}

/** The button that fetches a file, how far it is, and what went wrong. */
export function MediaLoader({ media, label, name }: MediaLoaderProps) {
  const { state, load, stop } = media
  switch (state.is) {
    case 'idle':
      return (
        <Button size="small" icon={<Play />} aria-label={name} onClick={load}>
          {label}
        </Button>
      )
    case 'loading': {
      const { progress } = state
      const words = progress
        ? t('videos.loading', { done: bytes(progress.done), total: bytes(progress.total) })
        : t('videos.loadingStart')
      return (
        <span className="flex items-center gap-2 text-meta text-ink-2 tabular-nums">
          <ProgressBar
            label={t('videos.loadingStart')}
            value={progress && progress.total > 0 ? Math.min(1, progress.done / progress.total) : null}
            className="w-32"
          />
          {words}
          <IconButton size="small" label={t('videos.stopLoading')} icon={<X />} onClick={stop} />
        </span>
      )
    }
    case 'failed':
      return (
        <ErrorState className="py-3" title={t('videos.mediaFailed')} error={state.error} onRetry={load} />
      )
    case 'ready':
      return null
  }
}
