import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { t } from '../i18n/t.ts'
import { cn } from './cn.ts'
import { IconButton } from './icon-button.tsx'
import { keepOwnFocus } from './keep-own-focus.ts'
import { useReturnFocus } from './use-return-focus.ts'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly description?: ReactNode
  readonly children?: ReactNode
  /** Buttons, the primary one last. */
  readonly actions?: ReactNode
  readonly wide?: boolean
}

const panel = [
  'fixed top-1/2 left-1/2 z-40',
  'flex max-h-[calc(100vh-4rem)] w-[calc(100vw-2rem)] -translate-1/2 animate-fade',
  'flex-col rounded-dialog bg-panel shadow-float outline-none',
].join(' ')

export function Dialog({ open, onClose, title, description, children, actions, wide }: DialogProps) {
  const returnFocus = useReturnFocus(open)
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          className={cn(panel, wide ? 'max-w-180' : 'max-w-md')}
          onOpenAutoFocus={keepOwnFocus}
          onCloseAutoFocus={returnFocus}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-2">
            <Radix.Title className="pt-1 text-title font-semibold">{title}</Radix.Title>
            <IconButton label={t('common.close')} icon={<X />} onClick={onClose} />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">
            {description ? (
              <Radix.Description className="text-base text-ink-2">{description}</Radix.Description>
            ) : null}
            {children}
          </div>
          {actions ? (
            <footer className="flex justify-end gap-2 border-t border-line px-5 py-3">{actions}</footer>
          ) : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
