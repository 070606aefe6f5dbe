import { useEffect, useRef, useState } from 'react'
import { useClient } from '../../../connection/connection-context.tsx'
import { collectMedia, type MediaProgress } from './collect-media.ts'

export type MediaState =
  | { readonly is: 'idle' }
  | { readonly is: 'loading'; readonly progress: MediaProgress | null }
  | { readonly is: 'ready'; readonly url: string }
  | { readonly is: 'failed'; readonly error: unknown }

export interface RunMedia {
  readonly state: MediaState
  readonly load: () => void
  readonly stop: () => void
}

/** Sound or picture of a run, fetched when it is asked for; its memory is given back with the component. */
export function useRunMedia(runId: string, kind: 'audio' | 'video'): RunMedia {
  const client = useClient()
  const [state, setState] = useState<MediaState>({ is: 'idle' })
  const loading = useRef<AbortController | null>(null)
  const url = state.is === 'ready' ? state.url : null
  useEffect(() => () => loading.current?.abort(), [])
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url])

  const load = async (): Promise<void> => {
    const stop = new AbortController()
    loading.current?.abort()
    loading.current = stop
    setState({ is: 'loading', progress: null })
    try {
      const pieces = client['videos.media']({ runId, kind }, { signal: stop.signal })
      const file = await collectMedia(pieces, (progress) => {
        if (!stop.signal.aborted) setState({ is: 'loading', progress })
      })
      if (!stop.signal.aborted) setState({ is: 'ready', url: URL.createObjectURL(file) })
    } catch (error) {
      if (!stop.signal.aborted) setState({ is: 'failed', error })
    }
  }
  return {
    state,
    load: () => void load(),
    stop() {
      loading.current?.abort()
      setState({ is: 'idle' })
    },
  }
}
