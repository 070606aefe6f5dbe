import { Square } from 'lucide-react'
import { Button } from '../../../components/button.tsx'
import { t } from '../../../i18n/t.ts'
import type { DraftEditor } from './use-draft-editor.ts'

/** An engine is at work: what it does, and the way to stop it. */
export function RunningLine({ editor }: { readonly editor: DraftEditor }) {
  const { running } = editor
  return (
    <output className="empty:hidden">
      {running === null ? null : (
        <span className="flex items-center gap-3 text-base text-ink-2">
          <span className="animate-breathe">{t(`scripts.running.${running}`)}…</span>
          <Button size="small" icon={<Square />} onClick={editor.stop}>
            {t('scripts.stop')}
          </Button>
        </span>
      )}
    </output>
  )
}
