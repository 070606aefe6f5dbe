import { CircleAlert, CircleCheck, FilePlus2, FileText, LoaderCircle, X } from 'lucide-react'
import { useState } from 'react'
import type { Collection } from '#shared/domain/citation.ts'
import { Banner } from '../../components/banner.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { bytes } from '../../components/figures.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { count, t } from '../../i18n/t.ts'
import { CollectionChoice } from './collection-badge.tsx'
import { FilePicker } from './file-picker.tsx'
import { canTry, useImports, type ImportFile } from './use-imports.ts'

export interface ImportDialogProps {
  readonly files: readonly File[]
  readonly collection: Collection
  readonly endsPractice: boolean
  readonly onClose: () => void
}

/**
 * Copies dropped or chosen files into the workspace, with the collection chosen and each file's fate in
 * sight.
 */
export function ImportDialog({ files: first, collection: chosen, endsPractice, onClose }: ImportDialogProps) {
  const [collection, setCollection] = useState(chosen)
  const imports = useImports(first)
  const { files, running } = imports
  const open = files.filter(canTry)
  const finished = !running && open.length === 0
  const openFiles = count(open.length, 'file')
  const tried = open.some((item) => item.state === 'failed')
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('knowledge.importTitle', { files: count(files.length, 'file') })}
      description={t('knowledge.importBody')}
      actions={
        finished ? (
          <Button tone="primary" onClick={onClose}>
            {t('knowledge.importDone')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t(tried ? 'knowledge.importDone' : 'common.cancel')}</Button>
            <Button tone="primary" busy={running} onClick={() => void imports.start(collection)}>
              {running
                ? t('knowledge.importRunning')
                : tried
                  ? t('knowledge.importRetry', { files: openFiles })
                  : t('knowledge.importStart', {
                      files: openFiles,
                      collection: t(`knowledge.collection.${collection}`),
                    })}
            </Button>
          </>
        )
      }
    >
      <div className="mt-4 flex flex-col gap-4">
        <div>
          <CollectionChoice value={collection} onChange={setCollection} disabled={running || finished} />
        </div>
        <ul
          aria-label={t('knowledge.importList')}
          className="flex max-h-64 flex-col overflow-y-auto rounded-control border border-line bg-raised"
        >
          {files.map((item) => (
            <FileRow key={item.id} item={item} onLeaveOut={() => imports.leaveOut(item.id)} />
          ))}
        </ul>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-meta text-ink-3">{t('knowledge.importKinds')}</p>
          {running || finished ? null : (
            <FilePicker
              label={t('knowledge.importMore')}
              size="small"
              icon={<FilePlus2 />}
              onFiles={imports.add}
            />
          )}
        </div>
        {endsPractice ? (
          <Banner tone="info" boxed>
            {t('knowledge.endsPractice')}
          </Banner>
        ) : null}
      </div>
    </Dialog>
  )
}

const stateIcons = {
  waiting: <FileText className="text-ink-3" aria-hidden />,
  reading: <LoaderCircle className="animate-breathe text-blue" aria-hidden />,
  done: <CircleCheck className="text-green" aria-hidden />,
  failed: <CircleAlert className="text-red" aria-hidden />,
} as const

function FileRow({ item, onLeaveOut }: { readonly item: ImportFile; readonly onLeaveOut: () => void }) {
  const { file, state, words } = item
  return (
    <li className="flex items-start gap-2 border-b border-line px-3 py-2 last:border-b-0 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {stateIcons[state]}
      <div className="min-w-0 flex-1">
        <p className="truncate text-base" title={file.name}>
          {file.name}
        </p>
        <output className="block text-meta text-ink-3">
          {bytes(file.size)} · {words}
        </output>
      </div>
      {state === 'waiting' ? (
        <IconButton
          size="small"
          label={t('knowledge.importRemove', { name: file.name })}
          icon={<X />}
          onClick={onLeaveOut}
        />
      ) : null}
    </li>
  )
}
