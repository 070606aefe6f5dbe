import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { explain, type Explanation } from '../../components/explain-error.ts'
import type { OutputOf } from '../../connection/routes.ts'
import { useClient } from '../../connection/connection-context.tsx'
import { changesOf, emptyDraft, inSteps, plain, refusedSetting, type Changes, type Draft } from './draft.ts'
import type { SettingsForm } from './settings-form-context.ts'

/** Why saving stopped; `some` when a part was saved before. */
export interface SaveError extends Explanation {
  readonly some: boolean
}

export interface SectionDraft {
  readonly form: Omit<SettingsForm, 'removeSecret'>
  readonly saving: boolean
  readonly error: SaveError | null
  /** A service is switched over last, never without its key. True when all was saved. */
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
  const [error, setError] = useState<SaveError | null>(null)
  const changes = changesOf(draft, saved.values)
  const refused = refusedSetting(error)

  const save = async (): Promise<boolean> => {
    const [fields, switches] = inSteps(changes.values)
    let some = false
    const put = async (values: Changes['values']): Promise<void> => {
      if (Object.keys(values).length === 0) return
      await client['settings.set']({ values })
      some = true
    }
    setSaving(true)
    setError(null)
    try {
      await put(fields)
      for (const [name, value] of Object.entries(changes.secrets)) {
        await client['settings.setSecret']({ name, value })
        some = true
      }
      await put(switches)
      await queries.invalidateQueries({ queryKey: ['settings.get'] })
      setDraft(emptyDraft)
      setSaves((count) => count + 1)
      return true
    } catch (failure) {
      setError({ ...explain(failure), some })
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
