import type { ErrorComponentProps } from '@tanstack/react-router'
import { ErrorState } from '../../components/error-state.tsx'
import { t } from '../../i18n/t.ts'
import { Area } from './area.tsx'

/** A screen that broke: the rail and everything else stay usable. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  return (
    <Area label={t('frame.screenFailed')}>
      <ErrorState className="my-auto" title={t('frame.screenFailed')} error={error} onRetry={reset} />
    </Area>
  )
}
