import type { AnalysisAnswer } from '#shared/domain/analysis.ts'
import { placeTime } from '../../../components/time.ts'
import { t } from '../../../i18n/t.ts'
import { TurnLink } from '../jump.tsx'
import { speakerName } from '../words.ts'
import { answerLines } from './answer-lines.ts'

type Quote = AnalysisAnswer['quotes'][number]

const chip = [
  'mx-0.5 inline-flex h-4 min-w-4 items-center justify-center rounded-chip bg-selected px-1',
  'align-[1px] text-micro font-medium text-ink-2 no-underline hover:bg-accent-soft hover:text-accent-ink',
].join(' ')

/** The words of an answer; its numbers in brackets lead to the turn that was said. */
export function AnswerText({ answer }: { readonly answer: AnalysisAnswer }) {
  const quotes = new Map(answer.quotes.map((quote) => [quote.index, quote]))
  return (
    <div className="flex flex-col gap-1.5 text-body">
      {answerLines(answer.text, new Set(quotes.keys())).map((line, at) => (
        // oxlint-disable-next-line react/no-array-index-key
        <p key={at} className="[overflow-wrap:anywhere]">
          {line.map((part, index) => {
            const quote = part.kind === 'quote' ? quotes.get(part.index) : undefined
            if (part.kind === 'words' || !quote) return part.kind === 'words' ? part.text : `[${part.index}]`
            return (
              // oxlint-disable-next-line react/no-array-index-key
              <QuoteChip key={index} quote={quote} />
            )
          })}
        </p>
      ))}
    </div>
  )
}

function QuoteChip({ quote }: { readonly quote: Quote }) {
  return (
    <TurnLink
      transcriptId={quote.transcriptId}
      ordinal={quote.ordinal}
      label={t('transcripts.quote', { index: quote.index, title: quote.title })}
      className={chip}
    >
      {quote.index}
    </TurnLink>
  )
}

/** What was said, word for word, in the order of its numbers. */
export function QuoteList({ quotes }: { readonly quotes: readonly Quote[] }) {
  if (quotes.length === 0) return null
  return (
    <ol aria-label={t('transcripts.quotes')} className="flex flex-col border-t border-line pt-2">
      {quotes.map((quote) => (
        <li key={quote.index}>
          <TurnLink
            transcriptId={quote.transcriptId}
            ordinal={quote.ordinal}
            className="flex gap-2 rounded-control px-1 py-1.5 hover:bg-hover"
          >
            <span className={chip}>{quote.index}</span>
            <span className="min-w-0">
              <span className="block text-meta text-ink-2 tabular-nums">
                {[speakerName(quote.speaker), quote.start === null ? '' : placeTime(quote.start), quote.title]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className="text-base [overflow-wrap:anywhere]">{quote.text}</span>
            </span>
          </TurnLink>
        </li>
      ))}
    </ol>
  )
}
