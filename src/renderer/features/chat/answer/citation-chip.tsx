import type { Citation } from '#shared/domain/citation.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { t } from '../../../i18n/t.ts'

export interface CitationChipProps {
  readonly citation: Citation
  readonly onOpen: (citation: Citation) => void
}

const chip = [
  'mx-0.5 inline-flex h-4 min-w-4 items-center justify-center rounded-chip px-1 align-[2px] text-micro',
  'font-medium tabular-nums',
].join(' ')

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
        className={`${chip} bg-accent-soft text-accent-ink hover:bg-accent hover:text-on-accent`}
      >
        {index}
      </button>
    </Tooltip>
  )
}

/** A number whose source has not arrived yet: it takes the same room, so that the text does not jump. */
export function PendingChip({ index }: { readonly index: number }) {
  return <span className={`${chip} bg-sunken text-ink-3`}>{index}</span>
}
