import { Copy, Download, FileText, FileType, FileType2, Redo2, Undo2 } from 'lucide-react'
import type { ExportFormat } from '#shared/domain/script-draft.ts'
import { Button } from '../../../components/button.tsx'
import { IconButton } from '../../../components/icon-button.tsx'
import { Menu, MenuItem } from '../../../components/menu.tsx'
import { copyText, sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { t } from '../../../i18n/t.ts'
import { saveExport } from '../save-export.ts'
import { hasText } from '../script-words.ts'
import { SpokenRing } from './spoken-ring.tsx'
import { onlyAsSeen, type DraftEditor } from './use-draft-editor.ts'

const formats: readonly { readonly format: ExportFormat; readonly icon: typeof FileText }[] = [
  { format: 'docx', icon: FileType },
  { format: 'pdf', icon: FileType2 },
  { format: 'txt', icon: FileText },
]

/** How long it speaks and who wrote it; back and forth; out as text or file. */
export function Toolbar({ editor }: { readonly editor: DraftEditor }) {
  const { draft } = editor
  const exported = useCall('scripts.export', {
    onSuccess: saveExport,
    onError: (error) => sayError(error, t('scripts.exportFailed')),
  })
  const text = draft.paragraphs.map((paragraph) => paragraph.text).join('\n\n')
  const written = hasText(draft)
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2">
      <SpokenRing draft={draft} />
      <span className="ml-auto flex flex-wrap items-center gap-0.5">
        <IconButton
          label={t('scripts.undo')}
          keys="Mod+Z"
          icon={<Undo2 />}
          disabled={!draft.canUndo}
          onClick={() => void editor.act({ type: 'undo' }, onlyAsSeen)}
        />
        <IconButton
          label={t('scripts.redo')}
          keys="Mod+Shift+Z"
          icon={<Redo2 />}
          disabled={!draft.canRedo}
          onClick={() => void editor.act({ type: 'redo' }, onlyAsSeen)}
        />
        <IconButton
          label={t('scripts.copy')}
          icon={<Copy />}
          disabled={!written}
          onClick={() => void copyText(text)}
        />
        <Menu
          trigger={
            <Button tone="quiet" icon={<Download />} disabled={!written} busy={exported.isPending}>
              {t('scripts.export')}
            </Button>
          }
        >
          {formats.map(({ format, icon: Icon }) => (
            <MenuItem
              key={format}
              icon={<Icon />}
              onSelect={() => exported.mutate({ draftId: draft.id, format })}
            >
              {t(`scripts.export.${format}`)}
            </MenuItem>
          ))}
        </Menu>
      </span>
    </div>
  )
}
