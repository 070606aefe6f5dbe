import type { SettingKey, SettingValues } from '../settings/schema.ts'
import type { Settings } from '../settings/settings.ts'

/**
 * A value built from some settings, built again after one of them changed. Looking is cheap, so another
 * process's change is seen at the next use.
 */
export function followSettings<K extends SettingKey, T>(
  settings: Settings,
  keys: readonly K[],
  build: (values: Pick<SettingValues, K>) => T,
): () => T {
  let built: { mark: string; value: T } | null = null
  return () => {
    const all = settings.all()
    const values = Object.fromEntries(keys.map((key) => [key, all[key]])) as Pick<SettingValues, K>
    const mark = JSON.stringify(values)
    if (built?.mark !== mark) built = { mark, value: build(values) }
    return built.value
  }
}

/** Keys of one area, for example every 'crm.' setting. */
export function keysUnder<P extends string>(
  settings: Settings,
  prefix: P,
): readonly Extract<SettingKey, `${P}${string}`>[] {
  return (Object.keys(settings.all()) as SettingKey[]).filter(
    (key): key is Extract<SettingKey, `${P}${string}`> => key.startsWith(prefix),
  )
}
