import { Link } from '@tanstack/react-router'
import { Tooltip } from '../../../components/tooltip.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'

/** Which brain will answer; a click leads to its settings. */
export function BrainLabel() {
  const brain = useRows('app.status', {}).data?.brain
  if (!brain) return null
  return (
    <Tooltip text={brain.detail} side="top">
      <Link
        to="/settings/$id"
        params={{ id: 'brain' }}
        aria-label={t('frame.brain', { label: brain.label })}
        className="mr-1 max-w-40 truncate rounded-chip px-1.5 text-meta text-ink-3 hover:text-ink"
      >
        {brain.label}
      </Link>
    </Tooltip>
  )
}
