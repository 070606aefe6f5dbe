import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { t } from '../../i18n/t.ts'
import { Area } from './area.tsx'

export function MissingPlace() {
  return (
    <Area label={t('frame.missing')}>
      <EmptyState
        className="my-auto"
        icon={<Compass />}
        title={t('frame.missing')}
        body={t('frame.missingBody')}
        action={
          <Link to="/chat" className="font-medium text-accent-ink hover:underline">
            {t('frame.toChat')}
          </Link>
        }
      />
    </Area>
  )
}
