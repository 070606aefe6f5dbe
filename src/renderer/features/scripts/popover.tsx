import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { overlays } from '../../components/overlays.tsx'

export interface PopoverProps {
  /** Spoken name of what opens. */
  readonly label: string
  readonly trigger: ReactNode
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly children: ReactNode
}

/** A small card at the words it explains. */
export function Popover({ label, trigger, open, onOpen, children }: PopoverProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={overlays()}>
        <Radix.Content
          aria-label={label}
          sideOffset={6}
          collisionPadding={8}
          className={[
            'z-50 flex w-80 animate-rise flex-col gap-2 rounded-card',
            'bg-raised p-3 text-base shadow-float outline-none',
          ].join(' ')}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
