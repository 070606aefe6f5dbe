import { CircleAlert, CircleDashed, CircleSlash } from 'lucide-react'
import type { ReactNode } from 'react'
import type { DraftField, DraftSlot } from '#shared/domain/script-draft.ts'
import { cn } from '../../../components/cn.ts'
import { t } from '../../../i18n/t.ts'
import { SmallAction } from '../../new-clients/form/small-action.tsx'
import { fieldName } from '../script-words.ts'
import { Meanwhile } from '../meanwhile.tsx'
import type { TypedText } from '../use-typed-text.ts'
import { canSkip, slotMark, slotWords } from './slot-words.ts'

export interface BriefSlotProps {
  readonly field: DraftField
  readonly slot: DraftSlot
  readonly missing: boolean
  readonly editable: boolean
  /** Marks it as not needed, or takes the mark back. */
  readonly onSkip: (skip: boolean) => void
}

export interface BriefSlotIds {
  readonly label: string
  readonly control: string
  readonly about: string
}

export function briefSlotIds(id: string): BriefSlotIds {
  return { label: `${id}-label`, control: `${id}-control`, about: `${id}-story ${id}-note` }
}

interface FrameProps extends BriefSlotProps {
  readonly id: string
  /** Only fields that are typed into. */
  readonly typed?: TypedText
  readonly children: ReactNode
}

const label = 'text-meta font-medium text-ink-2'

/** Label, control, and under it where the value came from. */
export function BriefSlot({ id, field, typed, children, ...slot }: FrameProps) {
  const ids = briefSlotIds(id)
  const name = fieldName(field)
  return (
    <div className="group/slot relative flex min-w-0 flex-col gap-1" data-field={field}>
      {typed && typed.flash > 0 ? (
        <span
          key={typed.flash}
          aria-hidden
          className="pointer-events-none absolute -inset-1.5 animate-glow rounded-card"
        />
      ) : null}
      <div className="relative flex flex-col gap-1">
        {typed ? (
          <label id={ids.label} htmlFor={ids.control} className={label}>
            {name}
          </label>
        ) : (
          <span id={ids.label} className={label}>
            {name}
          </span>
        )}
        {children}
        <Story id={`${id}-story`} field={field} {...slot} />
        {typed ? (
          <div id={`${id}-note`} className="empty:hidden">
            {typed.error ? <SaveError text={typed.error} /> : null}
            <Meanwhile typed={typed} name={name} />
          </div>
        ) : null}
      </div>
    </div>
  )
}

export function SaveError({ text }: { readonly text: string }) {
  return (
    <p role="alert" className="flex items-start gap-1.5 text-meta text-red">
      <CircleAlert className="mt-0.5 size-3 shrink-0" aria-hidden />
      <span className="min-w-0 [overflow-wrap:anywhere]">{text}</span>
    </p>
  )
}

const looks = {
  missing: { icon: CircleDashed, tone: 'text-amber' },
  skipped: { icon: CircleSlash, tone: 'text-ink-3' },
} as const

function Story({ id, field, slot, missing, editable, onSkip }: BriefSlotProps & { readonly id: string }) {
  const mark = slotMark(slot, missing)
  const words = slotWords(field, slot)
  const name = fieldName(field)
  const Icon = mark ? looks[mark].icon : null
  return (
    <p className="flex min-h-4 flex-wrap items-baseline gap-x-1.5 text-meta text-ink-3">
      <span id={id} className="line-clamp-3 min-w-0 [overflow-wrap:anywhere] empty:hidden">
        {mark && Icon ? (
          <span className={cn('font-medium', looks[mark].tone)}>
            <Icon className="mr-1 inline size-3 align-[-1.5px]" aria-hidden />
            {t(`scripts.mark.${mark}`)}
          </span>
        ) : null}
        {words}
      </span>
      {editable && canSkip(field) && slot.status === 'empty' ? (
        <SmallAction
          field={name}
          onClick={() => onSkip(true)}
          className={cn(
            // What is not asked for offers it only to those who come near.
            mark === null && [
              'opacity-0 group-focus-within/slot:opacity-100',
              'group-hover/slot:opacity-100 focus-visible:opacity-100',
            ],
          )}
        >
          {t('scripts.skip')}
        </SmallAction>
      ) : null}
      {editable && slot.status === 'skipped' ? (
        <SmallAction field={name} onClick={() => onSkip(false)}>
          {t('scripts.unskip')}
        </SmallAction>
      ) : null}
    </p>
  )
}
