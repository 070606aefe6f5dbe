import { X } from 'lucide-react'
import type { NewClient } from '#shared/domain/new-client.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { t } from '../../../i18n/t.ts'
import { clientName } from '../client-words.ts'
import { ClientForm } from './client-form.tsx'

export interface ClientPanelProps {
  readonly client: NewClient
  readonly onClose: () => void
}

/** The form beside the conversation it belongs to. */
export function ClientPanel({ client, onClose }: ClientPanelProps) {
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-4">
        <h2 className="min-w-0 truncate text-body font-semibold">
          {t('clients.panel', { name: clientName(client) })}
        </h2>
        <IconButton className="-mr-2 ml-auto" label={t('clients.closeForm')} icon={<X />} onClick={onClose} />
      </header>
      <ClientForm key={client.id} row={client} onDiscarded={onClose} />
    </>
  )
}
