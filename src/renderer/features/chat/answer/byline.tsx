import {
  BookOpen,
  ChartLine,
  Compass,
  Globe,
  ScrollText,
  Table2,
  UserPlus,
  type LucideIcon,
} from 'lucide-react'
import type { TurnView } from '#shared/domain/conversation.ts'
import type { AgentName } from '#shared/domain/route.ts'
import { Badge } from '../../../components/badge.tsx'
import { cost } from '../../../components/figures.ts'
import { duration } from '../../../components/time.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { count, t } from '../../../i18n/t.ts'

const icons: Readonly<Record<AgentName, LucideIcon>> = {
  TriageAgent: Compass,
  LeapInteractionAgent: Table2,
  KnowledgeAgent: BookOpen,
  ScriptingAgent: ScrollText,
  NewClientsAgent: UserPlus,
  WebSearchAgent: Globe,
  AnalysisAgent: ChartLine,
}

/** Milliseconds below which a time says nothing. */
const WORTH_SAYING = 100

/** One muted line: who answered, how, from what, how long, for how much; hover says why it went this way. */
export function Byline({ turn }: { readonly turn: TurnView }) {
  const { agent, decision, brain, citations, ms, usage } = turn
  if (!agent && !decision) return null
  const Icon = agent ? icons[agent] : Compass
  const name = agent ? t(`agent.${agent}`) : decision ? t(`route.${decision.route}`) : ''
  const sources = citations.length
  const facts = [
    decision ? t(`chat.flow.${decision.flow}`) : null,
    brain,
    sources === 0 ? null : sources === 1 ? t('chat.source') : t('chat.sources', { count: sources }),
    ms === null || ms < WORTH_SAYING ? null : duration(ms),
    usage ? cost(usage.costUsd) : null,
  ].filter((fact) => fact !== null && fact !== '')
  return (
    <Tooltip text={<Why turn={turn} />}>
      <button
        type="button"
        className={[
          'flex max-w-full cursor-default items-center gap-2',
          'self-start rounded-full text-left text-meta text-ink-3',
        ].join(' ')}
      >
        <Badge icon={<Icon aria-hidden />}>{name}</Badge>
        <span className="truncate tabular-nums">{facts.join(' · ')}</span>
      </button>
    </Tooltip>
  )
}

function Why({ turn: { decision, usage } }: { readonly turn: TurnView }) {
  return (
    <span className="flex flex-col gap-1">
      {decision ? (
        <>
          <span>{t('chat.why', { reason: decision.reason })}</span>
          <span className="text-ink-3">
            {t('chat.confidence', {
              percent: `${Math.round(decision.confidence * 100)} %`,
              stage: t(`stage.${decision.stage}`),
            })}
          </span>
        </>
      ) : null}
      {usage && usage.modelCalls > 0 ? (
        <span className="text-ink-3">
          {t('chat.usage', {
            input: usage.inputTokens.toLocaleString('en-US'),
            output: usage.outputTokens.toLocaleString('en-US'),
            calls: count(usage.modelCalls, 'model call'),
          })}
        </span>
      ) : null}
    </span>
  )
}
