import { Link } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { outcomeSchema, type Transcript } from '#shared/domain/transcript.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { Banner } from '../../../components/banner.tsx'
import { Button } from '../../../components/button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { count, t } from '../../../i18n/t.ts'
import { WhoIsRep } from '../import/who-is-rep.tsx'
import { OutcomeBadge } from '../outcome-badge.tsx'
import { dayWords, outcomeWord, wantsRep } from '../words.ts'
import { DetailsDialog } from './details-dialog.tsx'
import { SpeakerChip } from './speaker-chip.tsx'

export interface ReaderHeadProps {
  readonly transcript: Transcript
  /** Title of the transcript it resembles; null: none, or unknown. */
  readonly resembles: string | null
}

/** What is known about the conversation, all of it to be changed here. */
export function ReaderHead({ transcript, resembles }: ReaderHeadProps) {
  const [editing, setEditing] = useState(false)
  const { customerName, jobNumber, heldAt, duration, projectTypes, turnCount, wordCount, files } = transcript
  const facts = [
    customerName ?? '',
    jobNumber === null ? '' : t('transcripts.jobNumber', { number: jobNumber }),
    projectTypes.join(', '),
    heldAt === null ? '' : dayWords(heldAt),
    duration === null ? '' : clockTime(duration),
    count(turnCount, 'turn'),
    count(wordCount, 'word'),
  ]
  const names = files.map((file) => `${file.name} (${t(`transcripts.format.${file.format}`)})`)
  return (
    <div className="flex max-h-[45%] shrink-0 flex-col gap-2 overflow-y-auto border-b border-line px-4 py-3">
      <div className="flex items-start gap-2">
        <OutcomeMenu transcript={transcript} />
        <span className="min-w-0 flex-1 text-base text-ink-2 tabular-nums [overflow-wrap:anywhere]">
          {facts.filter(Boolean).join(' · ')}
        </span>
        <Button
          size="small"
          tone="quiet"
          className="-my-1"
          icon={<Pencil />}
          onClick={() => setEditing(true)}
        >
          {t('transcripts.detailsEdit')}
        </Button>
      </div>
      <ul aria-label={t('transcripts.speakers')} className="flex flex-wrap gap-1.5">
        {transcript.speakers.map((speaker) => (
          <li key={speaker.name} className="max-w-full min-w-0">
            <SpeakerChip transcript={transcript} speaker={speaker} />
          </li>
        ))}
      </ul>
      <p className="text-meta text-ink-3 [overflow-wrap:anywhere]">
        {t('transcripts.cameIn', { files: names.join(', ') })}
        {transcript.practice ? ` ${t('transcripts.fromPractice')}` : ''}
      </p>
      {transcript.resembles ? (
        <Banner
          tone="info"
          boxed
          action={
            <Link
              to="/transcripts/{-$id}"
              params={{ id: transcript.resembles }}
              className="shrink-0 font-medium text-accent-ink hover:underline"
            >
              {t('transcripts.openOther')}
            </Link>
          }
        >
          {t('transcripts.resembles', { title: resembles ?? t('transcripts.another') })}
        </Banner>
      ) : null}
      {wantsRep(transcript) ? <WhoIsRep compact key={transcript.id} transcript={transcript} /> : null}
      {editing ? <DetailsDialog transcript={transcript} onClose={() => setEditing(false)} /> : null}
    </div>
  )
}

function OutcomeMenu({ transcript }: { readonly transcript: Transcript }) {
  const update = useCall('transcripts.update', {
    onError: (error) => sayError(error, t('transcripts.updateFailed')),
  })
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="flex shrink-0 rounded-full"
          aria-label={t('transcripts.outcomeMenu', { outcome: outcomeWord(transcript.outcome) })}
        >
          <OutcomeBadge outcome={transcript.outcome} />
        </button>
      }
    >
      {[...outcomeSchema.options, null].map((outcome) => (
        <MenuItem
          key={outcome ?? 'none'}
          disabled={outcome === transcript.outcome}
          onSelect={() => update.mutate({ transcriptId: transcript.id, outcome })}
        >
          {outcomeWord(outcome)}
        </MenuItem>
      ))}
    </Menu>
  )
}
