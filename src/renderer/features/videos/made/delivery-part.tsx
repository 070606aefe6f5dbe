import { CircleCheck, Copy, ExternalLink, FolderOpen, Link2, TriangleAlert } from 'lucide-react'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { useOpenLink } from '../../../components/markdown/external-link.tsx'
import { copyText } from '../../../components/toast.tsx'
import { t } from '../../../i18n/t.ts'
import { MadeLine } from './made-line.tsx'

/** Where the client watches it: a link to open, or a path on this computer to copy. */
export function DeliveryPart({ delivery }: { readonly delivery: NonNullable<VideoRun['delivery']> }) {
  const { label, link, confirmed } = delivery
  const online = URL.canParse(link) && new URL(link).protocol === 'https:'
  const open = useOpenLink()
  return (
    <div className="flex flex-col gap-1.5">
      <MadeLine icon={online ? <Link2 /> : <FolderOpen />} facts={[label]}>
        {online ? (
          <Button size="small" icon={<ExternalLink />} onClick={() => open(link)}>
            {t('videos.openLink')}
          </Button>
        ) : null}
      </MadeLine>
      <p className="flex items-center gap-1.5">
        <span className="sr-only">{t(online ? 'videos.link' : 'videos.path')}</span>
        <code className="min-w-0 font-mono text-meta [overflow-wrap:anywhere] text-ink-2">{link}</code>
        <IconButton
          size="small"
          label={t(online ? 'videos.copyLink' : 'videos.copyPath')}
          icon={<Copy />}
          onClick={() => void copyText(link)}
        />
      </p>
      {confirmed === null ? null : (
        <p className="flex items-center gap-1.5 text-meta text-ink-2">
          {confirmed ? (
            <CircleCheck className="size-3.5 text-green" aria-hidden />
          ) : (
            <TriangleAlert className="size-3.5 text-amber" aria-hidden />
          )}
          {t(confirmed ? 'videos.confirmed' : 'videos.unconfirmed')}
        </p>
      )}
    </div>
  )
}
