import { X } from 'lucide-react'
import type { Citation } from '#shared/domain/citation.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { t } from '../../../i18n/t.ts'
import { PageSource } from './page-source.tsx'
import { PassageSource } from './passage-source.tsx'
import { RecordSource } from './record-source.tsx'
import { TranscriptSource } from './transcript-source.tsx'

const titles = {
  passage: 'chat.citedPassage',
  web: 'chat.citedPage',
  crm: 'chat.citedRecord',
  transcript: 'chat.citedTurn',
} as const

export interface CompanionProps {
  readonly citation: Citation
  readonly onClose: () => void
}

/** What one claim rests on, beside the answer. */
export function Companion({ citation, onClose }: CompanionProps) {
  const title = t(titles[citation.kind])
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-4">
        <span
          className={[
            'flex size-5 items-center justify-center rounded-chip',
            'bg-accent-soft text-micro font-medium text-accent-ink tabular-nums',
          ].join(' ')}
        >
          {citation.index}
        </span>
        <h2 className="text-body font-semibold">{title}</h2>
        <IconButton className="ml-auto" label={t('frame.companionClose')} icon={<X />} onClick={onClose} />
      </header>
      <ScrollArea label={title} className="p-4">
        {citation.kind === 'passage' ? <PassageSource key={citation.passageId} citation={citation} /> : null}
        {citation.kind === 'web' ? <PageSource citation={citation} /> : null}
        {citation.kind === 'transcript' ? (
          <TranscriptSource key={`${citation.transcriptId}:${citation.ordinal}`} citation={citation} />
        ) : null}
        {citation.kind === 'crm' ? <RecordSource key={citation.record} citation={citation} /> : null}
      </ScrollArea>
    </>
  )
}
