import { Link } from '@tanstack/react-router'
import { Mic, TriangleAlert } from 'lucide-react'
import { Button } from '../../../../components/button.tsx'
import { t } from '../../../../i18n/t.ts'
import type { DictationTrouble } from './use-dictation.ts'
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
  readonly trouble: DictationTrouble
  readonly onClose: () => void
}

/** The microphone or the core refused; a recording that was not kept yet is still in the hand. */
export function TroubleNote({ trouble, onClose }: TroubleNoteProps) {
  const { text, again } = trouble
  return (
    <VoiceLine
      announce="alert"
      icon={<TriangleAlert className="text-amber" aria-hidden />}
      actions={
        again ? (
          <Button size="small" onClick={again}>
            {t('voice.again')}
          </Button>
        ) : null
      }
      onClose={{ label: t('common.close'), run: onClose }}
    >
      {text}
    </VoiceLine>
  )
}
