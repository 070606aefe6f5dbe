import { useState } from 'react'
import type { Transcript } from '#shared/domain/transcript.ts'
import { focusOnce } from '../../../components/focus-once.ts'
import { Input } from '../../../components/input.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { t } from '../../../i18n/t.ts'

export interface RenameTitleProps {
  readonly transcript: Transcript
  readonly onDone: () => void
}

/** The title as a field: Enter or leaving it stores, Esc leaves it as it was. */
export function RenameTitle({ transcript, onDone }: RenameTitleProps) {
  const [text, setText] = useState(transcript.title)
  const update = useCall('transcripts.update', {
    onError: (error) => sayError(error, t('transcripts.updateFailed')),
  })
  const save = (): void => {
    const title = text.trim()
    if (title !== '' && title !== transcript.title) update.mutate({ transcriptId: transcript.id, title })
    onDone()
  }
  return (
    <Input
      ref={focusOnce}
      aria-label={t('transcripts.titleField')}
      value={text}
      maxLength={200}
      className="w-100 max-w-full"
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
        if (event.key !== 'Escape') return
        event.preventDefault()
        onDone()
      }}
    />
  )
}
