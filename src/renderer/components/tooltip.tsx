import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from './kbd.tsx'
import { overlays } from './overlays.tsx'

export interface TooltipProps {
  readonly text: ReactNode
  readonly keys?: string
  readonly side?: 'top' | 'right' | 'bottom' | 'left'
  readonly children: ReactNode
}

/** Hover and focus show `text`. The child must take a ref; it keeps its own accessible name. */
export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal container={overlays()}>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={[
            'z-50 flex max-w-80 animate-fade items-center gap-2 rounded-control bg-raised px-2.5 py-1.5',
            'text-meta text-ink shadow-float whitespace-pre-line',
          ].join(' ')}
        >
          <span>{text}</span>
          {keys ? <Kbd keys={keys} /> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

export function TooltipProvider({ children }: { readonly children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={400} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  )
}
