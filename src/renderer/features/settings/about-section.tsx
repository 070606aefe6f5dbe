import { Link } from '@tanstack/react-router'
import type { AppStatus } from '#shared/contract/app.ts'
import { Card, Section } from '../../components/card.tsx'
import { t } from '../../i18n/t.ts'
import { sections } from './sections.ts'
import { ServiceBadge } from './service-badge.tsx'

export function AboutSection({ status }: { readonly status: AppStatus }) {
  return (
    <>
      <Card className="p-4">
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 text-base">
          <dt className="text-ink-3">{t('about.version')}</dt>
          <dd className="tabular-nums">Hard-E {status.version}</dd>
          <dt className="text-ink-3">{t('about.shell')}</dt>
          <dd>{t(`about.shell.${status.shell}`)}</dd>
          <dt className="text-ink-3">{t('about.license')}</dt>
          <dd>MIT</dd>
        </dl>
      </Card>
      <Section title={t('about.connected')}>
        <ul className="-my-2 divide-y divide-line">
          {sections.map(({ id, icon: Icon, service }) => {
            if (!service) return null
            const state = status[service]
            const name = t(`settings.section.${id}`)
            return (
              <li key={id} className="flex items-center gap-3 py-2.5">
                <Icon className="size-4 shrink-0 text-ink-3" aria-hidden />
                <span className="min-w-0 flex-1">
                  <Link
                    to="/settings/$id"
                    params={{ id }}
                    aria-label={t('about.change', { section: name })}
                    className="text-base font-medium hover:underline"
                  >
                    {name}
                  </Link>
                  <span className="block text-meta text-ink-3">
                    {state.label === state.detail ? state.label : `${state.label} · ${state.detail}`}
                  </span>
                </span>
                <ServiceBadge state={state.state} />
              </li>
            )
          })}
        </ul>
      </Section>
    </>
  )
}
