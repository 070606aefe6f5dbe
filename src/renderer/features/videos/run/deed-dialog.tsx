import type { VideoRun } from '#shared/domain/video-run.ts'
import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { t } from '../../../i18n/t.ts'
import { mailFate } from './run-facts.ts'
import type { AskedDeed, RunDeeds } from './use-run-deeds.ts'

interface DeedWords {
  readonly title: string
  readonly body: string
  readonly confirm: string
}

function wordsOf(deed: AskedDeed, run: VideoRun): DeedWords {
  const name = run.customerName
  const fate = mailFate(run)
  switch (deed) {
    case 'cancel': {
      const mail = {
        sent: 'videos.cancelSent',
        kept: 'videos.cancelKept',
        unknown: 'videos.cancelUnknown',
        unsent: 'videos.cancelUnsent',
      } as const
      return {
        title: t('videos.cancelTitle', { name }),
        body: `${t('videos.cancelBody')} ${t(mail[fate])}`,
        confirm: t('videos.cancel'),
      }
    }
    case 'start_over': {
      const mail = {
        sent: 'videos.startOverSent',
        kept: 'videos.startOverKept',
        unknown: 'videos.startOverUnknown',
        unsent: 'videos.startOverUnsent',
      } as const
      return {
        title: t('videos.startOverTitle', { name }),
        body: [t('videos.startOverBody'), run.simulate ? '' : t(mail[fate])].join(' ').trim(),
        confirm: t('videos.startOver'),
      }
    }
    case 'again': {
      const mail = run.simulate
        ? t('videos.againSimulated')
        : fate === 'unsent'
          ? ''
          : fate === 'kept'
            ? t('videos.againKept')
            : t('videos.againSent', { name })
      return {
        title: t('videos.againTitle', { name }),
        body: [t('videos.againBody'), mail].join(' ').trim(),
        confirm: t('videos.againConfirm'),
      }
    }
  }
}

export interface DeedDialogProps {
  readonly run: VideoRun
  readonly deeds: RunDeeds
}

/** Says what cancelling, starting over or another run means before it happens. */
export function DeedDialog({ run, deeds }: DeedDialogProps) {
  const { asked, ask, busy, confirm } = deeds
  if (asked === null) return null
  const words = wordsOf(asked, run)
  const close = (): void => ask(null)
  return (
    <Dialog
      open
      onClose={close}
      title={words.title}
      description={words.body}
      actions={
        <>
          <Button onClick={close}>{t(asked === 'cancel' ? 'videos.keepGoing' : 'common.cancel')}</Button>
          <Button tone={asked === 'cancel' ? 'danger' : 'primary'} busy={busy} onClick={confirm}>
            {words.confirm}
          </Button>
        </>
      }
    />
  )
}
