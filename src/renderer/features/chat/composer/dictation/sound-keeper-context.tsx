import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'
import { useClient, useConnectionState } from '../../../../connection/connection-context.tsx'
import { readBase64 } from '../read-base64.ts'
import { createSoundKeeper, type HeldSound, type SoundKeeper } from './sound-keeper.ts'

const SoundKeeperContext = createContext<SoundKeeper | null>(null)

/** Stands above all screens, so that leaving one does not let go of what was said on it. */
export function SoundKeeperProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient()
  const { epoch } = useConnectionState()
  const [keeper] = useState(() =>
    createSoundKeeper({
      client,
      readBase64: (sound) => readBase64(sound),
      newId: () => crypto.randomUUID(),
      now: Date.now,
    }),
  )
  useEffect(() => {
    if (epoch > 0) keeper.retry()
  }, [keeper, epoch])
  return <SoundKeeperContext value={keeper}>{children}</SoundKeeperContext>
}

export function useSoundKeeper(): SoundKeeper {
  const keeper = use(SoundKeeperContext)
  if (!keeper) throw new Error('useSoundKeeper stands outside of SoundKeeperProvider')
  return keeper
}

/** What the core does not have yet, or not to its end. */
export function useHeldSounds(): readonly HeldSound[] {
  const keeper = useSoundKeeper()
  return useSyncExternalStore(keeper.subscribe, keeper.held)
}
