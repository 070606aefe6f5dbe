import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { explain, type Explanation } from '../../components/explain-error.ts'
import type { OutputOf } from '../../connection/routes.ts'
import { useClient } from '../../connection/connection-context.tsx'
import { changesOf, emptyDraft, plain, refusedSetting, type Draft } from './draft.ts'
import type { SettingsForm } from './settings-form-context.ts'

export interface SectionDraft {
  readonly form: Omit<SettingsForm, 'removeSecret'>
  readonly saving: boolean
  readonly error: Explanation | null
  /** Saves secrets first, so that a service is never switched on without its key. True when all was saved. */
  readonly save: () => Promise<boolean>
  readonly discard: () => void
}

/** The unsaved state of one section over what is saved. */
export function useDraft(saved: OutputOf<'settings.get'>): SectionDraft {
  const client = useClient()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Draft>(emptyDraft)
  const [saves, setSaves] = useState(0)
  const [saving, setSaving] = useState(false)
  const [error, setError] = useState<Explanation | null>(null)
  const changes = changesOf(draft, saved.values)
  const refused = refusedSetting(error)

  const save = async (): Promise<boolean> => {
    setSaving(true)
    setError(null)
    try {
      for (const [name, value] of Object.entries(changes.secrets)) {
        await client['settings.setSecret']({ name, value })
      }
      if (Object.keys(changes.values).length > 0) {
        await client['settings.set']({ values: changes.values })
      }
      await queries.invalidateQueries({ queryKey: ['settings.get'] })
      setDraft(emptyDraft)
      setSaves((count) => count + 1)
      return true
    } catch (failure) {
      setError(explain(failure))
      return false
    } finally {
      setSaving(false)
    }
  }

  return {
    form: {
      value: (key) => draft.values[key] ?? plain(saved.values[key]),
      saved: (key) => plain(saved.values[key]),
      set(key, value) {
        setDraft((known) => ({ ...known, values: { ...known.values, [key]: value } }))
        if (refused?.key === key) setError(null)
      },
      secret: (name) => ({
        ...(saved.secrets.find((one) => one.name === name) ?? { name, state: 'unset', updatedAt: null }),
        typed: draft.secrets[name] ?? '',
      }),
      setSecret: (name, typed) =>
        setDraft((known) => ({ ...known, secrets: { ...known.secrets, [name]: typed } })),
      refusal: (key) => (refused?.key === key ? refused.words : null),
      changes,
      saves,
    },
    saving,
    error,
    save,
    discard() {
      setDraft(emptyDraft)
      setSaves((count) => count + 1)
      setError(null)
    },
  }
}
