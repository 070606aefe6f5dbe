import { useState } from 'react'

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** A value of the window's look, such as a pane width, kept in the browser. `parse` refuses what is stale. */
export function useStored<T extends string | number | boolean>(
  key: string,
  initial: T,
  parse: (text: string) => T | null,
): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const text = read(key)
    return (text === null ? null : parse(text)) ?? initial
  })
  const store = (next: T): void => {
    setValue(next)
    try {
      localStorage.setItem(key, String(next))
    } catch {
      // A full or closed storage only costs the memory of a width.
    }
  }
  return [value, store]
}
