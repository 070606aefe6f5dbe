import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '../../i18n/t.ts'

/** Fields that most people never touch. */
export function MoreFields({ children }: { readonly children: ReactNode }) {
  return (
    <details className="group rounded-card border border-line">
      <summary
        className={[
          'flex cursor-default list-none items-center gap-2 rounded-card px-4 py-2.5 text-base font-medium text-ink-2',
          'hover:text-ink [&::-webkit-details-marker]:hidden',
        ].join(' ')}
      >
        <ChevronRight aria-hidden className="size-4 transition-transform group-open:rotate-90" />
        {t('settings.advanced')}
      </summary>
      <div className="flex flex-col gap-4 px-4 pt-1 pb-4">{children}</div>
    </details>
  )
}
