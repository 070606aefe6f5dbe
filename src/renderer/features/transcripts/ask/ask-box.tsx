import { Send, Square } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { Button } from '../../../components/button.tsx'
import { Input } from '../../../components/input.tsx'
import { t } from '../../../i18n/t.ts'
import type { OpenEvidence } from '../dashboard/evidence.ts'
import { AnswerCard } from './answer-card.tsx'
import type { Ask } from './use-ask.ts'

const examples = ['transcripts.try1', 'transcripts.try2', 'transcripts.try3'] as const

export interface AskBoxProps {
  readonly ask: Ask
  readonly onEvidence: OpenEvidence
}

/** A free question about all conversations, with the answer beneath it. */
export function AskBox({ ask, onEvidence }: AskBoxProps) {
  const { asked, run, clear } = ask
  const [text, setText] = useState(asked.state === 'nothing' ? '' : asked.question)
  const asking = asked.state === 'asking'
  const send = (question: string): void => {
    setText(question)
    void run(question)
  }
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') send(text.trim())
  }
  return (
    <section aria-label={t('transcripts.ask')} className="flex flex-col gap-2">
      <form onSubmit={onSubmit} className="flex gap-2">
        <Input
          className="h-10 min-w-0 flex-1"
          aria-label={t('transcripts.ask')}
          placeholder={t('transcripts.ask')}
          value={text}
          maxLength={2000}
          onChange={(event) => setText(event.target.value)}
        />
        {asking ? (
          <Button size="large" icon={<Square />} onClick={clear}>
            {t('transcripts.askStop')}
          </Button>
        ) : (
          <Button type="submit" size="large" tone="primary" icon={<Send />} disabled={text.trim() === ''}>
            {t('transcripts.askSend')}
          </Button>
        )}
      </form>
      {asked.state === 'nothing' ? (
        <div className="flex flex-wrap gap-1.5">
          {examples.map((key) => (
            <button
              key={key}
              type="button"
              onClick={() => send(t(key))}
              className={[
                'rounded-full border border-line-strong bg-raised px-2.5 py-0.5 text-left text-meta',
                'text-ink-2 hover:bg-hover hover:text-ink',
              ].join(' ')}
            >
              {t(key)}
            </button>
          ))}
        </div>
      ) : (
        <AnswerCard
          asked={asked}
          onAgain={() => send(asked.question)}
          onClose={clear}
          onEvidence={onEvidence}
        />
      )}
    </section>
  )
}
