import { useDelayed } from '../hooks/use-delayed.ts'
import { t } from '../i18n/t.ts'
import { cn } from './cn.ts'

/** One grey bar. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={cn('block h-4 animate-breathe rounded-chip bg-hover', className)} />
}

const WIDTHS = ['w-4/5', 'w-3/5', 'w-11/12', 'w-2/3', 'w-3/4', 'w-1/2']

/** A waiting list or text; appears after 150 ms, so that quick answers do not flicker. */
export function SkeletonRows({
  rows = 6,
  className,
}: {
  readonly rows?: number
  readonly className?: string
}) {
  const late = useDelayed(true)
  return (
    <output className={cn('flex flex-col gap-3 p-4', className)}>
      <span className="sr-only">{t('common.loading')}</span>
      {late ? WIDTHS.slice(0, rows).map((width) => <Skeleton key={width} className={width} />) : null}
    </output>
  )
}
