import { useEffect, useEffectEvent } from 'react'
import { isTyping, matches } from './keymap.ts'

export interface ShortcutOptions {
  /** Works while a dialog is open too. */
  readonly inDialogs?: boolean
}

const dialogIsOpen = (): boolean => document.querySelector('[role=dialog][data-state=open]') !== null

/** Runs `action` when `keys` is pressed anywhere; plain signs and letters only while nobody types. */
export function useShortcut(
  keys: string,
  action: (event: KeyboardEvent) => void,
  { inDialogs = false }: ShortcutOptions = {},
): void {
  const onPress = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || !matches(event, keys)) return
    if (!inDialogs && dialogIsOpen()) return
    const plain = !keys.includes('+') && keys !== 'Escape'
    if (plain && isTyping(event.target)) return
    action(event)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onPress(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
