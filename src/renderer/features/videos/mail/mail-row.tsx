import { Link } from '@tanstack/react-router'
import {
  CircleCheck,
  CircleDashed,
  FolderInput,
  LoaderCircle,
  MailCheck,
  ShieldCheck,
  ShieldQuestion,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { LedgerMail, ListenerStatus } from '#shared/domain/trigger-mail.ts'
import { Badge, type BadgeProps } from '../../../components/badge.tsx'
import { RelativeTime } from '../../../components/relative-time.tsx'
import { t } from '../../../i18n/t.ts'
import { shownDecision, shownProof, type ShownDecision, type ShownProof } from './mail-decision.ts'

const looks: Readonly<
  Record<ShownDecision, { readonly tone: BadgeProps['tone']; readonly icon: LucideIcon }>
> = {
  trigger: { tone: 'green', icon: CircleCheck },
  found: { tone: 'blue', icon: MailCheck },
  ignore: { tone: 'neutral', icon: CircleDashed },
  pending: { tone: 'blue', icon: LoaderCircle },
}

const shields: Readonly<Record<ShownProof, LucideIcon>> = {
  verified: ShieldCheck,
  unverified: ShieldQuestion,
  folder: FolderInput,
}

export interface MailRowProps {
  readonly mail: LedgerMail
  /** Where mails come from now; undefined while it is not known. */
  readonly provider: ListenerStatus['provider'] | undefined
}

/** One mail: from whom, what it said it was, what was decided and why. All of it is text from outside. */
export function MailRow({ mail, provider }: MailRowProps) {
  const decision = shownDecision(mail)
  const { tone, icon: Icon } = looks[decision]
  const proof = shownProof(mail, provider)
  const Shield = shields[proof]
  return (
    <li className="flex flex-col gap-1 border-b border-line px-4 py-3 last:border-b-0">
      <p className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate text-base font-medium" title={mail.subject}>
          {mail.subject.trim() || t('videos.box.noSubject')}
        </span>
        <RelativeTime at={mail.seenAt} className="shrink-0 text-meta text-ink-2" />
      </p>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-meta text-ink-2">
        <span className="min-w-0 [overflow-wrap:anywhere]">{t('videos.box.from', { from: mail.from })}</span>
        <span className="flex items-center gap-1">
          <Shield className="size-3 shrink-0" aria-hidden />
          {t(`videos.box.${proof}`)}
        </span>
        {mail.jobRef ? (
          <span className="tabular-nums">{t('videos.box.job', { number: mail.jobRef })}</span>
        ) : null}
      </p>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-base">
        <Badge tone={tone} icon={<Icon aria-hidden />}>
          {t(`videos.box.decision.${decision}`)}
        </Badge>
        {mail.reason && mail.reason !== 'trigger' ? (
          <span className="font-medium">{t(`videos.reason.${mail.reason}`)}</span>
        ) : null}
        {mail.runId ? (
          <Link
            to="/videos/{-$id}"
            params={{ id: mail.runId }}
            className="ml-auto text-meta font-medium text-accent-ink hover:underline"
          >
            {t('videos.box.openRun')}
          </Link>
        ) : null}
      </p>
      {mail.detail ? <p className="text-base text-ink-2 [overflow-wrap:anywhere]">{mail.detail}</p> : null}
    </li>
  )
}
