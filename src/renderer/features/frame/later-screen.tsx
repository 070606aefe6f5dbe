import { Link } from '@tanstack/react-router'
import { Clapperboard, type LucideIcon } from 'lucide-react'
import { Card } from '../../components/card.tsx'
import { t } from '../../i18n/t.ts'
import { Area } from './area.tsx'
import { AreaHeader } from './area-header.tsx'

const icons = {
  videos: Clapperboard,
} as const satisfies Record<string, LucideIcon>

/** A screen this version does not have: it says so, and what works today instead. */
export function later(screen: keyof typeof icons) {
  const Icon = icons[screen]
  return function LaterScreen() {
    const name = t(`frame.screen.${screen}`)
    return (
      <Area label={name}>
        <AreaHeader title={name} />
        <div className="flex flex-1 items-center justify-center overflow-y-auto p-8">
          <div className="flex max-w-110 flex-col items-center gap-3 text-center">
            <Icon className="size-8 stroke-[1.4] text-ink-3" aria-hidden />
            <h2 className="text-title font-semibold">{t(`frame.${screen}.title`)}</h2>
            <p className="text-body text-ink-2">{t(`frame.${screen}.body`)}</p>
            <Card className="mt-3 w-full p-4 text-left">
              <p className="text-meta font-medium text-ink-3">{t('frame.later.works')}</p>
              <p className="mt-1 text-base">{t(`frame.${screen}.today`)}</p>
              <Link
                to="/chat"
                className="mt-2 inline-block text-base font-medium text-accent-ink hover:underline"
              >
                {t('frame.askInChat')}
              </Link>
            </Card>
          </div>
        </div>
      </Area>
    )
  }
}
