import { Mail } from 'lucide-react'
import { cn } from '../../../components/cn.ts'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { listenerLooks } from '../../../components/listener/listener-look.ts'

/** "Mail · Listening": the one line of the list that leads to the mails. */
export function ListenerLine() {
  const status = useRows('mailbox.status', {}).data
  const look = status ? listenerLooks[status.state] : null
  const Icon = look?.icon ?? null
  return (
    <>
      <Mail className="size-4 shrink-0 text-ink-3" aria-hidden />
      <span className="font-medium">{t('videos.mail')}</span>
      {status && look && Icon ? (
        <span className={cn('ml-auto flex min-w-0 items-center gap-1 text-meta', look.text)}>
          <Icon className="size-3 shrink-0" aria-hidden />
          <span className="truncate">{t(`listener.state.${status.state}`)}</span>
        </span>
      ) : null}
    </>
  )
}
