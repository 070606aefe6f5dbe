import { Link } from '@tanstack/react-router'
import type { AppStatus } from '#shared/contract/app.ts'
import type { SettingsService } from '#shared/contract/settings.ts'
import { cn } from '../../components/cn.ts'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { t } from '../../i18n/t.ts'
import { sections, type SectionId } from './sections.ts'
import { ServiceBadge } from './service-badge.tsx'

export interface SectionListProps {
  readonly current: SectionId
  readonly status: AppStatus | undefined
  /** The service that is switched off by choice, if there is one. */
  readonly off: SettingsService | null
}

export function SectionList({ current, status, off }: SectionListProps) {
  return (
    <>
      <div className="flex h-13 shrink-0 items-center border-b border-line px-4">
        <h2 className="text-base font-semibold">{t('settings.title')}</h2>
      </div>
      <ScrollArea label={t('settings.sections')} className="p-2">
        <ul className="flex flex-col gap-0.5">
          {sections.map(({ id, icon: Icon, service }) => (
            <li key={id}>
              <Link
                to="/settings/$id"
                params={{ id }}
                aria-current={id === current ? 'page' : undefined}
                className={cn(
                  'flex min-h-9 items-center gap-2.5 rounded-control px-2 py-1.5',
                  '-outline-offset-2 hover:bg-hover',
                  id === current && 'bg-selected hover:bg-selected',
                )}
              >
                <Icon className="size-4 shrink-0 text-ink-3" aria-hidden />
                <span className={cn('flex-1 truncate text-base', id === current && 'font-medium')}>
                  {t(`settings.section.${id}`)}
                </span>
                {service && status ? (
                  <ServiceBadge state={status[service].state} off={service === off} />
                ) : null}
              </Link>
            </li>
          ))}
        </ul>
      </ScrollArea>
    </>
  )
}
