import type { ReactNode } from 'react'
import { t } from '../../../i18n/t.ts'

/** The quiet row under a message: there on hover and for the keyboard, never in the way. */
export function MessageTools({ children }: { readonly children: ReactNode }) {
  return (
    <div
      role="toolbar"
      aria-label={t('chat.messageActions')}
      className={[
        'flex h-6 items-center gap-0.5 opacity-0 transition-opacity group-focus-within:opacity-100',
        'group-hover:opacity-100 has-data-[state=open]:opacity-100 has-data-branches:opacity-100',
        '[@media(hover:none)]:opacity-100',
      ].join(' ')}
    >
      {children}
    </div>
  )
}
