import { Inbox } from 'lucide-react'
import { useState } from 'react'
import { Card } from '../../../components/card.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { Segmented } from '../../../components/segmented.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { AreaHeader } from '../../frame/area-header.tsx'
import { ListenerCard } from '../../../components/listener/listener-card.tsx'
import { mailsOf, type MailFilter } from './mail-decision.ts'
import { MailRow } from './mail-row.tsx'

/** The listener, and every mail it saw with the decision and why. */
export function MailWork() {
  const status = useRows('mailbox.status', {})
  const mails = useRows('mailbox.mails', { limit: 500 })
  const [filter, setFilter] = useState<MailFilter>('all')
  const shown = mailsOf(mails.data ?? [], filter)
  return (
    <>
      <AreaHeader title={t('videos.box.title')} />
      <ScrollArea label={t('videos.box.title')} className="px-4 py-4">
        <div className="mx-auto flex w-full max-w-190 flex-col gap-4">
          <p className="text-base text-ink-2">{t('videos.box.about')}</p>
          {status.data ? (
            <ListenerCard status={status.data} />
          ) : status.isError ? (
            <ErrorState
              title={t('listener.failed')}
              error={status.error}
              onRetry={() => void status.refetch()}
            />
          ) : (
            <SkeletonRows rows={2} className="p-0" />
          )}
          <section aria-labelledby="mails-seen" className="flex flex-col gap-2">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h2 id="mails-seen" className="text-base font-semibold">
                {t('videos.box.mails')}
              </h2>
              <Segmented
                label={t('videos.box.show')}
                value={filter}
                options={[
                  { value: 'all', label: t('videos.box.showAll') },
                  { value: 'orders', label: t('videos.box.showOrders') },
                  { value: 'others', label: t('videos.box.showOthers') },
                ]}
                onChange={setFilter}
              />
            </div>
            {mails.isError ? (
              <ErrorState
                title={t('videos.box.mailsFailed')}
                error={mails.error}
                onRetry={() => void mails.refetch()}
              />
            ) : mails.isPending ? (
              <SkeletonRows className="p-0" />
            ) : shown.length === 0 ? (
              <EmptyState
                icon={<Inbox />}
                title={t(mails.data.length === 0 ? 'videos.box.none' : 'videos.box.noneFound')}
                {...(mails.data.length === 0 ? { body: t('videos.box.noneBody') } : {})}
              />
            ) : (
              <Card>
                <ul>
                  {shown.map((mail) => (
                    <MailRow key={mail.id} mail={mail} provider={status.data?.provider} />
                  ))}
                </ul>
              </Card>
            )}
          </section>
        </div>
      </ScrollArea>
    </>
  )
}
