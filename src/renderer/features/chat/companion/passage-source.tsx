import { FileText } from 'lucide-react'
import type { Citation } from '#shared/domain/citation.ts'
import { Button } from '../../../components/button.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Quoted } from '../../../components/highlight.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useRows } from '../../../connection/use-rows.ts'
import { t } from '../../../i18n/t.ts'
import { useGo } from '../../frame/place.ts'

export interface PassageSourceProps {
  readonly citation: Extract<Citation, { kind: 'passage' }>
}

/** The passage with the quoted sentence marked, and the way to the whole document. */
export function PassageSource({ citation }: PassageSourceProps) {
  const { passageId, quote, title, heading, documentId } = citation
  const { data, error, refetch } = useRows('knowledge.passage', { passageId })
  const go = useGo()
  return (
    <div className="flex flex-col gap-3">
      <div>
        <h3 className="text-body font-semibold">{title}</h3>
        <p className="text-meta text-ink-3">{[heading, data?.document.path].filter(Boolean).join(' · ')}</p>
      </div>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? (
        <blockquote
          className={[
            'rounded-card border border-line bg-raised',
            'px-4 py-3 text-base whitespace-pre-wrap',
          ].join(' ')}
        >
          <Quoted text={data.passage.text} quote={quote} />
        </blockquote>
      ) : error ? null : (
        <SkeletonRows className="px-0" />
      )}
      <Button
        className="self-start"
        icon={<FileText />}
        onClick={() => go(`/knowledge/${documentId}`, { message: passageId })}
      >
        {t('chat.openDocument')}
      </Button>
    </div>
  )
}
