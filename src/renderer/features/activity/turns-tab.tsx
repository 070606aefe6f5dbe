import { Link } from '@tanstack/react-router'
import { Activity } from 'lucide-react'
import { EmptyState } from '../../components/empty-state.tsx'
import { RelativeTime } from '../../components/relative-time.tsx'
import { Table, type Column } from '../../components/table.tsx'
import { duration } from '../../components/time.ts'
import type { OutputOf } from '../../connection/routes.ts'
import { t } from '../../i18n/t.ts'
import { useGo } from '../frame/place.ts'
import { agentWords } from './agent-words.ts'
import { RouteBadge } from './route-badge.tsx'
import { TurnStatusBadge } from './turn-status.tsx'
import { tokensOf } from './usage-days.ts'
import { costWords } from './usage-words.ts'

export type Turn = OutputOf<'activity.turns'>[number]

const when: Column<Turn> = {
  key: 'when',
  header: t('activity.col.when'),
  className: 'whitespace-nowrap text-ink-2',
  cell: (turn) => <RelativeTime at={turn.startedAt} />,
}
const text: Column<Turn> = {
  key: 'text',
  header: t('activity.col.text'),
  className: 'w-full max-w-0 min-w-52',
  cell: (turn) => (
    <Link
      to="/activity/$id"
      params={{ id: turn.turnId }}
      className="block rounded-chip"
      onClick={(event) => event.stopPropagation()}
    >
      <span className="block truncate">{turn.text.trim() || t('activity.noText')}</span>
      <span className="block truncate text-meta text-ink-3">
        {turn.conversationTitle || t('activity.untitled')}
      </span>
    </Link>
  ),
}
const route: Column<Turn> = {
  key: 'route',
  header: t('activity.col.route'),
  cell: (turn) => (turn.decision ? <RouteBadge decision={turn.decision} /> : null),
}
const who: readonly Column<Turn>[] = [
  {
    key: 'agent',
    header: t('activity.col.agent'),
    className: 'whitespace-nowrap text-ink-2',
    cell: (turn) => agentWords(turn.agent),
  },
  {
    key: 'brain',
    header: t('activity.col.brain'),
    className: 'whitespace-nowrap text-ink-2',
    cell: (turn) => turn.brain ?? '',
  },
]
const figures: readonly Column<Turn>[] = [
  {
    key: 'tokens',
    header: t('activity.col.tokens'),
    figures: true,
    cell: (turn) => (turn.usage ? tokensOf(turn.usage).toLocaleString('en-US') : ''),
  },
  {
    key: 'cost',
    header: t('activity.col.cost'),
    figures: true,
    className: 'whitespace-nowrap',
    cell: (turn) => (turn.usage ? costWords(turn.usage) : ''),
  },
]
const ends: readonly Column<Turn>[] = [
  {
    key: 'ms',
    header: t('activity.col.ms'),
    figures: true,
    className: 'whitespace-nowrap',
    cell: (turn) => (turn.ms === null ? '' : duration(turn.ms)),
  },
  {
    key: 'status',
    header: t('activity.col.status'),
    cell: (turn) => <TurnStatusBadge status={turn.status} />,
  },
]

export interface TurnsTabProps {
  readonly turns: readonly Turn[]
  /** The turn that stands open beside the table. */
  readonly openId: string | null
  /** Fewer columns: there is less room, or the companion shows the rest. */
  readonly narrow: boolean
}

export function TurnsTab({ turns, openId, narrow }: TurnsTabProps) {
  const go = useGo()
  if (turns.length === 0) {
    return (
      <EmptyState
        className="py-20"
        icon={<Activity />}
        title={t('activity.none')}
        body={t('activity.noneBody')}
        action={
          <Link to="/chat" className="font-medium text-accent-ink hover:underline">
            {t('activity.ask')}
          </Link>
        }
      />
    )
  }
  return (
    <Table
      label={t('activity.newest', { count: turns.length })}
      columns={narrow ? [when, text, route, ...ends] : [when, text, route, ...who, ...figures, ...ends]}
      rows={turns}
      rowKey={(turn) => turn.turnId}
      currentKey={openId}
      onOpen={(turn) => go(`/activity/${turn.turnId}`)}
    />
  )
}
