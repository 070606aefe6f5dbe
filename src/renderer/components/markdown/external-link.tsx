import { ExternalLink as Icon } from 'lucide-react'
import { createContext, use, useState, type ReactNode } from 'react'
import { t } from '../../i18n/t.ts'
import { Button } from '../button.tsx'
import { Dialog } from '../dialog.tsx'
import { copyText } from '../toast.tsx'
import { hostOf } from './host-of.ts'

type OpenLink = (url: string) => void

const LinkContext = createContext<OpenLink>(() => undefined)

/** Asks before the browser opens: the person sees the host first. */
export function useOpenLink(): OpenLink {
  return use(LinkContext)
}

export interface LinkGateProps {
  /** Opens `url` in the person's browser. */
  readonly onOpen: OpenLink
  readonly children: ReactNode
}

export function LinkGate({ onOpen, children }: LinkGateProps) {
  const [url, setUrl] = useState<string | null>(null)
  const host = url ? hostOf(url) : null
  const close = (): void => setUrl(null)
  return (
    <LinkContext value={setUrl}>
      {children}
      <Dialog
        open={host !== null}
        onClose={close}
        title={t('link.title')}
        description={t('link.body')}
        actions={
          <>
            <Button onClick={() => void copyText(url ?? '').then(close)}>{t('link.copy')}</Button>
            <Button
              tone="primary"
              onClick={() => {
                if (url) onOpen(url)
                close()
              }}
            >
              {t('link.open', { host: host ?? '' })}
            </Button>
          </>
        }
      >
        <p className="mt-2 text-body font-semibold">{host}</p>
        <p className="mt-1 font-mono text-meta [overflow-wrap:anywhere] text-ink-2">{url}</p>
      </Dialog>
    </LinkContext>
  )
}

export interface ExternalLinkProps {
  readonly href: string
  readonly children?: ReactNode
}

/** A link to the web. Anything but http and https stays plain text. */
export function ExternalLink({ href, children }: ExternalLinkProps) {
  const open = useOpenLink()
  const host = hostOf(href)
  if (!host) return children
  return (
    <a
      href={href}
      title={host}
      rel="noreferrer"
      className="text-accent-ink underline decoration-line-strong underline-offset-2 hover:decoration-current"
      onClick={(event) => {
        event.preventDefault()
        open(href)
      }}
    >
      {children}
      <Icon className="ml-0.5 inline size-3 align-baseline" aria-hidden />
    </a>
  )
}
