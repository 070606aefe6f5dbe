import { Link } from '@tanstack/react-router'
import { CircleAlert, FileText } from 'lucide-react'
import { useState } from 'react'
import type { KnowledgeDocument } from '#shared/domain/knowledge-document.ts'
import { Button } from '../../components/button.tsx'
import { cn } from '../../components/cn.ts'
import { bytes } from '../../components/figures.ts'
import { RelativeTime } from '../../components/relative-time.tsx'
import { count, t } from '../../i18n/t.ts'
import { CollectionBadge } from './collection-badge.tsx'

const PAGE = 200

export interface DocumentListProps {
  readonly documents: readonly KnowledgeDocument[]
  readonly openId: string | null
}

/** Every document, by title; those that could not be read come first and say why. */
export function DocumentList({ documents, openId }: DocumentListProps) {
  const [most, setMost] = useState(PAGE)
  const ordered = documents.toSorted(
    (a, b) => Number(b.error !== null) - Number(a.error !== null) || a.title.localeCompare(b.title),
  )
  const hidden = ordered.length - most
  return (
    <>
      <ul className="overflow-hidden rounded-card border border-line bg-raised">
        {ordered.slice(0, most).map((document) => (
          <li key={document.id} className="border-b border-line last:border-b-0">
            <DocumentRow document={document} current={document.id === openId} />
          </li>
        ))}
      </ul>
      {hidden > 0 ? (
        <Button className="mt-3 self-center" onClick={() => setMost(most + PAGE)}>
          {t('knowledge.more', { count: Math.min(hidden, PAGE) })}
        </Button>
      ) : null}
    </>
  )
}

interface DocumentRowProps {
  readonly document: KnowledgeDocument
  readonly current: boolean
}

function DocumentRow({ document, current }: DocumentRowProps) {
  const { error } = document
  const Icon = error ? CircleAlert : FileText
  return (
    <Link
      to="/knowledge/$id"
      params={{ id: document.id }}
      aria-current={current ? 'true' : undefined}
      className={cn(
        'flex items-start gap-3 px-3 py-2 -outline-offset-2 hover:bg-hover compact:py-1',
        current && 'bg-selected hover:bg-selected',
      )}
    >
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0 text-ink-3', error && 'text-red')} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-base font-medium">{document.title}</span>
        <span className="block truncate text-meta text-ink-3">
          {document.path} · {bytes(document.size)}
          {error ? null : ` · ${count(document.passages, 'passage')}`}
        </span>
        {error ? (
          <span className="block text-meta text-red">
            {t('knowledge.unreadable')}: {error}
          </span>
        ) : null}
      </span>
      <span className="flex shrink-0 flex-col items-end gap-1 max-sm:hidden">
        <CollectionBadge collection={document.collection} />
        {document.modifiedAt === null ? null : (
          <RelativeTime at={document.modifiedAt} className="text-meta text-ink-3" />
        )}
      </span>
    </Link>
  )
}
