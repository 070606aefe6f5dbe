import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../i18n/t.ts'
import { cn } from './cn.ts'
import { IconButton } from './icon-button.tsx'

const tones = {
  info: { look: 'bg-blue-soft text-blue', icon: <Info /> },
  amber: { look: 'bg-amber-soft text-amber', icon: <TriangleAlert /> },
  red: { look: 'bg-red-soft text-red', icon: <CircleAlert /> },
} as const

export interface BannerProps {
  readonly tone: keyof typeof tones
  readonly children: ReactNode
  readonly action?: ReactNode
  readonly onDismiss?: () => void
  /** Inside a page it is a rounded box; at the top of the window a thin strip. */
  readonly boxed?: boolean
}

export function Banner({ tone, children, action, onDismiss, boxed }: BannerProps) {
  return (
    <output
      className={cn(
        'flex items-center gap-2.5 px-4 py-1.5 text-base [&>svg]:size-4 [&>svg]:shrink-0',
        boxed && 'rounded-card px-3 py-2',
        tones[tone].look,
      )}
    >
      {tones[tone].icon}
      <div className="min-w-0 flex-1 text-ink">{children}</div>
      {action}
      {onDismiss ? (
        <IconButton size="small" label={t('common.dismiss')} icon={<X />} onClick={onDismiss} />
      ) : null}
    </output>
  )
}
