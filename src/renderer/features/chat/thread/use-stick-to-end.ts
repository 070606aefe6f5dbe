import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** What the list of messages knows about its own scrolling. */
export interface Scrolled {
  readonly scrollSize: number
  readonly viewportSize: number
}

export interface StickToEnd {
  /** True when the end is so far away that a way back is worth a button. */
  readonly away: boolean
  readonly onScroll: (offset: number, list: Scrolled) => void
  readonly toEnd: () => void
  /** Leaves the end for a place of the app's own choice. */
  readonly letGo: () => void
}

const NEAR = 24
/** A scroll this soon after a wheel, a key or a finger is the person's; any other is the layout settling. */
const OWN_MS = 800

/**
 * Keeps the end in view while the text grows or the window changes, until the person scrolls up. `sent`
 * counts what the person sent: each of it brings the end back. `frame` holds the scroller as its only child.
 */
export function useStickToEnd(
  frame: RefObject<HTMLDivElement | null>,
  sent: number,
  from: boolean,
): StickToEnd {
  const stick = useRef(from)
  const lastOffset = useRef(0)
  const [away, setAway] = useState(false)
  const touched = useRef(Number.NEGATIVE_INFINITY)

  const follow = useCallback((): void => {
    const scroller = frame.current?.firstElementChild
    scroller?.scrollTo(0, scroller.scrollHeight)
  }, [frame])

  const toEnd = useCallback((): void => {
    stick.current = true
    touched.current = Number.NEGATIVE_INFINITY
    follow()
  }, [follow])

  const letGo = useCallback((): void => {
    stick.current = false
  }, [])

  // The rows get their true size after they are drawn, the frame when the composer grows: follow both.
  useLayoutEffect(() => {
    const scroller = frame.current?.firstElementChild
    const content = scroller?.firstElementChild
    if (!scroller || !content) return undefined
    // While a button is pressed the text under it holds still, else the click would be lost.
    let pressed = false
    const sizes = new ResizeObserver(() => {
      if (stick.current && !pressed) follow()
    })
    sizes.observe(scroller)
    sizes.observe(content)
    const touch = (): void => {
      touched.current = performance.now()
    }
    // A press on the scroller itself is its scroll bar, held until it is let go; on a button it is no scrolling.
    const press = (event: Event): void => {
      pressed = event.target !== scroller
      if (!pressed) touched.current = Number.POSITIVE_INFINITY
    }
    const release = (): void => {
      if (touched.current === Number.POSITIVE_INFINITY) touch()
      if (!pressed) return
      pressed = false
      // The click itself comes first: it may open or close something here.
      requestAnimationFrame(() => {
        if (stick.current) follow()
      })
    }
    const ways = [
      ['wheel', touch],
      ['touchmove', touch],
      ['keydown', touch],
      ['pointerdown', press],
    ] as const
    for (const [name, on] of ways) scroller.addEventListener(name, on, { passive: true })
    // The pointer may be let go anywhere.
    const ends = ['pointerup', 'pointercancel'] as const
    for (const name of ends) window.addEventListener(name, release)
    return () => {
      sizes.disconnect()
      for (const [name, on] of ways) scroller.removeEventListener(name, on)
      for (const name of ends) window.removeEventListener(name, release)
    }
  }, [frame, follow])

  useEffect(() => {
    if (sent > 0) toEnd()
  }, [sent, toEnd])

  const onScroll = useCallback((offset: number, { scrollSize, viewportSize }: Scrolled): void => {
    const distance = scrollSize - viewportSize - offset
    const own = performance.now() - touched.current < OWN_MS
    if (distance < NEAR) stick.current = true
    else if (own && offset < lastOffset.current - 1) stick.current = false
    lastOffset.current = offset
    setAway(!stick.current && distance > viewportSize / 3)
  }, [])

  return { away, onScroll, toEnd, letGo }
}
