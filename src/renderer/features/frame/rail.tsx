import { Link } from '@tanstack/react-router'
import { Brain, FlaskConical, FolderClosed, Mail } from 'lucide-react'
import type { ReactNode } from 'react'
import type { AppStatus } from '#shared/contract/app.ts'
import { cn } from '../../components/cn.ts'
import { Tooltip } from '../../components/tooltip.tsx'
import { t } from '../../i18n/t.ts'
import { Mark } from './mark.tsx'
import { screens, type ScreenLink } from './screens.ts'

export interface RailProps {
  readonly status: AppStatus | undefined
}

export function Rail({ status }: RailProps) {
  const waiting: Readonly<Partial<Record<ScreenLink['path'], number>>> = {
    '/approvals': status?.pendingApprovals ?? 0,
    '/videos': status?.videos.needsYou ?? 0,
  }
  return (
    <nav
      aria-label={t('frame.rail')}
      className={[
        'flex w-14 shrink-0 flex-col items-center',
        'gap-1 overflow-y-auto border-r border-line bg-canvas py-3',
      ].join(' ')}
    >
      <Mark />
      {screens.map((screen) => (
        <RailLink key={screen.path} screen={screen} waiting={waiting[screen.path] ?? 0} />
      ))}
      <div className="mt-auto flex flex-col items-center gap-1 pt-3">
        {status ? <Foot status={status} /> : null}
      </div>
    </nav>
  )
}

function RailLink({ screen, waiting }: { readonly screen: ScreenLink; readonly waiting: number }) {
  const name = t(screen.name)
  const spoken = waiting ? `${name}, ${t('frame.waiting', { count: waiting })}` : name
  const Icon = screen.icon
  return (
    <Tooltip text={spoken} keys={screen.keys} side="right">
      <Link
        to={screen.path}
        aria-label={spoken}
        className={cn(
          'relative flex size-10 shrink-0',
          'items-center justify-center rounded-control text-ink-3 transition-colors',
          'hover:bg-hover hover:text-ink',
        )}
        activeProps={{ className: 'bg-selected text-ink!', 'aria-current': 'page' }}
      >
        <Icon className="size-5 stroke-[1.6]" aria-hidden />
        {waiting ? (
          <span
            aria-hidden
            className={[
              'absolute top-0.5 right-0.5 flex h-4',
              'min-w-4 items-center justify-center rounded-full bg-accent px-1',
              'text-[0.625rem] font-semibold text-on-accent tabular-nums',
            ].join(' ')}
          >
            {waiting > 99 ? '99' : waiting}
          </span>
        ) : null}
      </Link>
    </Tooltip>
  )
}

const dots = {
  practice: 'bg-amber',
  ready: 'bg-green',
  needs_setup: 'bg-control',
  error: 'bg-red',
} as const

/** The same three things the tray shows: brain, listener, workspace. */
function Foot({ status }: { readonly status: AppStatus }) {
  const { brain, crm, mailbox, workspace } = status
  const about = workspace.practice ? t('frame.practiceTip') : crm.detail
  const where = t('frame.workspace', { path: workspace.path })
  return (
    <>
      <FootLink
        to="/settings/brain"
        label={t('frame.brain', { label: brain.label })}
        detail={brain.detail}
        dot={dots[brain.state]}
        icon={<Brain />}
      />
      <FootLink
        to="/videos/mail"
        label={t('frame.listener', { label: mailbox.label })}
        detail={mailbox.detail}
        dot={dots[mailbox.state]}
        icon={<Mail />}
      />
      <FootLink
        to="/settings/crm"
        label={workspace.practice ? t('frame.practice') : t('frame.crm', { label: crm.label })}
        detail={`${about}\n${where}`}
        dot={dots[crm.state]}
        icon={workspace.practice ? <FlaskConical className="text-amber" /> : <FolderClosed />}
      />
      {workspace.practice ? (
        <span className="text-[0.625rem] leading-3 font-medium text-amber">{t('frame.practice')}</span>
      ) : null}
    </>
  )
}

interface FootLinkProps {
  readonly to: string
  readonly label: string
  readonly detail: string
  readonly dot: string
  readonly icon: ReactNode
}

function FootLink({ to, label, detail, dot, icon }: FootLinkProps) {
  return (
    <Tooltip text={`${label}\n${detail}`} side="right">
      <Link
        to={to}
        aria-label={`${label}. ${detail}`}
        className={[
          'relative flex size-8 shrink-0',
          'items-center justify-center rounded-control text-ink-3 hover:bg-hover',
          'hover:text-ink [&_svg]:size-4',
        ].join(' ')}
      >
        {icon}
        <span
          aria-hidden
          className={cn('absolute right-1.5 bottom-1.5 size-1.5 rounded-full ring-2 ring-canvas', dot)}
        />
      </Link>
    </Tooltip>
  )
}
