import { useShortcut } from '../../hooks/use-shortcut.ts'

/** A, E and R act on the shown card even while the focus is elsewhere on the screen. */
export function useCardKeys(): void {
  useShortcut('A', pass)
  useShortcut('E', pass)
  useShortcut('R', pass)
}

// Lists and menus choose by letter: there an A must never approve.
const KEEPS_LETTERS = '[role="dialog"], [role="combobox"], [role="listbox"], [role="menu"]'

/** The card listens to its own keys: it gets the focus and the same press. A held key does nothing. */
function pass(event: KeyboardEvent): void {
  const card = document.querySelector<HTMLElement>('[data-approval][aria-keyshortcuts]')
  const { target } = event
  if (!card || event.repeat || !(target instanceof Element)) return
  if (card.contains(target) || target.closest(KEEPS_LETTERS)) return
  event.preventDefault()
  card.focus()
  card.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, bubbles: true, cancelable: true }))
}
