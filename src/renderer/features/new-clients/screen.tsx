import { Link } from '@tanstack/react-router'
import { MessageSquare, Plus, UserPlus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { NewClient } from '#shared/domain/new-client.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { sayError } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { Area } from '../frame/area.tsx'
import { useGo, usePlaceId } from '../frame/place.ts'
import { ClientList } from './client-list.tsx'
import { clientName } from './client-words.ts'
import { ClientForm } from './form/client-form.tsx'
import { useCrmLabel } from './use-crm-label.ts'

/** All new clients, and the form of the chosen one. */
export function Screen() {
  const rows = useRows('clients.list', {})
  const go = useGo()
  const crm = useCrmLabel()
  const placeId = usePlaceId()
  // The one that was begun here: the first field gets the focus.
  const [fresh, setFresh] = useState<string | null>(null)
  const start = useCall('clients.start', {
    onSuccess: ({ id }) => {
      setFresh(id)
      go(`/new-clients/${id}`)
    },
    onError: (error) => sayError(error, t('clients.startFailed')),
  })
  const selected = placeId ?? rows.data?.[0]?.id ?? null
  const listed = rows.data?.find((client) => client.id === selected)
  // One that the list does not hold: just begun, or discarded. Shown in the same place, so that a form that
  // is typed into stays the same when the list catches up.
  const single = useRows(
    'clients.get',
    { clientId: selected ?? '' },
    { enabled: selected !== null && rows.data !== undefined && !listed },
  )
  const shown = listed ?? (single.data?.id === selected ? single.data : undefined)
  const failed = rows.isError ? rows : selected !== null && single.isError && !listed ? single : null
  const empty = rows.data?.length === 0 && placeId === null
  const begin = (): void => start.mutate({})
  const more = (
    <Button size="small" icon={<Plus />} busy={start.isPending} onClick={begin}>
      {t('clients.new')}
    </Button>
  )
  return (
    <Area
      label={t('clients.title')}
      {...(rows.data && !empty
        ? {
            list: <ClientList clients={rows.data} current={selected} crm={crm} />,
          }
        : {})}
    >
      {shown ? (
        <Chosen client={shown} fresh={shown.id === fresh} more={more} />
      ) : (
        <>
          <AreaHeader title={t('clients.title')} actions={empty ? null : more} />
          {failed ? (
            <ErrorState
              className="my-auto"
              title={t(rows.isError ? 'clients.loadFailed' : 'clients.gone')}
              error={failed.error}
              onRetry={() => void failed.refetch()}
            />
          ) : empty ? null : (
            <SkeletonRows />
          )}
          {empty ? (
            <EmptyState
              className="my-auto"
              icon={<UserPlus />}
              title={t('clients.none')}
              body={t('clients.noneBody')}
              action={
                <Button tone="primary" icon={<Plus />} busy={start.isPending} onClick={begin}>
                  {t('clients.new')}
                </Button>
              }
            />
          ) : null}
        </>
      )}
    </Area>
  )
}

interface ChosenProps {
  readonly fresh: boolean
  /** Stands in the header: the way to begin another one. */
  readonly more: ReactNode
}

function Chosen({ client, fresh, more }: ChosenProps & { readonly client: NewClient }) {
  const go = useGo()
  return (
    <>
      <AreaHeader
        title={clientName(client)}
        actions={
          <>
            {client.conversationId ? (
              <Link
                to="/chat/{-$conversationId}"
                params={{ conversationId: client.conversationId }}
                className={[
                  'inline-flex h-8 items-center gap-2 rounded-control px-2 text-base font-medium text-ink-2',
                  'hover:bg-hover hover:text-ink',
                ].join(' ')}
              >
                <MessageSquare className="size-4" aria-hidden />
                {t('clients.openConversation')}
              </Link>
            ) : null}
            {more}
          </>
        }
      />
      <ClientForm key={client.id} row={client} fresh={fresh} onDiscarded={() => go('/new-clients')} />
    </>
  )
}
