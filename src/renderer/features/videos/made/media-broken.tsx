import { CircleAlert } from 'lucide-react'
import { t } from '../../../i18n/t.ts'

/** The file arrived, and the player cannot make anything of it. */
export function MediaBroken() {
  return (
    <p role="alert" className="flex items-start gap-2 rounded-control bg-red-soft px-3 py-2 text-base">
      <CircleAlert className="mt-0.5 size-4 shrink-0 text-red" aria-hidden />
      <span>
        {t('videos.mediaBroken')} {t('videos.mediaBrokenNext')}
      </span>
    </p>
  )
}
