import { X } from 'lucide-react'
import type { Route } from '#shared/domain/route.ts'
import { t } from '../../../i18n/t.ts'

export interface RouteChipProps {
  readonly route: Route
  readonly onClear: () => void
}

/** The route a person chose for the next message. */
export function RouteChip({ route, onClear }: RouteChipProps) {
  return (
    <button
      type="button"
      onClick={onClear}
      aria-label={`${t('chat.routeChosen', { route: t(`route.${route}`) })}. ${t('chat.clearRoute')}`}
      className={[
        'inline-flex h-6 items-center gap-1 rounded-full bg-accent-soft pr-1.5 pl-2.5 text-meta font-medium',
        'text-accent-ink hover:brightness-95',
      ].join(' ')}
    >
      {t('chat.routeChosen', { route: t(`route.${route}`) })}
      <X className="size-3" aria-hidden />
    </button>
  )
}
