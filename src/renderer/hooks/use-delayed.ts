import { useEffect, useState } from 'react'

/** Becomes true `afterMs` after `on` did: a skeleton that would only flicker is not shown. */
export function useDelayed(on: boolean, afterMs = 150): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!on) return undefined
    const timer = setTimeout(() => setLate(true), afterMs)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [on, afterMs])
  return on && late
}
