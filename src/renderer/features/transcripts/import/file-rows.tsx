import { Link } from '@tanstack/react-router'
import {
  CircleAlert,
  CircleCheck,
  CircleSlash,
  Copy,
  FileText,
  LoaderCircle,
  X,
  type LucideIcon,
} from 'lucide-react'
import { memo } from 'react'
import { VList, type CustomItemComponentProps } from 'virtua'
import { cn } from '../../../components/cn.ts'
import { bytes } from '../../../components/figures.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { t } from '../../../i18n/t.ts'
import type { Fate, QueuedFile } from './import-queue.ts'

export interface FileRowsProps {
  readonly files: readonly QueuedFile[]
  readonly onLeaveOut: (id: number) => void
  readonly onOpen: () => void
}

/** Few files stand in full height; many are drawn only where they can be seen. */
const FEW = 40

/** Every file with what became of it. */
export function FileRows({ files, onLeaveOut, onOpen }: FileRowsProps) {
  const frame = 'rounded-control border border-line bg-raised'
  const row = (file: QueuedFile) => (
    <FileRow key={file.id} file={file} onLeaveOut={onLeaveOut} onOpen={onOpen} />
  )
  if (files.length > FEW) {
    return (
      <div className={cn(frame, 'h-64')}>
        <VList
          data={files}
          item={Item}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
          role="list"
          aria-label={t('transcripts.importList')}
          tabIndex={0}
          style={{ height: '100%' }}
        >
          {row}
        </VList>
      </div>
    )
  }
  return (
    <ul
      aria-label={t('transcripts.importList')}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className={cn(frame, 'flex max-h-64 flex-col overflow-y-auto')}
    >
      {files.map((file) => (
        <li key={file.id} className="border-b border-line last:border-b-0">
          {row(file)}
        </li>
      ))}
    </ul>
  )
}

function Item({ style, children, ref }: CustomItemComponentProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div ref={ref} role="listitem" style={style} className="border-b border-line">
      {children}
    </div>
  )
}

const looks: Readonly<Record<Fate['state'], readonly [LucideIcon, string]>> = {
  waiting: [FileText, 'text-ink-3'],
  sending: [LoaderCircle, 'text-blue animate-breathe'],
  imported: [CircleCheck, 'text-green'],
  same: [Copy, 'text-blue'],
  leftOut: [CircleSlash, 'text-ink-3'],
  tooBig: [CircleAlert, 'text-red'],
  unreadable: [CircleAlert, 'text-red'],
  failed: [CircleAlert, 'text-red'],
}

function fateWords(fate: Fate): string {
  if (fate.state === 'failed') return `${fate.message} ${fate.nextStep}`
  if (fate.state === 'same') return t('transcripts.fate.same', { title: fate.title })
  return t(`transcripts.fate.${fate.state}`)
}

interface FileRowProps {
  readonly file: QueuedFile
  readonly onLeaveOut: (id: number) => void
  readonly onOpen: () => void
}

const FileRow = memo(function FileRow({ file, onLeaveOut, onOpen }: FileRowProps) {
  const { id, name, size, fate } = file
  const [Icon, tone] = looks[fate.state]
  return (
    <div className="flex items-start gap-2 px-3 py-2">
      <Icon className={cn('mt-0.5 size-4 shrink-0', tone)} aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="truncate text-base" title={name}>
          {name} <span className="text-meta text-ink-3">{bytes(size)}</span>
        </p>
        <output className="block text-meta [overflow-wrap:anywhere] text-ink-2">{fateWords(fate)}</output>
      </div>
      {fate.state === 'waiting' ? (
        <IconButton
          size="small"
          label={t('transcripts.importRemove', { name })}
          icon={<X />}
          onClick={() => onLeaveOut(id)}
        />
      ) : null}
      {fate.state === 'imported' || fate.state === 'same' ? (
        <Link
          to="/transcripts/{-$id}"
          params={{ id: fate.transcriptId }}
          onClick={onOpen}
          aria-label={t('transcripts.openNamed', { title: fate.title })}
          className={[
            'shrink-0 rounded-control px-2 py-0.5 text-meta font-medium text-accent-ink',
            'hover:bg-hover',
          ].join(' ')}
        >
          {t('transcripts.open')}
        </Link>
      ) : null}
    </div>
  )
})
