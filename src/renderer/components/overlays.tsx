import { t } from '../i18n/t.ts'

const ID = 'overlays'

/** Where menus and tooltips are drawn: above everything, yet inside a landmark. */
export function Overlays() {
  // With `aria-live` it is spared when a dialog hides the rest of the page, so its menus stay reachable.
  return <section id={ID} aria-live="off" aria-label={t('common.overlays')} className="contents" />
}

/** The place for a portal; before the frame stands, the page's body. */
export function overlays(): HTMLElement | null {
  return document.querySelector<HTMLElement>(`#${ID}`)
}
