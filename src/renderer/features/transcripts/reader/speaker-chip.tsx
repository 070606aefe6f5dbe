import { ChevronDown, HardHat, House, Pencil, UserRound, UserRoundX } from 'lucide-react'
import { useState } from 'react'
import type { SpeakerRole, Transcript, TranscriptSpeaker } from '#shared/domain/transcript.ts'
import { cn } from '../../../components/cn.ts'
import { Menu, MenuItem, MenuSeparator } from '../../../components/menu.tsx'
import { say, sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { t } from '../../../i18n/t.ts'
import { roleWord, speakerName } from '../words.ts'
import { roleBars } from './roles.ts'
import { SpeakerDialog } from './speaker-dialog.tsx'

export interface SpeakerChipProps {
  readonly transcript: Transcript
  readonly speaker: TranscriptSpeaker
}

/** Who speaks, in which role, how much; opens the ways to say who it is. */
export function SpeakerChip({ transcript, speaker }: SpeakerChipProps) {
  const [naming, setNaming] = useState(false)
  const name = speakerName(speaker.name)
  const call = useCall('transcripts.nameSpeaker', {
    onSuccess: (_, { role }) => say(t(`transcripts.named.${role}`, { name })),
    onError: (error) => sayError(error, t('transcripts.nameFailed')),
  })
  const become = (role: SpeakerRole): void =>
    call.mutate({ transcriptId: transcript.id, speaker: speaker.name, role })
  const share = transcript.wordCount > 0 ? Math.round((speaker.words / transcript.wordCount) * 100) : 0
  const words = t('transcripts.speakerShare', { percent: share })
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            disabled={call.isPending}
            title={words}
            className={[
              'inline-flex h-7 max-w-full min-w-0 items-center gap-1.5 rounded-full border',
              'border-line-strong bg-raised px-2.5 text-meta text-ink-2 hover:bg-hover',
              'data-[state=open]:bg-hover',
            ].join(' ')}
          >
            <span className={cn('h-3.5 w-1 shrink-0 rounded-full', roleBars[speaker.role])} aria-hidden />
            <span className="truncate font-medium text-ink">{name}</span>
            <span className="shrink-0">
              {roleWord(speaker.role)} · {share} %
            </span>
            <span className="sr-only">{t('transcripts.speakerMenu')}</span>
            <ChevronDown className="size-3 shrink-0 text-ink-3" aria-hidden />
          </button>
        }
      >
        <MenuItem icon={<UserRound />} onSelect={() => become('rep')}>
          {t('transcripts.thisIs.rep')}
        </MenuItem>
        <MenuItem icon={<House />} onSelect={() => become('customer')}>
          {t('transcripts.thisIs.customer')}
        </MenuItem>
        <MenuItem icon={<HardHat />} onSelect={() => become('other')}>
          {t('transcripts.thisIs.other')}
        </MenuItem>
        {speaker.role === 'unknown' ? null : (
          <MenuItem icon={<UserRoundX />} onSelect={() => become('unknown')}>
            {t('transcripts.thisIs.unknown')}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem icon={<Pencil />} onSelect={() => setNaming(true)}>
          {t('transcripts.nameAndRole')}
        </MenuItem>
      </Menu>
      {naming ? (
        <SpeakerDialog transcriptId={transcript.id} speaker={speaker} onClose={() => setNaming(false)} />
      ) : null}
    </>
  )
}
