import type { KeyboardEvent, PointerEvent } from 'react'
import { useStored } from '../hooks/use-stored.ts'

export interface PaneWidth {
  readonly width: number
  readonly setWidth: (width: number) => void
  readonly least: number
  readonly most: number
}

/** The width of a pane, remembered by this window. Pixels. */
export function usePaneWidth(key: string, initial: number, least: number, most: number): PaneWidth {
  const clamp = (n: number): number => Math.min(most, Math.max(least, Math.round(n)))
  const [width, store] = useStored(`hard-e.width.${key}`, initial, (text) =>
    Number.isFinite(Number(text)) && text !== '' ? clamp(Number(text)) : null,
  )
  return { width, setWidth: (next) => store(clamp(next)), least, most }
}

export interface PaneDividerProps {
  readonly label: string
  readonly pane: PaneWidth
  /** Which side of the divider the pane is on. */
  readonly side: 'left' | 'right'
}

/** The border between two panes: drag it, or move it with the arrow keys. */
export function PaneDivider({ label, pane, side }: PaneDividerProps) {
  const sign = side === 'left' ? 1 : -1
  const onPointerDown = (event: PointerEvent<HTMLDivElement>): void => {
    const handle = event.currentTarget
    const start = event.clientX
    const from = pane.width
    handle.setPointerCapture(event.pointerId)
    const move = (next: globalThis.PointerEvent): void => pane.setWidth(from + sign * (next.clientX - start))
    handle.addEventListener('pointermove', move)
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), {
      once: true,
    })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0
    if (step === 0) return
    event.preventDefault()
    pane.setWidth(pane.width + sign * step)
  }
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={pane.width}
      aria-valuemin={pane.least}
      aria-valuemax={pane.most}
      tabIndex={0}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      className={[
        'relative z-10 w-px shrink-0 cursor-col-resize bg-line outline-none',
        'after:absolute after:inset-y-0 after:-left-1 after:w-2.25 after:transition-colors',
        'hover:after:bg-line-strong/60 focus-visible:after:bg-accent/70',
      ].join(' ')}
    />
  )
}
