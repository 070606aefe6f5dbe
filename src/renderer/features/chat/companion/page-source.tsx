import { ExternalLink } from 'lucide-react'
import type { Citation } from '#shared/domain/citation.ts'
import { Button } from '../../../components/button.tsx'
import { useOpenLink } from '../../../components/markdown/external-link.tsx'
import { hostOf } from '../../../components/markdown/host-of.ts'
import { t } from '../../../i18n/t.ts'

export interface PageSourceProps {
  readonly citation: Extract<Citation, { kind: 'web' }>
}

export function PageSource({ citation }: PageSourceProps) {
  const open = useOpenLink()
  const { url, title, quote, date } = citation
  const host = hostOf(url)
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3 className="text-body font-semibold">{title}</h3>
        <p className="text-meta text-ink-3">
          {[host, date ? t('chat.pageFound', { date }) : ''].filter(Boolean).join(' · ')}
        </p>
      </div>
      {quote ? (
        <blockquote
          className={[
            'rounded-card border border-line bg-raised',
            'px-4 py-3 text-base whitespace-pre-wrap',
          ].join(' ')}
        >
          {quote}
        </blockquote>
      ) : null}
      {host ? (
        <Button className="self-start" icon={<ExternalLink />} onClick={() => open(url)}>
          {t('chat.openPage', { host })}
        </Button>
      ) : null}
    </div>
  )
}
