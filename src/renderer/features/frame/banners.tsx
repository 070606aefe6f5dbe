import type { AppStatus } from '#shared/contract/app.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { useConnection, useConnectionState } from '../../connection/connection-context.tsx'
import { useNow } from '../../hooks/use-now.ts'
import { useStored } from '../../hooks/use-stored.ts'
import { t } from '../../i18n/t.ts'
import { useGo } from './place.ts'

const isSeen = (text: string): boolean | null => (text === 'true' ? true : null)

/** One thin strip at the top of the window: what needs the person most. */
export function Banners({ status }: { readonly status: AppStatus | undefined }) {
  const { status: wire, epoch, retryAt } = useConnectionState()
  const [practiceSeen, setPracticeSeen] = useStored('hard-e.practice-seen', false, isSeen)
  const [dismissed, setDismissed] = useStored('hard-e.warning-seen', '', (text) => text)
  const go = useGo()
  if (wire === 'offline') return <Offline retryAt={retryAt ?? 0} />
  if (wire === 'connecting' && epoch > 0) return <Banner tone="amber">{t('frame.connecting')}</Banner>
  const warning = status?.warnings.find((known) => known.id !== dismissed)
  if (warning) {
    const { open } = warning
    return (
      <Banner
        tone="amber"
        onDismiss={() => setDismissed(warning.id)}
        action={
          open ? (
            <Button size="small" onClick={() => go(open)}>
              {t('chat.place')}
            </Button>
          ) : null
        }
      >
        {warning.text}
      </Banner>
    )
  }
  if (!status?.workspace.practice || practiceSeen) return null
  return (
    <Banner
      tone="amber"
      onDismiss={() => setPracticeSeen(true)}
      action={
        <Button size="small" onClick={() => go('/settings')}>
          {t('frame.practiceConnect')}
        </Button>
      }
    >
      {t('frame.practiceBanner')}
    </Banner>
  )
}

function Offline({ retryAt }: { readonly retryAt: number }) {
  const connection = useConnection()
  const now = useNow(1000)
  const seconds = Math.max(0, Math.ceil((retryAt - now) / 1000))
  return (
    <Banner
      tone="red"
      action={
        <Button size="small" onClick={() => connection.retryNow()}>
          {t('frame.tryNow')}
        </Button>
      }
    >
      {t('frame.offline', { seconds })}
    </Banner>
  )
}
