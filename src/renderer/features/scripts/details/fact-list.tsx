import { Check } from 'lucide-react'
import type { Fact, FactSource, ScriptDraft } from '#shared/domain/script-draft.ts'
import { EmptyState } from '../../../components/empty-state.tsx'
import { t } from '../../../i18n/t.ts'
import { slotValue } from '../form/slot-words.ts'
import { FactSourceLine, RecordLink } from './fact-source.tsx'

const order: readonly FactSource['type'][] = ['crm', 'document', 'person', 'setting']

/** Everything the text may say, by where it is from; what the text says already is ticked. */
export function FactList({ draft }: { readonly draft: ScriptDraft }) {
  const used = new Set(draft.claims.map((claim) => claim.factId))
  const jobId = slotValue(draft.slots.job) || null
  if (draft.facts.length === 0) return <EmptyState title={t('scripts.factsNone')} className="py-4" />
  return (
    <section className="flex flex-col gap-4">
      <h3 className="sr-only">{t('scripts.facts')}</h3>
      {order
        .map((type) => ({ type, facts: draft.facts.filter((fact) => fact.source.type === type) }))
        .filter((group) => group.facts.length > 0)
        .map(({ type, facts }) => (
          <section key={type}>
            <div className="mb-1 flex items-baseline justify-between gap-2">
              <h4 className="text-meta font-medium text-ink-2">{t(`scripts.factsOf.${type}`)}</h4>
              {type === 'crm' && jobId !== null ? (
                <RecordLink jobId={jobId} about={draft.jobNumber ?? ''} />
              ) : null}
            </div>
            <ul className="divide-y divide-line rounded-card border border-line bg-raised">
              {facts.map((fact) => (
                <Row key={fact.id} fact={fact} used={used.has(fact.id)} />
              ))}
            </ul>
          </section>
        ))}
    </section>
  )
}

interface RowProps {
  readonly fact: Fact
  readonly used: boolean
}

function Row({ fact, used }: RowProps) {
  return (
    <li className="flex flex-col gap-0.5 px-3 py-2">
      <span className="flex items-baseline justify-between gap-2 text-meta text-ink-2">
        {fact.label}
        {used ? (
          <span className="flex shrink-0 items-center gap-1 text-green">
            <Check className="size-3" aria-hidden />
            {t('scripts.factUsed')}
          </span>
        ) : null}
      </span>
      <span className="text-base [overflow-wrap:anywhere] tabular-nums">{fact.value}</span>
      <FactSourceLine fact={fact} jobId={null} />
    </li>
  )
}
