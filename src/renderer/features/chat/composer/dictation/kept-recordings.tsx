import { AudioLines, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Recording } from '#shared/domain/recording.ts'
import { Button } from '../../../../components/button.tsx'
import { ConfirmDialog } from '../../../../components/confirm-dialog.tsx'
import { bytes } from '../../../../components/figures.ts'
import { RelativeTime } from '../../../../components/relative-time.tsx'
import { sayError } from '../../../../components/toast.tsx'
import { useCall } from '../../../../connection/use-call.ts'
import { useRows } from '../../../../connection/use-rows.ts'
import { t } from '../../../../i18n/t.ts'
import type { Dictation } from './use-dictation.ts'
import { VoiceLine } from './voice-line.tsx'

export interface KeptRecordingsProps {
  readonly conversationId: string | null
  readonly dictation: Dictation
}

/** Recordings of this conversation that are not written down yet: nothing said is lost. */
export function KeptRecordings({ conversationId, dictation }: KeptRecordingsProps) {
  const { phase } = dictation
  const kept = useRows('voice.list', {}).data ?? []
  const current = phase.kind === 'writing' ? phase.recordingId : null
  // While a sound is on its way to the core its row may be here before its id is.
  if (phase.kind === 'writing' && current === null) return null
  const mine = kept.filter(
    (one) => one.conversationId === conversationId && one.state !== 'transcribed' && one.id !== current,
  )
  return mine.map((one) => (
    <KeptRecording key={one.id} recording={one} onWrite={dictation.write} idle={phase.kind === 'idle'} />
  ))
}

interface KeptRecordingProps {
  readonly recording: Recording
  readonly onWrite: (recordingId: string) => void
  readonly idle: boolean
}

function KeptRecording({ recording, onWrite, idle }: KeptRecordingProps) {
  const [asking, ask] = useState(false)
  const remove = useCall('voice.remove', { onError: (error) => sayError(error) })
  const failed = recording.state === 'failed'
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
            <Button size="small" disabled={!idle} onClick={() => onWrite(recording.id)}>
              {t(failed ? 'voice.again' : 'voice.writeDown')}
            </Button>
            <Button size="small" tone="quiet" onClick={() => ask(true)}>
              {t('voice.remove')}
            </Button>
          </>
        }
      >
        <p>
          <span className="font-medium">{t(failed ? 'voice.failed' : 'voice.notWritten')}</span>{' '}
          <span className="text-meta text-ink-3 tabular-nums">
            <RelativeTime at={recording.createdAt} /> · {bytes(recording.size)}
          </span>
        </p>
        {recording.error ? <p className="text-meta text-ink-2">{recording.error}</p> : null}
      </VoiceLine>
      <ConfirmDialog
        open={asking}
        title={t('voice.removeTitle')}
        body={t('voice.removeBody')}
        confirm={t('voice.removeConfirm')}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ recordingId: recording.id }, { onSuccess: () => ask(false) })}
        onClose={() => ask(false)}
      />
    </>
  )
}
