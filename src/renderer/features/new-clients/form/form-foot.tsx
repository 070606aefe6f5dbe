import { Link } from '@tanstack/react-router'
import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash,
  Stamp,
  Users,
  type LucideIcon,
} from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import type { NewClient } from '#shared/domain/new-client.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { t } from '../../../i18n/t.ts'
import { clientName, emptyFields, isOpen, readiness, type Readiness } from '../client-words.ts'
import { fieldNames } from './client-fields.ts'
import { slotValue } from './slot-story.ts'

const looks: Readonly<Record<Readiness['kind'], { readonly icon: LucideIcon; readonly tone: string }>> = {
  missing: { icon: CircleDashed, tone: 'text-ink-2' },
  invalid: { icon: CircleAlert, tone: 'text-red' },
  undecided: { icon: Users, tone: 'text-amber' },
  ready: { icon: CircleCheck, tone: 'text-green' },
  proposed: { icon: Stamp, tone: 'text-accent-ink' },
  created: { icon: CircleCheck, tone: 'text-green' },
  abandoned: { icon: CircleSlash, tone: 'text-ink-3' },
}

export interface FormFootProps {
  readonly client: NewClient
  readonly crm: string
  readonly busy: boolean
  /** While something stands in the way it leads there instead. */
  readonly onPropose: () => void
  readonly onCheck: () => void
  readonly onStartOver: () => void
  readonly onDiscard: () => void
}

/** How it stands in words, and the next step. */
export function FormFoot({ client, crm, busy, ...on }: FormFootProps) {
  const id = useId()
  const foot = useRef<HTMLElement>(null)
  const was = useRef(client.state)
  // The button that had the focus goes with the state it belonged to.
  useEffect(() => {
    if (was.current !== client.state && document.activeElement === document.body) foot.current?.focus()
    was.current = client.state
  }, [client.state])
  const [asking, setAsking] = useState<'startOver' | 'discard' | null>(null)
  const state = readiness(client)
  const { icon: Icon, tone } = looks[state.kind]
  const ready = state.kind === 'ready'
  const more = moreWords(state, client, crm)
  const close = (): void => setAsking(null)
  return (
    <footer ref={foot} tabIndex={-1} className="shrink-0 border-t border-line py-3 outline-none compact:py-2">
      <div
        className={[
          'mx-auto flex w-full max-w-190 flex-col gap-2 px-4',
          // Where there is room the words and the buttons share a line: low windows need the height.
          '@lg:flex-row @lg:flex-wrap @lg:items-center',
        ].join(' ')}
      >
        <output id={id} className="flex min-w-0 items-start gap-2 @lg:flex-1">
          <Icon className={cn('mt-0.5 size-4 shrink-0', tone)} aria-hidden />
          <span className="min-w-0 flex-1 text-base">
            <span className="block font-medium">{stateWords(state, client, crm)}</span>
            {more.map((words) => (
              <span key={words} className="block text-meta text-ink-2">
                {words}
              </span>
            ))}
          </span>
          {client.state === 'proposed' && client.actionId ? (
            <Link
              to="/approvals/$id"
              params={{ id: client.actionId }}
              className="shrink-0 text-base font-medium text-accent-ink hover:underline @lg:self-center"
            >
              {t('clients.openApproval')}
            </Link>
          ) : null}
        </output>
        {ready && !client.duplicatesChecked ? (
          <p className="flex flex-wrap items-center gap-x-3 text-meta text-ink-2 @lg:order-last @lg:w-full">
            {t('clients.unchecked', { crm })}
            <Button tone="link" size="small" className="h-4" onClick={on.onCheck}>
              {t('clients.check')}
            </Button>
          </p>
        ) : null}
        {isOpen(client) ? (
          <div className="flex flex-wrap items-center gap-1">
            {client.state === 'collecting' ? (
              <Button
                tone="primary"
                busy={busy}
                // It stays reachable: a press leads to what is still missing.
                aria-disabled={!ready || undefined}
                aria-describedby={id}
                onClick={on.onPropose}
              >
                {t('clients.propose')}
              </Button>
            ) : null}
            <span className="ml-auto flex gap-1 @lg:order-first">
              <Button tone="quiet" onClick={() => setAsking('startOver')}>
                {t('clients.startOver')}
              </Button>
              <Button tone="quiet" onClick={() => setAsking('discard')}>
                {t('clients.discard')}
              </Button>
            </span>
          </div>
        ) : null}
      </div>
      <ConfirmDialog
        danger
        open={asking === 'startOver'}
        title={t('clients.startOverTitle')}
        body={t('clients.startOverBody')}
        confirm={t('clients.startOverConfirm')}
        onClose={close}
        onConfirm={() => {
          close()
          on.onStartOver()
        }}
      />
      <ConfirmDialog
        danger
        open={asking === 'discard'}
        title={t('clients.discardTitle', { name: clientName(client) })}
        body={t('clients.discardBody')}
        confirm={t('clients.discardConfirm')}
        onClose={close}
        onConfirm={() => {
          close()
          on.onDiscard()
        }}
      />
    </footer>
  )
}

function stateWords(state: Readiness, client: NewClient, crm: string): string {
  switch (state.kind) {
    case 'missing':
      return t('clients.missing', { count: state.fields.length, fields: fieldNames(state.fields) })
    case 'invalid':
      return t('clients.invalid', { fields: fieldNames(state.fields) })
    case 'created':
      return t('clients.created', { crm, name: clientName(client) })
    default:
      return t(`clients.${state.kind}`)
  }
}

/** What else there is to know before the next step. */
function moreWords(state: Readiness, client: NewClient, crm: string): readonly string[] {
  const fields = fieldNames(emptyFields(client))
  switch (state.kind) {
    case 'invalid':
      return fields ? [t('clients.alsoMissing', { fields })] : []
    case 'ready':
      return [outcomeWords(client, crm), ...(fields ? [t('clients.optional', { fields })] : [])]
    case 'proposed':
      return [t('clients.proposedNote')]
    default:
      return []
  }
}

/** What the approval will do, before it is asked for. */
function outcomeWords(client: NewClient, crm: string): string {
  const types = slotValue(client.slots.projectTypes)
  const { decision, candidates } = client
  const chosen = candidates.find(({ customerId }) => customerId === decision?.customerId)
  if (decision && decision.kind !== 'create') {
    const key = decision.kind === 'use' ? 'clients.readyUse' : 'clients.readyMerge'
    const name = chosen?.name ?? t('clients.decided.existing')
    return t(key, { name, crm, types: types || t('clients.noTypes') })
  }
  const name = clientName(client)
  return types ? t('clients.readyJob', { name, crm, types }) : t('clients.readyBody', { name, crm })
}
