import { cn } from '../../../components/cn.ts'
import { t } from '../../../i18n/t.ts'

export interface SmallActionProps {
  /** Name of the field it acts on; spoken after the words. */
  readonly field: string
  readonly children: string
  readonly onClick: () => void
  readonly className?: string
}

/** A word under a field that does something to it. */
export function SmallAction({ field, children, onClick, className }: SmallActionProps) {
  return (
    <button
      type="button"
      aria-label={t('clients.ofField', { action: children, field })}
      onClick={onClick}
      className={cn(
        'rounded-chip text-meta font-medium whitespace-nowrap text-accent-ink',
        'underline-offset-2 hover:underline',
        className,
      )}
    >
      {children}
    </button>
  )
}
