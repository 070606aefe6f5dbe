import type { FactSource } from '#shared/domain/script-draft.ts'
import { t } from '../../../i18n/t.ts'

const records = ['customer', 'job', 'note', 'appointment', 'task'] as const

/** "job note" for `note:7`. */
function recordWord(record: string): string {
  const kind = records.find((one) => record.startsWith(`${one}:`)) ?? 'other'
  return t(`scripts.record.${kind}`)
}

/** Where a fact is from, in a few words. */
export function sourceWords(source: FactSource): string {
  switch (source.type) {
    case 'crm':
      return t('scripts.source.crm', { field: source.field, record: recordWord(source.record) })
    case 'document':
      return t('scripts.source.document', { title: source.title })
    case 'person':
      return t(`scripts.source.${source.how}`)
    case 'setting':
      return t('scripts.source.setting')
  }
}

/** The words it rests on, where there are any that say more than the fact. */
export function sourceQuote(source: FactSource, value: string): string | null {
  const words = source.type === 'document' ? source.quote : source.type === 'person' ? source.words : ''
  return words.trim() === '' || words.trim() === value.trim() ? null : words.trim()
}
