import { useRef, useState } from 'react'
import type { AnalysisAnswer } from '#shared/domain/analysis.ts'
import { useClient } from '../../../connection/connection-context.tsx'
import { callRoute } from '../../../connection/routes.ts'

export type Asked =
  | { readonly state: 'nothing' }
  | { readonly state: 'asking'; readonly question: string }
  | { readonly state: 'answered'; readonly question: string; readonly answer: AnalysisAnswer }
  | { readonly state: 'failed'; readonly question: string; readonly error: unknown }

export interface Ask {
  readonly asked: Asked
  readonly run: (question: string) => Promise<void>
  /** Stops what is asked, or takes the answer away. */
  readonly clear: () => void
}

/** One question about the transcripts with its answer; a new question takes the place of the old one. */
export function useAsk(): Ask {
  const client = useClient()
  const [asked, setAsked] = useState<Asked>({ state: 'nothing' })
  const stop = useRef<AbortController | null>(null)
  return {
    asked,
    async run(question) {
      stop.current?.abort()
      const own = new AbortController()
      stop.current = own
      setAsked({ state: 'asking', question })
      try {
        const answer = await callRoute(client, 'analysis.ask', { question }, own.signal)
        if (!own.signal.aborted) setAsked({ state: 'answered', question, answer })
      } catch (error) {
        if (!own.signal.aborted) setAsked({ state: 'failed', question, error })
      }
    },
    clear() {
      stop.current?.abort()
      setAsked({ state: 'nothing' })
    },
  }
}
