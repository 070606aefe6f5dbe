import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '../../../components/cn.ts'
import { t } from '../../../i18n/t.ts'
import { fieldName } from './client-fields.ts'
import { SlotStory } from './slot-story-line.tsx'
import type { SlotControl, SlotProps } from './use-slot.ts'
import { SmallAction } from './small-action.tsx'

export interface SlotIds {
  readonly label: string
  readonly control: string
  /** Ids of everything that explains the value. */
  readonly about: string
}

export function slotIds(id: string): SlotIds {
  return { label: `${id}-label`, control: `${id}-control`, about: `${id}-story ${id}-note` }
}

export interface SlotFrameProps extends SlotProps {
  readonly id: string
  readonly control: SlotControl
  /** False when several buttons make up the control: then the label names a group. */
  readonly single: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** Label, control, and under it where the value came from and what is to be done about it. */
export function SlotFrame({ id, control, single, className, children, ...slot }: SlotFrameProps) {
  const ids = slotIds(id)
  const name = fieldName(slot.field)
  const label = 'text-meta font-medium text-ink-2'
  return (
    <div className={cn('group/slot relative flex min-w-0 flex-col gap-1', className)} data-field={slot.field}>
      {control.flash > 0 ? (
        <span
          key={control.flash}
          aria-hidden
          className="pointer-events-none absolute -inset-1.5 animate-glow rounded-card"
        />
      ) : null}
      <div className="relative flex flex-col gap-1">
        {single ? (
          <label id={ids.label} htmlFor={ids.control} className={label}>
            {name}
          </label>
        ) : (
          <span id={ids.label} className={label}>
            {name}
          </span>
        )}
        {children}
        <SlotStory {...slot} id={`${id}-story`} onSend={control.send} />
        <SlotNote id={`${id}-note`} control={control} name={name} />
      </div>
    </div>
  )
}

interface SlotNoteProps {
  readonly id: string
  readonly control: SlotControl
  readonly name: string
}

/** Only when something went against what was typed: refused, or changed from outside. */
function SlotNote({ id, control, name }: SlotNoteProps) {
  const { error, meanwhile } = control
  return (
    <div id={id} className="empty:hidden">
      {error ? (
        <p role="alert" className="flex items-start gap-1.5 text-meta text-red">
          <CircleAlert className="mt-0.5 size-3 shrink-0" aria-hidden />
          <span className="min-w-0 [overflow-wrap:anywhere]">{error}</span>
        </p>
      ) : null}
      {meanwhile === null ? null : (
        <output className="block rounded-control bg-blue-soft px-2 py-1.5 text-meta text-ink">
          <span className="block [overflow-wrap:anywhere]">
            {meanwhile === '' ? t('clients.meanwhileEmpty') : t('clients.meanwhile', { value: meanwhile })}
          </span>
          <span className="mt-1 flex gap-3">
            <SmallAction field={name} onClick={() => control.commit('force')}>
              {t('clients.keepMine')}
            </SmallAction>
            <SmallAction field={name} onClick={control.revert}>
              {t('clients.takeTheirs')}
            </SmallAction>
          </span>
        </output>
      )}
    </div>
  )
}
