import { Button } from '../../../components/button.tsx'
import { Dialog } from '../../../components/dialog.tsx'
import { count, t } from '../../../i18n/t.ts'
import { AskForReps } from './ask-for-reps.tsx'
import { FileRows } from './file-rows.tsx'
import { isOpen, mayRetry } from './import-queue.ts'
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
          : t('transcripts.importEnded', {
              good: imported.toLocaleString('en-US'),
              all: count(files.length, 'file'),
            })
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
            aria-label={t('transcripts.importing', {
              done: files.length - open,
              files: count(files.length, 'file'),
            })}
            value={files.length - open}
            max={files.length}
            className={[
              'h-1.5 w-full appearance-none overflow-hidden rounded-full',
              '[&::-webkit-progress-bar]:bg-hover [&::-webkit-progress-value]:bg-green',
            ].join(' ')}
          />
        ) : null}
        <FileRows files={files} onLeaveOut={(id) => queue.leaveOut(id)} onOpen={close} />
        {open === 0 ? <AskForReps ids={known} /> : null}
      </div>
    </Dialog>
  )
}
