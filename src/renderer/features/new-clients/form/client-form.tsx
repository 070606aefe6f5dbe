import { useEffect, useRef, useState } from 'react'
import type { NewClient } from '#shared/domain/new-client.ts'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useClient } from '../../../connection/connection-context.tsx'
import { t } from '../../../i18n/t.ts'
import { readiness, type Readiness } from '../client-words.ts'
import { useCrmLabel } from '../use-crm-label.ts'
import { useLiveClient } from '../use-live-client.ts'
import { ClientFieldset } from './client-fieldset.tsx'
import { fieldNames } from './client-fields.ts'
import { Duplicates } from './duplicates.tsx'
import { FormFoot } from './form-foot.tsx'
import { changedFields } from './slot-story.ts'
import type { SaveSlot } from './use-slot.ts'

export interface ClientFormProps {
  readonly row: NewClient
  /** True when the person has just begun it: the first field gets the focus. */
  readonly fresh?: boolean
  /** Called after the person discarded it. */
  readonly onDiscarded: () => void
}

/** The whole form of one new client: duplicates, fields, and the foot with the next step. */
export function ClientForm({ row, fresh = false, onDiscarded }: ClientFormProps) {
  const rpc = useClient()
  const crm = useCrmLabel()
  const { client, settle } = useLiveClient(row)
  const [busy, setBusy] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  const newest = useRef(client)
  const saving = useRef<Promise<NewClient> | null>(null)
  const clientId = client.id
  useEffect(() => {
    if (fresh) fields.current?.querySelector('input')?.focus()
  }, [fresh])

  const show = (next: NewClient): NewClient => {
    newest.current = next
    settle(next)
    return next
  }
  const run = async (work: () => Promise<NewClient>): Promise<boolean> => {
    setBusy(true)
    try {
      show(await work())
      return true
    } catch (failure) {
      sayError(failure, t('clients.failed'))
      return false
    } finally {
      setBusy(false)
    }
  }
  const save: SaveSlot = async (field, { value, skip = false }) => {
    const stored = rpc['clients.setField']({ clientId, field, value, skip })
    saving.current = stored
    show(await stored)
  }
  const propose = async (): Promise<NewClient> => {
    // The press may be what made the last field save.
    await Promise.resolve(saving.current).catch(() => undefined)
    let now = newest.current.version > client.version ? newest.current : client
    if (readiness(now).kind === 'ready' && !now.duplicatesChecked) {
      now = show(await rpc['clients.checkDuplicates']({ clientId }))
    }
    if (readiness(now).kind === 'ready') return rpc['clients.propose']({ clientId })
    toGap(fields.current, readiness(now))
    return now
  }
  const discard = async (): Promise<void> => {
    if (await run(() => rpc['clients.abandon']({ clientId }))) onDiscarded()
  }

  return (
    <div className="@container flex min-h-0 flex-1 flex-col">
      <ScrollArea label={t('clients.form')} className="relative">
        <div
          ref={fields}
          tabIndex={-1}
          className="outline-none mx-auto flex w-full max-w-190 flex-col gap-5 p-4 compact:gap-3"
        >
          <Duplicates
            client={client}
            crm={crm}
            onDecide={(decision) => void run(() => rpc['clients.decide']({ clientId, decision }))}
          />
          <ClientFieldset client={client} save={save} />
        </div>
        <Announcement client={client} />
      </ScrollArea>
      <FormFoot
        client={client}
        crm={crm}
        busy={busy}
        onPropose={() => void run(propose)}
        onCheck={() => void run(() => rpc['clients.checkDuplicates']({ clientId }))}
        onStartOver={() => void run(() => rpc['clients.startOver']({ clientId }))}
        onDiscard={() => void discard()}
      />
    </div>
  )
}

/** Brings what stands in the way into view: the first open field, or the duplicates at the start. */
function toGap(form: HTMLElement | null, state: Readiness): void {
  const field = 'fields' in state ? state.fields[0] : undefined
  const place = form?.querySelector<HTMLElement>(`[data-field=${field}]`) ?? form
  place?.scrollIntoView({ block: place === form ? 'start' : 'center' })
  const control = place === form ? form : place?.querySelector<HTMLElement>('input, textarea, button')
  control?.focus({ preventScroll: true })
}

/** Tells a screen reader which fields the chat has filled. */
function Announcement({ client }: { readonly client: NewClient }) {
  const [seen, setSeen] = useState(client)
  const [said, setSaid] = useState('')
  if (client.version !== seen.version) {
    const changed = changedFields(seen.slots, client.slots)
    setSeen(client)
    const found = client.candidates.length > seen.candidates.length
    const filled = changed.length > 0 ? t('clients.filledIn', { fields: fieldNames(changed) }) : ''
    setSaid([filled, found ? t('clients.duplicates') : ''].filter(Boolean).join('. '))
  }
  return <output className="sr-only">{said}</output>
}
