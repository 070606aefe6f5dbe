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
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { Dialog } from '../../../components/dialog.tsx'
import { bytes } from '../../../components/figures.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { count, t } from '../../../i18n/t.ts'
import { AskForReps } from './ask-for-reps.tsx'
import { isOpen, mayRetry, type Fate, type QueuedFile } from './import-queue.ts'
import { useImportQueue } from './use-import-queue.ts'

/** What becomes of each file while they are read, and afterwards who the reps are. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { queue, files } = useImportQueue()
  const open = files.filter(isOpen).length
  const waiting = files.filter(({ fate }) => fate.state === 'waiting').length
  const again = files.filter(mayRetry).length
  const imported = files.filter(({ fate }) => fate.state === 'imported').length
  // A file that came in again is another chance to say it.
  const known = files.flatMap(({ fate }) => ('transcriptId' in fate ? [fate.transcriptId] : []))
  const close = (): void => {
    if (open === 0) queue.clear()
    onClose()
  }
  return (
    <Dialog
      open
      wide
      onClose={close}
      title={
        open > 0
          ? t('transcripts.importTitle', { files: count(files.length, 'file') })
          : t('transcripts.importEnded', { good: imported, all: count(files.length, 'file') })
      }
      description={t('transcripts.importKinds')}
      actions={
        open > 0 ? (
          <>
            {waiting > 0 ? (
              <Button onClick={() => queue.leaveOut()}>
                {t('transcripts.importStop', { files: count(waiting, 'file') })}
              </Button>
            ) : null}
            <Button tone="primary" onClick={close}>
              {t('transcripts.importBehind')}
            </Button>
          </>
        ) : (
          <>
            {again > 0 ? (
              <Button onClick={() => queue.retry()}>
                {t('transcripts.importRetry', { files: count(again, 'file') })}
              </Button>
            ) : null}
            <Button tone="primary" onClick={close}>
              {t('transcripts.importDone')}
            </Button>
          </>
        )
      }
    >
      <div className="mt-4 flex flex-col gap-4">
        {files.length > 1 ? (
          <progress
            aria-label={t('transcripts.importing', { done: files.length - open, all: files.length })}
            value={files.length - open}
            max={files.length}
            className={[
              'h-1.5 w-full appearance-none overflow-hidden rounded-full',
              '[&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-green',
            ].join(' ')}
          />
        ) : null}
        <ul
          aria-label={t('transcripts.importList')}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className="flex max-h-64 flex-col overflow-y-auto rounded-control border border-line bg-raised"
        >
          {files.map((file) => (
            <FileRow key={file.id} file={file} onLeaveOut={() => queue.leaveOut(file.id)} onOpen={close} />
          ))}
        </ul>
        {open === 0 ? <AskForReps ids={known} /> : null}
      </div>
    </Dialog>
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

/** Null where the fate has a title of its own to show. */
function fateWords(fate: Fate): string {
  if (fate.state === 'failed') return `${fate.message} ${fate.nextStep}`
  if (fate.state === 'same') return t('transcripts.fate.same', { title: fate.title })
  return t(`transcripts.fate.${fate.state}`)
}

interface FileRowProps {
  readonly file: QueuedFile
  readonly onLeaveOut: () => void
  readonly onOpen: () => void
}

function FileRow({ file: { name, size, fate }, onLeaveOut, onOpen }: FileRowProps) {
  const [Icon, tone] = looks[fate.state]
  return (
    <li className="flex items-start gap-2 border-b border-line px-3 py-2 last:border-b-0">
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
          onClick={onLeaveOut}
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
    </li>
  )
}
