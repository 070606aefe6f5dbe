const MOST = 50

/** Ids of the panels that the person closed beside their conversations, newest last; one line of text. */
export function closedPanels(stored: string): readonly string[] {
  return stored.split(' ').filter(Boolean)
}

export function withClosed(stored: string, id: string): string {
  return [...closedPanels(stored).filter((other) => other !== id), id].slice(-MOST).join(' ')
}

export function withoutClosed(stored: string, id: string): string {
  return closedPanels(stored)
    .filter((other) => other !== id)
    .join(' ')
}
