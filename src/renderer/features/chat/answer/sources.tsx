import { FileText, Globe, MessagesSquare, Table2 } from 'lucide-react'
import type { Citation } from '#shared/domain/citation.ts'
import { t } from '../../../i18n/t.ts'
import { useThreadActions } from '../thread/thread-actions.ts'

const icons = { passage: FileText, web: Globe, crm: Table2, transcript: MessagesSquare } as const

/** The sources of an answer by name. */
export function Sources({ citations }: { readonly citations: readonly Citation[] }) {
  const { cite } = useThreadActions()
  return (
    <ul aria-label={t('chat.allSources')} className="flex flex-wrap gap-1.5">
      {citations.map((citation) => {
        const Icon = icons[citation.kind]
        return (
          <li key={citation.index} className="min-w-0">
            <button
              type="button"
              onClick={() => cite(citation)}
              className={[
                'flex h-7 max-w-64 items-center gap-1.5',
                'rounded-control border border-line bg-raised px-2 text-meta',
                'text-ink-2 hover:border-line-strong hover:text-ink',
              ].join(' ')}
            >
              <span className="text-ink-3 tabular-nums">{citation.index}</span>
              <Icon className="size-3 shrink-0 text-ink-3" aria-hidden />
              <span className="truncate">{citation.title}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
