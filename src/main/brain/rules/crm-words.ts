import type { Address, Appointment, Customer, Job, JobSummary } from '#shared/domain/customer.ts'

const DAY_MS = 86_400_000

/** Ten digits as people read them: "614-555-0142". */
export function phoneWords(number: string): string {
  return /^\d{10}$/.test(number) ? number.replace(/(\d{3})(\d{3})(\d{4})/, '$1-$2-$3') : number
}

export function phonesOf(customer: Customer): string {
  return customer.phones
    .map(({ label, number, ext }) => `${phoneWords(number)}${ext ? ` ext. ${ext}` : ''} (${label})`)
    .join(', ')
}

export function addressWords(address: Address | null): string {
  if (!address) return ''
  const { street, unit, city, state, zip } = address
  return [[street, unit].filter(Boolean).join(' '), city, `${state} ${zip}`.trim()].filter(Boolean).join(', ')
}

export const money = (value: number): string =>
  value.toLocaleString('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 0 })

export function dayWords(time: number): string {
  return new Date(time).toLocaleDateString('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    year: 'numeric',
  })
}

export function timeWords(time: number): string {
  const clock = new Date(time).toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit' })
  return `${dayWords(time)} at ${clock}`
}

/** "12 days", from a moment to the day that is called today. */
export function daysSince(time: number, today: string): string {
  const days = Math.max(0, Math.floor((Date.parse(`${today}T23:59:59`) - time) / DAY_MS))
  return days === 1 ? '1 day' : `${days} days`
}

export const jobWords = (job: Job): string => `${job.number}${job.name ? ` (${job.name})` : ''}`

export function appointmentWords({ title, startsAt, attendees }: Appointment): string {
  return `${timeWords(startsAt)}: ${title}${attendees.length > 0 ? ` with ${attendees.join(', ')}` : ''}`
}

export function newestFirst(summary: JobSummary): JobSummary['notes'] {
  return summary.notes.toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0))
}
