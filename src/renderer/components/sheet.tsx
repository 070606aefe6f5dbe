import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { keepOwnFocus } from './keep-own-focus.ts'
import { useReturnFocus } from './use-return-focus.ts'

export interface SheetProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly side: 'left' | 'right'
  /** Spoken name. */
  readonly label: string
  readonly children: ReactNode
}

/** A panel that comes in from an edge: where a pane goes when the window is narrow. */
export function Sheet({ open, onClose, side, label, children }: SheetProps) {
  const returnFocus = useReturnFocus(open)
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-30 animate-fade bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onEscapeKeyDown={(event) => {
            // A field with unsaved typing takes Esc first: it undoes the typing, the sheet stays.
            if (event.target instanceof Element && event.target.closest('[data-own-escape]'))
              event.preventDefault()
          }}
          onOpenAutoFocus={keepOwnFocus}
          onCloseAutoFocus={returnFocus}
          className={cn(
            'fixed inset-y-0 z-30 flex w-100',
            'max-w-[calc(100vw-3rem)] flex-col bg-panel shadow-float outline-none',
            side === 'left' ? 'left-0 w-80 animate-slide-left' : 'right-0 animate-slide',
          )}
        >
          <Radix.Title className="sr-only">{label}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
