import { CircleCheck, CircleDashed, Clapperboard } from 'lucide-react'
import { useId, useState } from 'react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { Button } from '../../../components/button.tsx'
import { cn } from '../../../components/cn.ts'
import { explain } from '../../../components/explain-error.ts'
import { t } from '../../../i18n/t.ts'
import { kindOf, openClaims } from '../script-words.ts'
import { claimsToSettle } from './claim-parts.ts'
import { onlyAsSeen, type DraftEditor } from './use-draft-editor.ts'

/** Why the primer video cannot use it yet; null when it can. */
export function videoProblem(draft: Pick<ScriptDraft, 'state' | 'claims'>): string | null {
  if (openClaims(draft) > 0) return t('scripts.video.claims')
  return draft.state === 'final' ? null : t('scripts.video.notFinal')
}

function stateWords(draft: ScriptDraft): string {
  const open = claimsToSettle(draft).length
  if (draft.state === 'final') return t(draft.forVideo ? 'scripts.finalForVideo' : 'scripts.state.final')
  if (open > 0)
    return open === 1 ? t('scripts.claimsFirstOne') : t('scripts.claimsFirstMany', { count: open })
  return t('scripts.notFinalYet')
}

export interface ReleaseBarProps {
  readonly editor: DraftEditor
  /** Goes to the claims that stand in the way. */
  readonly onShowClaims: () => void
}

/** The last step: final or not, and whether the video speaks it. The core decides; its refusal is shown. */
export function ReleaseBar({ editor, onShowClaims }: ReleaseBarProps) {
  const id = useId()
  const { draft, running } = editor
  const [refused, setRefused] = useState<{ readonly draftId: string; readonly words: string } | null>(null)
  const open = openClaims(draft)
  const final = draft.state === 'final'
  const primer = kindOf(draft) === 'primer'
  const problem = videoProblem(draft)
  const note = final
    ? draft.forVideo
      ? t('scripts.forVideo')
      : t('scripts.finalNote')
    : primer
      ? problem
      : open === 0
        ? t('scripts.readyForFinal')
        : null
  const Icon = final ? CircleCheck : CircleDashed
  const useIt = (use: boolean): void => void editor.act({ type: 'use_for_video', use })
  // Beside the button: at the edge of the window it would cover it.
  const finalize = async (): Promise<void> => {
    setRefused(null)
    try {
      await editor.change({ type: 'finalize' }, onlyAsSeen)
    } catch (error) {
      const { message, nextStep, reference } = explain(error)
      const tail = reference ? `(${t('common.reference', { reference })})` : ''
      setRefused({ draftId: draft.id, words: [message, nextStep, tail].filter(Boolean).join(' ') })
    }
  }
  const refusal = !final && open === 0 && refused?.draftId === draft.id ? refused.words : null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      {refusal === null ? null : (
        <div role="alert" className="w-full text-base">
          <p className="font-medium text-red">{t('scripts.refused')}</p>
          <p className="text-meta text-ink-2">{refusal}</p>
        </div>
      )}
      <output id={id} className="flex min-w-40 flex-1 items-start gap-2">
        <Icon className={cn('mt-0.5 size-4 shrink-0', final ? 'text-green' : 'text-ink-3')} aria-hidden />
        <span className="min-w-0 text-base">
          <span className="block font-medium">{stateWords(draft)}</span>
          {note ? <span className="block text-meta text-ink-2">{note}</span> : null}
        </span>
      </output>
      <span className="ml-auto flex flex-wrap gap-1">
        {primer ? (
          <Button
            icon={<Clapperboard />}
            tone={final && !draft.forVideo ? 'primary' : 'neutral'}
            // It stays reachable, so that the reason can be read.
            aria-disabled={problem !== null || undefined}
            aria-describedby={id}
            onClick={() => (problem === null ? useIt(!draft.forVideo) : undefined)}
          >
            {t(draft.forVideo ? 'scripts.notForVideo' : 'scripts.useForVideo')}
          </Button>
        ) : null}
        {final ? (
          <Button tone="quiet" onClick={() => void editor.act({ type: 'reopen' }, onlyAsSeen)}>
            {t('scripts.reopen')}
          </Button>
        ) : (
          <Button
            tone={open > 0 ? 'neutral' : 'primary'}
            disabled={running !== null}
            aria-describedby={id}
            onClick={() => (open > 0 ? onShowClaims() : void finalize())}
          >
            {t('scripts.finalize')}
          </Button>
        )}
      </span>
    </div>
  )
}
