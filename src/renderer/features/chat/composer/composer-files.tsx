import { Paperclip, X } from 'lucide-react'
import type { Attachment } from '#shared/domain/conversation.ts'
import { bytes } from '../../../components/figures.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { t } from '../../../i18n/t.ts'
import type { Upload } from './use-uploads.ts'

export interface ComposerFilesProps {
  readonly files: readonly Attachment[]
  readonly uploads: readonly Upload[]
  readonly onRemove: (id: string) => void
}

const chip = [
  'relative flex h-8 items-center gap-1.5 overflow-hidden',
  'rounded-control border border-line bg-canvas pl-2.5 text-meta',
].join(' ')

export function ComposerFiles({ files, uploads, onRemove }: ComposerFilesProps) {
  if (files.length === 0 && uploads.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-1.5 px-3 pt-3">
      {files.map((file) => (
        <li key={file.id} className={chip}>
          <Paperclip className="size-3 text-ink-3" aria-hidden />
          <span className="max-w-48 truncate">{file.name}</span>
          <span className="text-ink-3 tabular-nums">{bytes(file.size)}</span>
          <IconButton
            size="small"
            label={t('chat.removeFile', { name: file.name })}
            icon={<X />}
            onClick={() => onRemove(file.id)}
          />
        </li>
      ))}
      {uploads.map((upload) => (
        <li key={upload.key} className={`${chip} pr-2.5 text-ink-2`}>
          <span className="max-w-48 truncate">{t('chat.uploading', { name: upload.name })}</span>
          <progress
            aria-label={t('chat.uploading', { name: upload.name })}
            className="absolute inset-x-0 bottom-0 h-0.5 w-full accent-accent"
            value={upload.progress}
          />
        </li>
      ))}
    </ul>
  )
}
