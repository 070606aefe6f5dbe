/** A ref that takes the focus when its element appears because the person asked for it. */
export function focusOnce(element: HTMLElement | null): void {
  element?.focus()
  if (element instanceof HTMLTextAreaElement)
    element.setSelectionRange(element.value.length, element.value.length)
  // What stands around it may still be measured in this frame.
  requestAnimationFrame(() => element?.scrollIntoView({ block: 'nearest' }))
}
