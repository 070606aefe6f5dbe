import { en } from '../../i18n/en.ts'
import { t } from '../../i18n/t.ts'
import type { SettingValue } from './draft.ts'

/** Settings whose change deserves a sentence before it is saved. */
export type SwitchKey =
  | 'brain.provider'
  | 'crm.provider'
  | 'search.provider'
  | 'documents.s3.enabled'
  | 'voice.provider'
  | 'video.renderer'
  | 'delivery.provider'
  | 'mail.provider'
  | 'mailbox.provider'

/** What a change of provider does and does not do; null when nothing changes. */
export function switchWords(key: SwitchKey, from: SettingValue, to: SettingValue): string | null {
  if (String(from) === String(to)) return null
  switch (key) {
    case 'brain.provider': {
      const names = { from: brainName(from), to: brainName(to) }
      return t(to === 'openai' ? 'switch.brain.openai' : 'switch.brain', names)
    }
    case 'crm.provider':
      return t(to === 'leap' ? 'switch.crm.leap' : 'switch.crm.local')
    case 'search.provider':
      return t(to === 'perplexity' ? 'switch.search.perplexity' : 'switch.search.none')
    case 'documents.s3.enabled':
      return t(String(to) === 'true' ? 'switch.documents.on' : 'switch.documents.off')
    default: {
      const words = `switch.${key.replace(/\..*$/, '')}.${String(to)}`
      return words in en ? en[words as keyof typeof en] : null
    }
  }
}

function brainName(provider: SettingValue): string {
  if (provider === 'openai') return t('brain.provider.openai')
  return t(provider === 'compatible' ? 'brain.provider.compatible' : 'brain.provider.rules')
}
