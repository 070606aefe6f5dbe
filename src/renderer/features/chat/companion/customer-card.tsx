import type { Address, Customer } from '#shared/domain/customer.ts'
import { Badge } from '../../../components/badge.tsx'
import { phone } from '../../../components/figures.ts'
import { t } from '../../../i18n/t.ts'
import { FactList, Facts, type Fact } from './facts.tsx'

export function addressLine(address: Address | null): string {
  if (!address) return ''
  const street = [address.street, address.unit].filter(Boolean).join(', ')
  return [street, address.city, `${address.state} ${address.zip}`.trim()].filter(Boolean).join(', ')
}

export function contactFacts(customer: Customer): readonly Fact[] {
  return [
    [t('record.phone'), customer.phones.map((known) => phone(known.number)).join(', ')],
    [t('record.email'), customer.email],
    [t('record.address'), addressLine(customer.address)],
  ]
}

export function CustomerCard({ customer }: { readonly customer: Customer }) {
  return (
    <div className="flex flex-col gap-3">
      <h3 className="text-body font-semibold">{customer.name}</h3>
      <Facts facts={contactFacts(customer)} />
      {customer.jobs.length > 0 ? (
        <FactList title={t('record.jobs')}>
          {customer.jobs.map((job) => (
            <li key={job.id} className="flex items-center gap-2">
              <span className="tabular-nums">{job.number}</span>
              <span className="min-w-0 flex-1 truncate text-ink-2">{job.name}</span>
              <Badge>{job.stage.name}</Badge>
            </li>
          ))}
        </FactList>
      ) : null}
    </div>
  )
}
