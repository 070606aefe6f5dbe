import { explain } from '../../../../components/explain-error.ts'
import { useClient } from '../../../../connection/connection-context.tsx'
import { useRows } from '../../../../connection/use-rows.ts'
import { RecordingLine } from './recording-line.tsx'
import { useHeldSounds, useSoundKeeper } from './sound-keeper-context.tsx'
import type { Dictation } from './use-dictation.ts'

export interface KeptRecordingsProps {
  readonly conversationId: string | null
  readonly dictation: Dictation
}

/** Recordings of this conversation that are not written down yet, or not even stored: nothing said is lost. */
export function KeptRecordings({ conversationId, dictation }: KeptRecordingsProps) {
  const client = useClient()
  const keeper = useSoundKeeper()
  const held = useHeldSounds()
  const { phase } = dictation
  const kept = useRows('voice.list', {}).data ?? []
  const current = phase.kind === 'writing' ? phase.recordingId : null
  // While a file is on its way to the core its row may be here before its id is.
  if (phase.kind === 'writing' && current === null) return null
  const idle = phase.kind === 'idle'
  // What this window still records is listed by the core from its first piece on.
  const busy = new Set([current, ...held.map(({ id }) => id)])
  return (
    <>
      {held
        .filter((one) => one.conversationId === conversationId && one.error !== null)
        .map(({ id, startedAt, size, error }) => (
          <RecordingLine
            key={id}
            title="voice.held"
            error={words(error)}
            failed
            at={startedAt}
            size={size}
            idle={idle}
            onWrite={() => dictation.again(id)}
            onRemove={() => keeper.discard(id)}
          />
        ))}
      {kept
        .filter(
          (one) => one.conversationId === conversationId && one.state !== 'transcribed' && !busy.has(one.id),
        )
        .map(({ id, state, createdAt, size, error }) => (
          <RecordingLine
            key={id}
            title={state === 'failed' ? 'voice.failed' : 'voice.notWritten'}
            error={error}
            failed={state === 'failed'}
            at={createdAt}
            size={size}
            idle={idle}
            onWrite={() => dictation.write(id)}
            onRemove={() => client['voice.remove']({ recordingId: id })}
          />
        ))}
    </>
  )
}

function words(error: unknown): string {
  const { message, nextStep } = explain(error)
  return `${message} ${nextStep}`.trim()
}
