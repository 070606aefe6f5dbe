import { MessagesSquare } from 'lucide-react'
import type { Inspiration } from '#shared/domain/script-draft.ts'
import { Button } from '../../../components/button.tsx'
import { t } from '../../../i18n/t.ts'
import { useGo } from '../../frame/place.ts'

export interface InspirationsProps {
  readonly inspirations: readonly Inspiration[]
  /** True once an engine looked for them. */
  readonly looked: boolean
}

/** The calls whose wording stood beside the writer. */
export function Inspirations({ inspirations, looked }: InspirationsProps) {
  const go = useGo()
  if (inspirations.length === 0 && !looked) return null
  return (
    <section>
      <h3 className="mb-1 text-meta font-medium text-ink-2">{t('scripts.inspirations')}</h3>
      {inspirations.length === 0 ? (
        <p className="text-base text-ink-2">{t('scripts.inspirationsNone')}</p>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-raised">
          {inspirations.map(({ transcriptId, title, why, text, turns }) => (
            <li key={`${transcriptId} ${text}`} className="flex flex-col gap-1 px-3 py-2">
              <span className="text-base font-medium [overflow-wrap:anywhere]">{title}</span>
              <span className="text-meta text-ink-2">{why}</span>
              <q className="text-base [overflow-wrap:anywhere]">{text}</q>
              <Button
                tone="link"
                size="small"
                className="h-5 self-start"
                icon={<MessagesSquare />}
                aria-label={`${t('scripts.openCall')}: ${title}`}
                onClick={() =>
                  go(
                    `/transcripts/${transcriptId}`,
                    turns[0] === undefined ? {} : { message: String(turns[0]) },
                  )
                }
              >
                {t('scripts.openCall')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
