import { AudioLines, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../../components/button.tsx'
import { ConfirmDialog } from '../../../../components/confirm-dialog.tsx'
import { bytes } from '../../../../components/figures.ts'
import { RelativeTime } from '../../../../components/relative-time.tsx'
import { sayError } from '../../../../components/toast.tsx'
import { t, type PlainKey } from '../../../../i18n/t.ts'
import { VoiceLine } from './voice-line.tsx'

export interface RecordingLineProps {
  readonly title: PlainKey
  /** Why it is not written down yet, in words; null when nothing went wrong. */
  readonly error: string | null
  readonly failed: boolean
  readonly at: number
  /** Bytes. */
  readonly size: number
  /** False while something is being written down. */
  readonly idle: boolean
  readonly onWrite: () => void
  readonly onRemove: () => Promise<unknown>
}

/** A recording that waits for the person: write it down, or remove it after a question. */
export function RecordingLine({
  title,
  error,
  failed,
  at,
  size,
  idle,
  onWrite,
  onRemove,
}: RecordingLineProps) {
  const [asking, ask] = useState(false)
  const [busy, setBusy] = useState(false)
  const remove = async (): Promise<void> => {
    setBusy(true)
    try {
      await onRemove()
      ask(false)
    } catch (failure) {
      sayError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <VoiceLine
        icon={
          failed ? (
            <TriangleAlert className="text-amber" aria-hidden />
          ) : (
            <AudioLines className="text-ink-3" aria-hidden />
          )
        }
        announce="status"
        actions={
          <>
            <Button size="small" disabled={!idle} onClick={onWrite}>
              {t(failed ? 'voice.again' : 'voice.writeDown')}
            </Button>
            <Button size="small" tone="quiet" onClick={() => ask(true)}>
              {t('voice.remove')}
            </Button>
          </>
        }
      >
        <p>
          <span className="font-medium">{t(title)}</span>{' '}
          <span className="text-meta text-ink-3 tabular-nums">
            <RelativeTime at={at} /> · {bytes(size)}
          </span>
        </p>
        {error ? <p className="text-meta text-ink-2">{error}</p> : null}
      </VoiceLine>
      <ConfirmDialog
        open={asking}
        title={t('voice.removeTitle')}
        body={t('voice.removeBody')}
        confirm={t('voice.removeConfirm')}
        danger
        busy={busy}
        onConfirm={() => void remove()}
        onClose={() => ask(false)}
      />
    </>
  )
}
