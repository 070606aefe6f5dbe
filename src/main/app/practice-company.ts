import type { SettingKey, SettingValues } from '../settings/schema.ts'
import type { Settings } from '../settings/settings.ts'

/** Whom the practice customers know. */
const PRACTICE_COMPANY = 'Larkfield Exteriors & Remodeling'

/** The settings, with the invented company's name while its customers are the ones in the CRM. Nothing is stored. */
export function withPracticeCompany(settings: Settings, isPractice: () => boolean): Settings {
  const get = <K extends SettingKey>(key: K): SettingValues[K] => {
    const value = settings.get(key)
    const invented = key === 'company.name' && value === '' && isPractice()
    return invented ? (PRACTICE_COMPANY as SettingValues[K]) : value
  }
  return { ...settings, get }
}
