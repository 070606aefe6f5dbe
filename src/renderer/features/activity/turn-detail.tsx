import { Link } from '@tanstack/react-router'
import { MessageSquare, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from '../../components/icon-button.tsx'
import { Reference } from '../../components/reference.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { duration } from '../../components/time.ts'
import { count, t } from '../../i18n/t.ts'
import { agentWords } from './agent-words.ts'
import { RouteBadge } from './route-badge.tsx'
import { TurnStatusBadge } from './turn-status.tsx'
import type { Turn } from './turns-tab.tsx'
import { costWords } from './usage-words.ts'

export interface TurnDetailProps {
  readonly turn: Turn
  readonly onClose: () => void
}

/** One turn: what was asked, why it went the way it went, what it took, and what went wrong. */
export function TurnDetail({ turn, onClose }: TurnDetailProps) {
  const { decision, usage } = turn
  return (
    <>
      <header className="flex h-13 shrink-0 items-center justify-between gap-2 border-b border-line px-4">
        <h2 className="text-base font-semibold">{t('activity.detail')}</h2>
        <IconButton label={t('activity.close')} icon={<X />} onClick={onClose} />
      </header>
      <ScrollArea label={t('activity.detail')} className="flex flex-col gap-5 p-4">
        <div className="flex flex-col items-start gap-2">
          <p className="text-body [overflow-wrap:anywhere] whitespace-pre-wrap">
            {turn.text.trim() || t('activity.noText')}
          </p>
          <p className="flex flex-wrap items-center gap-2 text-meta text-ink-3">
            <TurnStatusBadge status={turn.status} />
            <RelativeTime at={turn.startedAt} />
            {turn.ms === null ? null : <span className="tabular-nums">{duration(turn.ms)}</span>}
          </p>
          <Link
            to="/chat/$conversationId"
            params={{ conversationId: turn.conversationId }}
            className="inline-flex items-center gap-2 text-base font-medium text-accent-ink hover:underline"
          >
            <MessageSquare className="size-4" aria-hidden />
            {t('activity.openConversation')}
          </Link>
        </div>
        {turn.error ? (
          <Part title={t('activity.error')}>
            <p className="rounded-control bg-red-soft px-3 py-2 text-base">{turn.error}</p>
            {turn.reference ? <Reference reference={turn.reference} /> : null}
          </Part>
        ) : null}
        <Part title={t('activity.decided')}>
          {decision ? (
            <>
              <span className="flex items-center gap-2">
                <RouteBadge decision={decision} />
                <span className="text-meta text-ink-3 tabular-nums">
                  {t('activity.confidence', { percent: Math.round(decision.confidence * 100) })}
                </span>
              </span>
              <p className="text-base text-ink-2">{decision.reason}</p>
              <p className="text-meta text-ink-3">
                {t('activity.by', { stage: t(`stage.${decision.stage}`) })}
              </p>
            </>
          ) : (
            <p className="text-base text-ink-2">{t('activity.undecided')}</p>
          )}
        </Part>
        <Part title={t('activity.used')}>
          <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-base">
            <Row name={t('activity.col.agent')} value={agentWords(turn.agent)} />
            <Row name={t('activity.col.brain')} value={turn.brain ?? ''} />
            {usage ? (
              <>
                <Row
                  name={t('activity.col.calls')}
                  value={t('activity.calls', { count: count(usage.modelCalls, 'call') })}
                />
                <Row name={t('activity.col.in')} value={usage.inputTokens.toLocaleString('en-US')} />
                <Row name={t('activity.col.out')} value={usage.outputTokens.toLocaleString('en-US')} />
                <Row name={t('activity.col.cost')} value={costWords(usage)} />
              </>
            ) : null}
          </dl>
        </Part>
      </ScrollArea>
    </>
  )
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col items-start gap-2">
      <h3 className="text-meta font-medium text-ink-3">{title}</h3>
      {children}
    </section>
  )
}

function Row({ name, value }: { readonly name: string; readonly value: string }) {
  if (!value) return null
  return (
    <>
      <dt className="text-ink-3">{name}</dt>
      <dd className="tabular-nums">{value}</dd>
    </>
  )
}
