import type { Citation } from '#shared/domain/citation.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { t } from '../../../i18n/t.ts'

export interface CitationChipProps {
  readonly citation: Citation
  readonly onOpen: (citation: Citation) => void
}

/** The small number in the text; it opens what the claim rests on. */
export function CitationChip({ citation, onOpen }: CitationChipProps) {
  const { index, title } = citation
  return (
    <Tooltip text={title}>
      <button
        type="button"
        data-citation={index}
        aria-label={t('chat.cite', { index, title })}
        onClick={() => onOpen(citation)}
        className={[
          'mx-0.5 inline-flex h-4 min-w-4 items-center justify-center rounded-chip bg-accent-soft px-1 align-[2px]',
          'text-micro font-medium text-accent-ink tabular-nums hover:bg-accent hover:text-on-accent',
        ].join(' ')}
      >
        {index}
      </button>
    </Tooltip>
  )
}
