import { UserPlus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { t } from '../../i18n/t.ts'
import { clientName, readinessShort } from './client-words.ts'
import type { FormBeside } from './use-form-beside.ts'
import { useCrmLabel } from './use-crm-label.ts'

/** In the header of the chat: which client is being taken in, how far it is, and the way to its form. */
export function FormChip({ beside }: { readonly beside: FormBeside }) {
  const crm = useCrmLabel()
  const { client, open } = beside
  if (!client) return null
  return (
    <Button
      size="small"
      icon={<UserPlus />}
      aria-expanded={open}
      onClick={open ? beside.close : beside.show}
      className="max-w-80 gap-1.5 aria-expanded:bg-selected"
    >
      <span className="min-w-0 truncate">{t('clients.panel', { name: clientName(client) })}</span>
      <span className="shrink-0 text-ink-2">· {readinessShort(client, crm)}</span>
    </Button>
  )
}
