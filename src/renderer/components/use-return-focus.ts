import { useLayoutEffect, useRef } from 'react'

/** After `open` ends, the focus goes back to where it was before, unless it has a new place already. */
export function useReturnFocus(open: boolean): (event?: Event) => void {
  const opener = useRef<Element | null>(null)
  useLayoutEffect(() => {
    if (open) opener.current = document.activeElement
  }, [open])
  return (event) => {
    event?.preventDefault()
    const before = opener.current
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost && before instanceof HTMLElement && before.isConnected) before.focus()
  }
}
