import { CircleCheck, Users } from 'lucide-react'
import { useId, useState } from 'react'
import type { DuplicateDecision, NewClient } from '#shared/domain/new-client.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { t } from '../../../i18n/t.ts'
import { isOpen } from '../client-words.ts'
import { CandidateCard } from './candidate-card.tsx'

export interface DuplicatesProps {
  readonly client: NewClient
  readonly crm: string
  readonly onDecide: (decision: DuplicateDecision) => void
}

/** Who in the CRM may be the same person, side by side, and the decision that stands. */
export function Duplicates({ client, crm, onDecide }: DuplicatesProps) {
  const id = useId()
  const { candidates, decision, slots } = client
  const editable = isOpen(client)
  const [open, setOpen] = useState(false)
  if (candidates.length === 0) return null
  const shown = decision === null || open
  const decide = (next: DuplicateDecision): void => {
    setOpen(false)
    onDecide(next)
  }
  return (
    <section aria-labelledby={id} className="flex animate-rise flex-col gap-3 border-b border-line pb-4">
      <header className="flex items-start gap-2">
        {decision ? (
          <CircleCheck className="mt-0.5 size-4 shrink-0 text-green" aria-hidden />
        ) : (
          <Users className="mt-0.5 size-4 shrink-0 text-amber" aria-hidden />
        )}
        <div className="min-w-0 flex-1">
          <h2 id={id} className="text-base font-semibold">
            {candidates.length === 1
              ? t('clients.duplicates')
              : t('clients.duplicatesMany', { count: candidates.length })}
          </h2>
          <p className="text-base text-ink-2">
            {decision ? decisionWords(client, decision) : t('clients.duplicatesBody', { crm })}
          </p>
        </div>
        {decision ? (
          <Button size="small" aria-expanded={shown} onClick={() => setOpen(!open)}>
            {shown ? t('clients.hide') : t('clients.change')}
          </Button>
        ) : null}
      </header>
      {shown ? (
        <>
          <div className={cn('grid gap-3', candidates.length > 1 && '@2xl:grid-cols-2')}>
            {candidates.map((candidate) => (
              <CandidateCard
                key={candidate.customerId}
                slots={slots}
                candidate={candidate}
                decision={decision}
                crm={crm}
                editable={editable}
                onDecide={decide}
              />
            ))}
          </div>
          {editable ? (
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Button
                size="small"
                className="aria-pressed:border-control aria-pressed:bg-selected"
                aria-pressed={decision?.kind === 'create'}
                aria-describedby={`${id}-create`}
                onClick={() => decide({ kind: 'create', customerId: null })}
              >
                {t('clients.duplicate.create')}
              </Button>
              <p id={`${id}-create`} className="text-meta text-ink-3">
                {t('clients.duplicate.createBody')}
              </p>
            </div>
          ) : null}
        </>
      ) : null}
    </section>
  )
}

function decisionWords({ candidates }: NewClient, { kind, customerId }: DuplicateDecision): string {
  if (kind === 'create') return t('clients.decided.create')
  const chosen = candidates.find((candidate) => candidate.customerId === customerId)
  return t(`clients.decided.${kind}`, { name: chosen?.name ?? t('clients.decided.existing') })
}
