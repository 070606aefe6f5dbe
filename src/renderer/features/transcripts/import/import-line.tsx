import { Button } from '../../../components/button.tsx'
import { count, t } from '../../../i18n/t.ts'
import { isOpen } from './import-queue.ts'
import { useImportQueue } from './use-import-queue.ts'

/** At the foot of the list: how far an import is, with the way back to it. */
export function ImportLine({ onShow }: { readonly onShow: () => void }) {
  const { files } = useImportQueue()
  if (files.length === 0) return null
  const open = files.filter(isOpen).length
  const done = files.length - open
  return (
    <div className="flex shrink-0 items-center justify-between gap-2 border-t border-line px-4 py-2">
      <output className="min-w-0 text-meta text-ink-2">
        {open > 0
          ? t('transcripts.importing', { done, files: count(files.length, 'file') })
          : t('transcripts.imported', { files: count(files.length, 'file') })}
      </output>
      <Button size="small" onClick={onShow}>
        {t('transcripts.importShow')}
      </Button>
    </div>
  )
}
