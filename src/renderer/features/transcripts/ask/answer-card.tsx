import { CircleHelp, MessageSquare, X } from 'lucide-react'
import type { AnalysisAnswer, AnalysisResult } from '#shared/domain/analysis.ts'
import { Button } from '../../../components/button.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { t } from '../../../i18n/t.ts'
import { evidenceOf, type OpenEvidence } from '../dashboard/evidence.ts'
import { ChartCard, Notes } from '../dashboard/chart-card.tsx'
import { madeOf, valueWords } from '../dashboard/number-words.ts'
import { AnswerText, QuoteList } from './answer-text.tsx'
import { useAskInChat } from './use-ask-in-chat.ts'
import type { Asked } from './use-ask.ts'

export interface AnswerCardProps {
  readonly asked: Exclude<Asked, { state: 'nothing' }>
  readonly onAgain: () => void
  readonly onClose: () => void
  readonly onEvidence: OpenEvidence
}

/** The answer to a free question: words with quotes, the numbers they rest on, and the way on in the chat. */
export function AnswerCard({ asked, onAgain, onClose, onEvidence }: AnswerCardProps) {
  const chat = useAskInChat()
  return (
    <section
      aria-label={t('transcripts.answer')}
      className="flex animate-fade flex-col gap-3 rounded-card border border-line bg-raised p-4"
    >
      <header className="flex items-start justify-between gap-3">
        <h2 className="text-body leading-5 font-semibold [overflow-wrap:anywhere]">{asked.question}</h2>
        <IconButton size="small" label={t('transcripts.answerClose')} icon={<X />} onClick={onClose} />
      </header>
      <div aria-live="polite" className="flex flex-col gap-3">
        {asked.state === 'asking' ? <SkeletonRows rows={3} className="p-0" /> : null}
        {asked.state === 'failed' ? (
          <ErrorState
            className="py-4"
            title={t('transcripts.askFailed')}
            error={asked.error}
            onRetry={onAgain}
          />
        ) : null}
        {asked.state === 'answered' ? <Answer answer={asked.answer} onEvidence={onEvidence} /> : null}
      </div>
      {asked.state === 'answered' ? (
        <Button
          size="small"
          className="self-start"
          icon={<MessageSquare />}
          busy={chat.busy}
          onClick={() => void chat.go(asked.question)}
        >
          {t('transcripts.goOnInChat')}
        </Button>
      ) : null}
    </section>
  )
}

interface AnswerProps {
  readonly answer: AnalysisAnswer
  readonly onEvidence: OpenEvidence
}

function Answer({ answer, onEvidence }: AnswerProps) {
  return (
    <>
      {answer.answerable ? null : (
        <p className="flex items-center gap-2 text-base font-medium text-ink-2">
          <CircleHelp className="size-4 text-blue" aria-hidden />
          {t('transcripts.cannotTell')}
        </p>
      )}
      <AnswerText answer={answer} />
      {answer.results.map((result) => (
        <Result
          key={JSON.stringify(result.query)}
          result={result}
          notes={result.notes.filter((note) => !answer.text.includes(note))}
          onEvidence={onEvidence}
        />
      ))}
      {/* The built-in rules write the quotes into the words. */}
      <QuoteList quotes={answer.quotes.filter((quote) => !answer.text.includes(quote.text))} />
    </>
  )
}

interface ResultProps {
  readonly result: AnalysisResult
  /** What the words do not say already. */
  readonly notes: readonly string[]
  readonly onEvidence: OpenEvidence
}

/** What was counted: a chart, or one number that opens its turns. */
function Result({ result, notes, onEvidence }: ResultProps) {
  const { title, total, groups, unit } = result
  if (groups.length > 0)
    return <ChartCard title={title} result={result} notes={notes} onEvidence={onEvidence} />
  return (
    <div className="flex flex-col gap-1">
      <button
        type="button"
        disabled={total.turns === 0}
        onClick={() => onEvidence(evidenceOf(result, null))}
        className={[
          'flex flex-wrap items-baseline gap-x-3 self-start rounded-control border border-line-strong',
          'px-3 py-2 text-left text-base hover:not-disabled:bg-hover',
        ].join(' ')}
      >
        <span>{title}</span>
        <span className="text-title font-semibold tabular-nums">{valueWords(total.value, unit)}</span>
        <span className="text-meta text-ink-3 tabular-nums">{madeOf(total, result)}</span>
      </button>
      <Notes notes={notes} />
    </div>
  )
}
