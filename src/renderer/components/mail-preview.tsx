import { useMemo, useState, type ReactNode } from 'react'
import type { MailPreview as Mail } from '#shared/contract/videos.ts'
import { t } from '../i18n/t.ts'
import { Badge } from './badge.tsx'
import { cn } from './cn.ts'
import { mailDocument } from './mail-document.ts'
import { Segmented } from './segmented.tsx'

export interface MailPreviewProps {
  readonly mail: Mail
  /** The client is invented. */
  readonly sample?: boolean
  readonly className?: string
}

/** A client mail as it is sent: who, subject, and both of its parts. Nothing in it runs, loads or leads away. */
export function MailPreview({ mail, sample = false, className }: MailPreviewProps) {
  const [part, setPart] = useState<'designed' | 'plain'>('designed')
  const page = useMemo(() => mailDocument(mail.html), [mail.html])
  return (
    <section
      aria-label={t('preview.label')}
      className={cn('flex flex-col overflow-clip rounded-card border border-line bg-raised', className)}
    >
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line px-3 py-2.5">
        <dl className="grid min-w-0 grow basis-72 grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-base">
          <Line name={t('preview.from')} value={mail.from} />
          <Line
            name={t('preview.to')}
            value={mail.to}
            sign={sample ? <Badge>{t('preview.sample')}</Badge> : null}
          />
          <Line name={t('preview.subject')} value={mail.subject} strong />
        </dl>
        <Segmented
          label={t('preview.show')}
          value={part}
          options={[
            { value: 'designed', label: t('preview.designed') },
            { value: 'plain', label: t('preview.plain') },
          ]}
          onChange={setPart}
        />
      </div>
      {part === 'designed' ? (
        <iframe
          sandbox=""
          srcDoc={page}
          title={`${t('preview.label')}: ${mail.subject}`}
          referrerPolicy="no-referrer"
          className="h-112 w-full resize-y"
          // Mails are made for white paper; the theme of this window is not the client's.
          style={{ colorScheme: 'light', background: 'white' }}
        />
      ) : (
        <p className="max-h-112 overflow-y-auto px-4 py-3 text-body [overflow-wrap:anywhere] whitespace-pre-wrap">
          {mail.text}
        </p>
      )}
      <p className="border-t border-line px-3 py-1.5 text-meta text-ink-3">{t('preview.safe')}</p>
    </section>
  )
}

interface LineProps {
  readonly name: string
  readonly value: string
  readonly strong?: boolean
  readonly sign?: ReactNode
}

function Line({ name, value, strong, sign }: LineProps) {
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className={cn('min-w-0 [overflow-wrap:anywhere]', strong && 'font-medium')}>
        {value} {sign}
      </dd>
    </>
  )
}
