import { UserRoundSearch } from 'lucide-react'
import { useId, useState, type FormEvent } from 'react'
import type { Transcript, TranscriptSpeaker } from '#shared/domain/transcript.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Field } from '../../../components/field.tsx'
import { focusOnce } from '../../../components/focus-once.ts'
import { Input } from '../../../components/input.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { useRows } from '../../../connection/use-rows.ts'
import { count, t } from '../../../i18n/t.ts'
import { isPartOfName, speakerName } from '../words.ts'
import { sampleOf } from './sample-of.ts'

export interface WhoIsRepProps {
  readonly transcript: Transcript
  /** How many transcripts wait for the same question behind this one. */
  readonly more?: number
  readonly onLater?: () => void
  /** Beside the text itself: short, without samples of what is said. */
  readonly compact?: boolean
}

/** One question: which of the speakers sells. */
export function WhoIsRep({ transcript, more = 0, onLater, compact = false }: WhoIsRepProps) {
  const titleId = useId()
  const turns = useRows('transcripts.get', { transcriptId: transcript.id }).data?.turns ?? []
  const [remember, setRemember] = useState(true)
  const [naming, setNaming] = useState<TranscriptSpeaker | null>(null)
  const call = useCall('transcripts.nameSpeaker', {
    onError: (error) => sayError(error, t('transcripts.nameFailed')),
  })
  const name = (speaker: TranscriptSpeaker, full: string | null): void =>
    call.mutate({ transcriptId: transcript.id, speaker: speaker.name, role: 'rep', name: full, remember })
  return (
    <section
      aria-labelledby={titleId}
      className={cn('flex flex-col rounded-card bg-amber-soft', compact ? 'gap-2 p-3' : 'gap-3 p-4')}
    >
      <div className="flex items-start gap-2">
        <UserRoundSearch className="mt-0.5 size-4 shrink-0 text-amber" aria-hidden />
        <div className="min-w-0">
          <h3 id={titleId} className="text-base font-semibold">
            {t('transcripts.askRep')}
          </h3>
          {compact ? null : (
            <p className="text-base [overflow-wrap:anywhere] text-ink-2">{transcript.title}</p>
          )}
        </div>
      </div>
      {naming ? (
        <FullName
          speaker={naming}
          busy={call.isPending}
          onName={(full) => name(naming, full)}
          onBack={() => setNaming(null)}
        />
      ) : (
        <ul className={cn('flex gap-1.5', compact ? 'flex-wrap' : 'flex-col')}>
          {transcript.speakers.map((speaker) => (
            <li key={speaker.name}>
              <button
                type="button"
                disabled={call.isPending}
                onClick={() => (isPartOfName(speaker.name) ? setNaming(speaker) : name(speaker, null))}
                className={[
                  'flex w-full flex-col rounded-control border border-line-strong bg-raised px-3 py-1.5',
                  'text-left hover:not-disabled:bg-hover disabled:opacity-50',
                ].join(' ')}
              >
                <span className="text-base font-medium">
                  {speakerName(speaker.name)}{' '}
                  <span className="text-meta font-normal text-ink-3">{count(speaker.turns, 'turn')}</span>
                </span>
                {compact ? null : (
                  <span className="line-clamp-2 text-meta text-ink-2">{sampleOf(turns, speaker.name)}</span>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox checked={remember} onChange={setRemember}>
          {t('transcripts.rememberName')}
        </Checkbox>
        {onLater ? (
          <span className="flex items-center gap-2">
            {more > 0 ? (
              <span className="text-meta text-ink-2">{t('transcripts.askRepMore', { count: more })}</span>
            ) : null}
            <Button size="small" tone="quiet" onClick={onLater}>
              {t('transcripts.askRepLater')}
            </Button>
          </span>
        ) : null}
      </div>
    </section>
  )
}

interface FullNameProps {
  readonly speaker: TranscriptSpeaker
  readonly busy: boolean
  readonly onName: (full: string | null) => void
  readonly onBack: () => void
}

/** "Speaker 1" or a first name alone: the figures are kept by full name. */
function FullName({ speaker, busy, onName, onBack }: FullNameProps) {
  const [text, setText] = useState('')
  const send = (event: FormEvent): void => {
    event.preventDefault()
    onName(text.trim() || null)
  }
  return (
    <form onSubmit={send} className="flex flex-col gap-2">
      <Field
        label={t('transcripts.fullName', { name: speakerName(speaker.name) })}
        help={t('transcripts.fullNameHelp')}
      >
        {(ids) => (
          <Input
            {...ids}
            ref={focusOnce}
            value={text}
            maxLength={120}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button type="submit" tone="primary" size="small" busy={busy}>
          {text.trim()
            ? t('transcripts.isRep', { name: text.trim() })
            : t('transcripts.isRep', { name: speakerName(speaker.name) })}
        </Button>
        <Button size="small" onClick={onBack}>
          {t('transcripts.otherSpeaker')}
        </Button>
      </div>
    </form>
  )
}
