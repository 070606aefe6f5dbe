import type { Fact, FactKind } from './script-draft.ts'

/** What a setting says: its key, kind and label, and its value. */
export type KnownSetting = readonly [key: string, kind: FactKind, label: string, value: string]

/** What the settings say, as facts that a script may rest on; settings that say nothing are left out. */
export function settingFacts(known: readonly KnownSetting[]): readonly Fact[] {
  return known
    .filter(([, , , value]) => value.trim() !== '')
    .map(([key, kind, label, value]) => ({
      id: `setting:${key}`,
      kind,
      label,
      value: value.trim(),
      source: { type: 'setting', key },
    }))
}
