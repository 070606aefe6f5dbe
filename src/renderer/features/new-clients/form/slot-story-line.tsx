import { Check, CircleAlert, CircleDashed, CircleSlash, TriangleAlert, type LucideIcon } from 'lucide-react'
import { cn } from '../../../components/cn.ts'
import { t } from '../../../i18n/t.ts'
import { fieldName } from './client-fields.ts'
import { SmallAction } from './small-action.tsx'
import { slotMark, slotWords, surePercent, type SlotMark } from './slot-story.ts'
import type { SlotControl, SlotProps } from './use-slot.ts'

const looks: Readonly<Record<SlotMark, { readonly icon: LucideIcon; readonly tone: string }>> = {
  sure: { icon: Check, tone: 'text-green' },
  look: { icon: TriangleAlert, tone: 'text-amber' },
  invalid: { icon: CircleAlert, tone: 'text-red' },
  skipped: { icon: CircleSlash, tone: 'text-ink-3' },
  missing: { icon: CircleDashed, tone: 'text-ink-2' },
}

export interface SlotStoryProps extends Omit<SlotProps, 'save'> {
  readonly id: string
  readonly onSend: SlotControl['send']
}

/** One muted line under a value: how sure it is, the words it came from, and what can be done. */
export function SlotStory({ id, field, slot, missing, optional, editable, onSend }: SlotStoryProps) {
  const mark = slotMark(slot, missing)
  const words = slotWords(slot)
  const name = fieldName(field)
  return (
    // The line keeps its height, so that nothing jumps when the chat fills the field.
    <p className="flex min-h-4 flex-wrap items-baseline gap-x-1.5 text-meta text-ink-3">
      <span id={id} className="min-w-0 [overflow-wrap:anywhere] empty:hidden">
        {mark ? <Mark mark={mark} word={markWord(mark, slot)} /> : null}
        {mark && words ? ' ' : null}
        {words ? <span title={words}>{shorten(words)}</span> : null}
        {slot.status === 'invalid' ? <span className="block text-red">{slot.problem}</span> : null}
      </span>
      {editable && slot.status === 'filled' && mark === 'look' ? (
        <SmallAction field={name} onClick={() => onSend(slot.value)}>
          {t('clients.confirm')}
        </SmallAction>
      ) : null}
      {editable && mark === 'skipped' ? (
        <SmallAction field={name} onClick={() => onSend(null)}>
          {t('clients.unskip')}
        </SmallAction>
      ) : null}
      {editable && optional && (slot.status === 'empty' || slot.status === 'invalid') ? (
        <SmallAction
          field={name}
          onClick={() => onSend(null, true)}
          className={cn(
            // What is not asked for offers it only to those who come near.
            mark === null &&
              'opacity-0 group-focus-within/slot:opacity-100 group-hover/slot:opacity-100 focus-visible:opacity-100',
          )}
        >
          {t('clients.skip')}
        </SmallAction>
      ) : null}
    </p>
  )
}

function markWord(mark: SlotMark, slot: SlotProps['slot']): string {
  const percent = slot.status === 'filled' ? surePercent(slot.confidence) : 0
  if (mark === 'sure') return t('clients.sure', { percent })
  if (mark === 'look') return `${t('clients.mark.look')} · ${t('clients.sure', { percent })}`
  return t(`clients.mark.${mark}`)
}

/** Sure values say so only to those who ask: a column of "sure" would drown what needs a look. */
function Mark({ mark, word }: { readonly mark: SlotMark; readonly word: string }) {
  const { icon: Icon, tone } = looks[mark]
  return (
    <span className={cn('font-medium', tone)} title={word}>
      <Icon className={cn('inline size-3 align-[-1.5px]', mark !== 'sure' && 'mr-1')} aria-hidden />
      <span className={cn(mark === 'sure' && 'sr-only')}>{word}</span>
    </span>
  )
}

const LONGEST = 160

function shorten(words: string): string {
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST).trimEnd()}…”`
}
