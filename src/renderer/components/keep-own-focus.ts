/** The panel takes the focus, unless a field in it already has: focus on "Close" would open its hint. */
export function keepOwnFocus(event: Event): void {
  event.preventDefault()
  const content = event.currentTarget
  if (content instanceof HTMLElement && !content.contains(document.activeElement)) content.focus()
}
