/** The part of a keyboard event that a shortcut looks at. */
export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: 'Enter',
}

export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
}

/** `Mod+Shift+K` → the words on the keys of this computer. */
export function keyWords(keys: string, mac = isMac()): readonly string[] {
  return keys.split('+').map((part) => {
    if (part === 'Mod') return mac ? '⌘' : 'Ctrl'
    if (part === 'Alt') return mac ? '⌥' : 'Alt'
    return NAMES[part] ?? part
  })
}

/** True when the press is exactly `keys`, such as `Mod+K`, `?`, `Alt+3`. Mod is Ctrl, on a Mac ⌘. */
export function matches(press: KeyPress, keys: string, mac = isMac()): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name)
  const mod = mac ? press.metaKey : press.ctrlKey
  const other = mac ? press.ctrlKey : press.metaKey
  if (mod !== wants('Mod') || other || press.altKey !== wants('Alt')) return false
  // A sign such as ? needs Shift on most keyboards, so Shift counts only for letters and named keys.
  if (/^[\p{L}\d]$|^\w{2,}$/u.test(key) && press.shiftKey !== wants('Shift')) return false
  return press.key.toLowerCase() === key.toLowerCase()
}

/** True while the person types: single-letter shortcuts stay out of the way. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
}

export const shortcuts = {
  palette: 'Mod+K',
  newChat: 'Mod+J',
  search: 'Mod+Shift+F',
  composer: 'Mod+L',
  dictate: 'Mod+Shift+D',
  cheatSheet: '?',
  stop: 'Escape',
  settings: 'Mod+,',
} as const
