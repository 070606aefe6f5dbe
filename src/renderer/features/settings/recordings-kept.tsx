import { useState } from 'react'
import type { Recording } from '#shared/domain/recording.ts'
import { Button } from '../../components/button.tsx'
import { Section } from '../../components/card.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { bytes } from '../../components/figures.ts'
import { RelativeTime } from '../../components/relative-time.tsx'
import { sayError } from '../../components/toast.tsx'
import { useCall } from '../../connection/use-call.ts'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'

/** What was said aloud and is still kept, with the way to remove it. */
export function RecordingsKept() {
  const kept = useRows('voice.list', {}).data ?? []
  const [chosen, choose] = useState<Recording | null>(null)
  const remove = useCall('voice.remove', {
    onSuccess: () => choose(null),
    onError: (error) => sayError(error),
  })
  return (
    <Section title={t('workspace.recordings')} description={t('workspace.recordings.help')}>
      {kept.length === 0 ? (
        <p className="text-base text-ink-2">{t('workspace.recordings.none')}</p>
      ) : (
        <ul className="-my-1.5 divide-y divide-line">
          {kept.map((one) => (
            <li key={one.id} className="flex items-center gap-3 py-1.5 text-base">
              <div className="min-w-0 flex-1">
                <p className="truncate">{one.text ?? one.error ?? t('workspace.recordings.notWritten')}</p>
                <p className="text-meta text-ink-3">
                  <RelativeTime at={one.createdAt} /> · {bytes(one.size)}
                </p>
              </div>
              <Button size="small" tone="quiet" onClick={() => choose(one)}>
                {t('voice.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={chosen !== null}
        title={t('voice.removeTitle')}
        body={t(chosen?.text ? 'workspace.recordings.removeWritten' : 'voice.removeBody')}
        confirm={t('voice.removeConfirm')}
        danger
        busy={remove.isPending}
        onConfirm={() => chosen && remove.mutate({ recordingId: chosen.id })}
        onClose={() => choose(null)}
      />
    </Section>
  )
}
