import { useShortcut } from '../../hooks/use-shortcut.ts'

/** A, E and R act on the shown card even while the focus is elsewhere on the screen. */
export function useCardKeys(): void {
  useShortcut('A', pass)
  useShortcut('E', pass)
  useShortcut('R', pass)
}

/** The card listens to its own keys: it gets the focus and the same press. A held key does nothing. */
function pass(event: KeyboardEvent): void {
  const card = document.querySelector<HTMLElement>('[data-approval][aria-keyshortcuts]')
  const elsewhere = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null
  if (!card || event.repeat || elsewhere || card.contains(event.target as Node)) return
  event.preventDefault()
  card.focus()
  card.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, bubbles: true, cancelable: true }))
}
