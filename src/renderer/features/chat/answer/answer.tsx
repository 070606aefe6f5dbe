import { useCallback } from 'react'
import type { Message, TurnView } from '#shared/domain/conversation.ts'
import { ConnectedApprovalCard } from '../../../components/approval-card/connected-approval-card.tsx'
import { Markdown } from '../../../components/markdown/markdown.tsx'
import { t } from '../../../i18n/t.ts'
import { useThreadActions } from '../thread/thread-actions.ts'
import { isOpen } from '../thread/thread-state.ts'
import { AnswerTools } from './answer-tools.tsx'
import { Byline } from './byline.tsx'
import { Choices } from './choices.tsx'
import { CitationChip, PendingChip } from './citation-chip.tsx'
import { FailureBlock } from './failure-block.tsx'
import { Notice } from './notice.tsx'
import { Sources } from './sources.tsx'
import { ToolCard } from './tool-card.tsx'

/** What Hard-E says: full width, with how it got there above and its sources below. */
export function Answer({ message }: { readonly message: Message }) {
  const { turn, text } = message
  return (
    <article aria-label={t('chat.hardE')} className="flex flex-col gap-3">
      {turn ? <Byline turn={turn} /> : null}
      {turn?.notices.map((notice) => (
        <Notice key={`${notice.kind}${notice.text}`} notice={notice} />
      ))}
      {turn && turn.tools.length > 0 ? (
        <div className="flex flex-col gap-1">
          {turn.tools.map((tool) => (
            <ToolCard key={tool.callId} tool={tool} />
          ))}
        </div>
      ) : null}
      <AnswerText text={text} turn={turn} />
      {turn ? <Ending message={message} turn={turn} /> : null}
      {isOpen(message) ? null : <AnswerTools message={message} />}
    </article>
  )
}

function AnswerText({ text, turn }: { readonly text: string; readonly turn: TurnView | null }) {
  const { cite } = useThreadActions()
  const citations = turn?.citations ?? none
  const streaming = turn !== null && isWaiting(turn)
  // Sources arrive after the text; until then every number may be one.
  const isCited = useCallback(
    (index: number) => streaming || citations.some((known) => known.index === index),
    [citations, streaming],
  )
  const renderCitation = useCallback(
    (index: number) => {
      const citation = citations.find((known) => known.index === index)
      return citation ? <CitationChip citation={citation} onOpen={cite} /> : <PendingChip index={index} />
    },
    [citations, cite],
  )
  if (text === '') return streaming ? <Thinking turn={turn} /> : null
  return <Markdown text={text} isCited={isCited} renderCitation={renderCitation} streaming={streaming} />
}

const none: TurnView['citations'] = []

const isWaiting = (turn: TurnView): boolean => turn.status === 'running' || turn.status === 'queued'

function Thinking({ turn }: { readonly turn: TurnView }) {
  return (
    <p className="flex animate-breathe items-center gap-2 text-body text-ink-3">
      <span aria-hidden className="size-1.5 rounded-full bg-accent" />
      {turn.decision === null && turn.status === 'queued' ? t('chat.queued') : t('chat.thinking')}
    </p>
  )
}

function Ending({ message, turn }: { readonly message: Message; readonly turn: TurnView }) {
  return (
    <>
      {turn.citations.length > 0 && !isWaiting(turn) ? <Sources citations={turn.citations} /> : null}
      {turn.approvals.map((action) => (
        <ConnectedApprovalCard key={action.id} action={action} />
      ))}
      {turn.choice ? <Choices choice={turn.choice} /> : null}
      {turn.status === 'stopped' ? <p className="text-base text-ink-3">{t('chat.stopped')}</p> : null}
      {turn.status === 'interrupted' ? <p className="text-base text-ink-3">{t('chat.interrupted')}</p> : null}
      {turn.status === 'failed' ? <FailureBlock message={message} failure={turn.failure} /> : null}
    </>
  )
}
