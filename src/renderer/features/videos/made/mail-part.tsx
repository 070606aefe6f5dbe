import { CircleCheck, CircleHelp, FlaskConical, FolderClock, Hourglass, Mail } from 'lucide-react'
import { useState } from 'react'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { MailPreview } from '../../../components/mail-preview.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { MadeLine } from './made-line.tsx'

const looks = {
  waiting: { tone: 'blue', icon: Hourglass },
  sent: { tone: 'green', icon: CircleCheck },
  kept: { tone: 'neutral', icon: FolderClock },
  unknown: { tone: 'amber', icon: CircleHelp },
  simulated: { tone: 'neutral', icon: FlaskConical },
} as const

export interface MailPartProps {
  readonly runId: string
  readonly mail: NonNullable<VideoRun['mail']>
}

/** The client's mail: to whom, whether it is out, and exactly what it says. */
export function MailPart({ runId, mail }: MailPartProps) {
  const [open, setOpen] = useState(false)
  const stands = mail.kept ? 'kept' : mail.state
  const { tone, icon: Icon } = looks[stands]
  const show = mail.state === 'sent' || mail.state === 'unknown' ? 'videos.showSent' : 'videos.showDraft'
  return (
    <div className="flex flex-col gap-2">
      <MadeLine icon={<Mail />} facts={[t('videos.mailTo', { to: mail.to }), mail.subject]}>
        <Badge tone={tone} icon={<Icon aria-hidden />}>
          {t(`videos.mailState.${stands}`)}
        </Badge>
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t(open ? 'videos.hideMail' : show)}
        </Button>
      </MadeLine>
      {open ? <Preview runId={runId} /> : null}
    </div>
  )
}

function Preview({ runId }: { readonly runId: string }) {
  const preview = useRows('videos.mailPreview', { runId })
  if (preview.data) return <MailPreview mail={preview.data} />
  if (preview.isPending) return <SkeletonRows rows={3} className="p-0" />
  return (
    <ErrorState
      className="py-4"
      title={t('videos.previewFailed')}
      error={preview.error}
      onRetry={() => void preview.refetch()}
    />
  )
}
