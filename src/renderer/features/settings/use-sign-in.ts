import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { ConnectionResult } from '#shared/contract/settings.ts'
import { explain } from '../../components/explain-error.ts'
import { useClient } from '../../connection/connection-context.tsx'
import { t } from '../../i18n/t.ts'
import type { Changes } from './draft.ts'

export interface SignIn {
  readonly waiting: boolean
  /** How the last attempt ended. */
  readonly answer: ConnectionResult | null
  /** Uses the client id and secret that stand in the form, saved or not. */
  readonly start: (unsaved: Pick<Changes, 'values' | 'secrets'>) => void
  readonly cancel: () => void
}

/** A sign-in that goes on in the person's browser. Leaving the section gives it up. */
export function useSignIn(account: 'drive' | 'mail'): SignIn {
  const client = useClient()
  const queries = useQueryClient()
  const [waiting, setWaiting] = useState(false)
  const [answer, setAnswer] = useState<ConnectionResult | null>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const run = async (unsaved: Pick<Changes, 'values' | 'secrets'>): Promise<void> => {
    stop.current?.abort()
    const mine = new AbortController()
    stop.current = mine
    setWaiting(true)
    setAnswer(null)
    let ended: ConnectionResult
    try {
      ended = await client['settings.connectAccount']({ account, ...unsaved }, { signal: mine.signal })
    } catch (error) {
      const { code, message, nextStep } = explain(error)
      ended = mine.signal.aborted
        ? { ok: false, kind: 'cancelled', message: t('signIn.cancelled'), ms: 0 }
        : { ok: false, kind: code.toLowerCase(), message: `${message} ${nextStep}`, ms: 0 }
    }
    if (stop.current !== mine) return
    stop.current = null
    setWaiting(false)
    setAnswer(ended)
    if (!ended.ok) return
    for (const key of ['settings.get', 'app.status']) void queries.invalidateQueries({ queryKey: [key] })
  }
  return {
    waiting,
    answer,
    start: (unsaved) => void run(unsaved),
    cancel: () => stop.current?.abort(),
  }
}
