import { Trash2, WandSparkles } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { ConfirmDialog } from '../../../components/confirm-dialog.tsx'
import { sayError } from '../../../components/toast.tsx'
import { useCall } from '../../../connection/use-call.ts'
import { count, t } from '../../../i18n/t.ts'
import { useGo } from '../../frame/place.ts'
import { useRemoval } from '../use-removal.ts'
import type { Choice } from './use-choice.ts'

export interface ChoiceBarProps {
  readonly choice: Choice
  /** Everything the list shows. */
  readonly shown: readonly string[]
  readonly currentId: string | null
}

/** What can be done with the chosen transcripts. */
export function ChoiceBar({ choice, shown, currentId }: ChoiceBarProps) {
  const [asking, setAsking] = useState(false)
  const go = useGo()
  const removal = useRemoval((ids) => {
    setAsking(false)
    choice.end()
    if (currentId !== null && ids.includes(currentId)) go('/transcripts')
  })
  const distill = useCall('transcripts.distill', {
    onSuccess: choice.end,
    onError: (error) => sayError(error, t('transcripts.distillFailed')),
  })
  // What was deleted meanwhile, or filtered away, is not acted on.
  const ids = shown.filter((id) => choice.ids?.has(id))
  const none = ids.length === 0
  const transcripts = count(ids.length, 'transcript')
  return (
    <section
      aria-label={t('transcripts.choosing')}
      className="flex shrink-0 flex-col gap-2 border-t border-line bg-canvas p-3"
    >
      <div className="flex items-center justify-between gap-2">
        <output className="text-meta text-ink-2">{t('transcripts.chosen', { count: ids.length })}</output>
        <span className="flex gap-1">
          <Button size="small" tone="quiet" onClick={() => choice.setAll(shown)}>
            {t('transcripts.chooseAll')}
          </Button>
          <Button size="small" tone="quiet" onClick={choice.end}>
            {t('transcripts.chooseEnd')}
          </Button>
        </span>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          size="small"
          icon={<WandSparkles />}
          disabled={none}
          busy={distill.isPending}
          onClick={() => distill.mutate({ which: { kind: 'these', ids } })}
        >
          {t('transcripts.makeSummaries')}
        </Button>
        <Button size="small" icon={<Trash2 />} disabled={none} onClick={() => setAsking(true)}>
          {t('transcripts.remove')}
        </Button>
      </div>
      <ConfirmDialog
        danger
        open={asking}
        busy={removal.busy}
        title={t('transcripts.removeTitle', { transcripts })}
        body={t('transcripts.removeBody')}
        confirm={t('transcripts.removeConfirm', { transcripts })}
        onClose={() => setAsking(false)}
        onConfirm={() => removal.run(ids)}
      />
    </section>
  )
}
