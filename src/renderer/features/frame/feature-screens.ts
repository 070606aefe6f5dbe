import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'

type Feature = 'approvals' | 'knowledge' | 'activity' | 'settings'

const files = import.meta.glob<{ readonly Screen: ComponentType }>('../*/screen.tsx')

/** The screen of a feature folder: `features/<name>/screen.tsx` exports `Screen`; loaded on first visit. */
export function featureScreen(feature: Feature) {
  return lazyRouteComponent(async () => {
    const load = files[`../${feature}/screen.tsx`]
    if (!load) throw new Error(`features/${feature}/screen.tsx is missing`)
    return load()
  }, 'Screen')
}
