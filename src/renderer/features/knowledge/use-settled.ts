import { useEffect, useState } from 'react'

/** The value once it has stood still for `ms`: a search does not run at each letter. */
export function useSettled<T>(value: T, ms = 220): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
