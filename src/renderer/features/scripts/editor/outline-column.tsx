import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { cn } from '../../../components/cn.ts'
import { count, t } from '../../../i18n/t.ts'
import { Outline } from './outline.tsx'
import type { DraftEditor } from './use-draft-editor.ts'

/** Left of the text where there is room; else above it, folded as soon as there is a text. */
export function OutlineColumn({ editor }: { readonly editor: DraftEditor }) {
  const { outline, paragraphs } = editor.draft
  const [asked, setAsked] = useState<boolean | null>(null)
  const open = asked ?? paragraphs.length === 0
  return (
    <div className="@[46rem]:sticky @[46rem]:top-0 @[46rem]:self-start">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setAsked(!open)}
        className="flex items-center gap-1 rounded-chip text-base font-medium @[46rem]:hidden"
      >
        <ChevronRight className={cn('size-4 transition-transform', open && 'rotate-90')} aria-hidden />
        {t('scripts.outline')}
        <span className="font-normal text-ink-2">· {count(outline.length, 'point')}</span>
      </button>
      <h2 className="mb-1 hidden text-meta font-medium text-ink-2 @[46rem]:block">{t('scripts.outline')}</h2>
      <div className={cn('@[46rem]:block', open ? 'mt-1' : 'hidden')}>
        <Outline editor={editor} />
      </div>
    </div>
  )
}
