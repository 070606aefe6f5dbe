import type { Usage } from '#shared/domain/usage.ts'
import { cost } from '../../components/figures.ts'
import { t } from '../../i18n/t.ts'

const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })
const dayName = new Intl.DateTimeFormat('en-US', { weekday: 'short', month: 'short', day: 'numeric' })

/** "$0.012", "none", "price not known". */
export function costWords(usage: Usage): string {
  if (usage.costUsd === null) return t('activity.noPrice')
  return cost(usage.costUsd) ?? t('activity.free')
}

/** 1,240,000 → "1.2M". */
export function shortNumber(n: number): string {
  return compact.format(n)
}

/** YYYY-MM-DD → "Mon, Nov 23". */
export function dayWords(day: string): string {
  return dayName.format(new Date(`${day}T12:00:00`))
}
