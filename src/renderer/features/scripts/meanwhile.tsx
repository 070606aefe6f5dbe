import { t } from '../../i18n/t.ts'
import { SmallAction } from '../new-clients/form/small-action.tsx'
import type { TypedText } from './use-typed-text.ts'

export interface MeanwhileProps {
  readonly typed: TypedText
  /** Of what is typed into; spoken after the words of the two ways out. */
  readonly name: string
}

/** Somebody else changed what is being typed into: both are shown, nothing is lost. */
export function Meanwhile({ typed, name }: MeanwhileProps) {
  const { meanwhile } = typed
  if (meanwhile === null) return null
  return (
    <output className="block rounded-control bg-blue-soft px-2 py-1.5 text-meta text-ink">
      <span className="block whitespace-pre-line [overflow-wrap:anywhere]">
        {meanwhile === '' ? t('scripts.meanwhileEmpty') : t('scripts.meanwhile', { value: meanwhile })}
      </span>
      <span className="mt-1 flex gap-3">
        <SmallAction field={name} onClick={() => typed.commit('force')}>
          {t('scripts.keepMine')}
        </SmallAction>
        <SmallAction field={name} onClick={typed.revert}>
          {t('scripts.takeTheirs')}
        </SmallAction>
      </span>
    </output>
  )
}
