import { Link } from '@tanstack/react-router'
import { Mic, TriangleAlert } from 'lucide-react'
import { t } from '../../../../i18n/t.ts'
import { VoiceLine } from './voice-line.tsx'

/** What has to be set up before speech works, and the way there. */
export function NeedsNote({ needs, onClose }: { readonly needs: string; readonly onClose: () => void }) {
  return (
    <VoiceLine
      announce="status"
      icon={<Mic className="text-ink-3" aria-hidden />}
      actions={
        <Link
          to="/settings/$id"
          params={{ id: 'brain' }}
          className="rounded-chip px-1.5 font-medium text-accent-ink underline-offset-2 hover:underline"
        >
          {t('voice.openSettings')}
        </Link>
      }
      onClose={{ label: t('common.close'), run: onClose }}
    >
      {needs}
    </VoiceLine>
  )
}

export interface TroubleNoteProps {
  readonly trouble: string
  readonly onClose: () => void
}

/** The microphone or the core refused. */
export function TroubleNote({ trouble, onClose }: TroubleNoteProps) {
  return (
    <VoiceLine
      announce="alert"
      icon={<TriangleAlert className="text-amber" aria-hidden />}
      onClose={{ label: t('common.close'), run: onClose }}
    >
      {trouble}
    </VoiceLine>
  )
}
