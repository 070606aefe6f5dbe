import { ArrowDown, ArrowUp, TextSearch, Trash2 } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { OutlinePoint } from '#shared/domain/script-draft.ts'
import { cn } from '../../../components/cn.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { t } from '../../../i18n/t.ts'
import { SaveError } from '../form/brief-slot.tsx'
import { Meanwhile } from '../meanwhile.tsx'
import { useTypedText } from '../use-typed-text.ts'

export interface OutlinePointRowProps {
  readonly point: OutlinePoint
  /** From 1. */
  readonly place: number
  readonly last: boolean
  readonly save: (patch: Partial<OutlinePoint>) => Promise<unknown>
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
  /** Leads to what the text says about it; null as long as it says nothing. */
  readonly onShow: (() => void) | null
}

const quiet = [
  'w-full rounded-chip border border-transparent bg-transparent px-1 hover:border-line-strong',
  'focus-visible:border-accent focus-visible:bg-raised focus-visible:outline-offset-0',
].join(' ')

/** A point that is renamed where it stands. Alt with the arrows moves it. */
export function OutlinePointRow({
  point,
  place,
  last,
  save,
  onMove,
  onRemove,
  onShow,
}: OutlinePointRowProps) {
  const { title } = point
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li data-point={point.key} className="group/point relative flex gap-1 py-1" onKeyDown={onKeyDown}>
      <span className="w-4 shrink-0 pt-px text-right text-meta leading-5 text-ink-3 tabular-nums" aria-hidden>
        {place}
      </span>
      <div className="min-w-0 flex-1">
        <Line
          label={t('scripts.pointTitle', { n: place })}
          stored={title}
          className="text-base font-medium text-ink"
          save={(text) => (text === null ? Promise.resolve() : save({ title: text }))}
        />
        <Line
          label={t('scripts.pointNote', { n: place })}
          stored={point.note}
          className="text-meta text-ink-2"
          save={(text) => save({ note: text ?? '' })}
        />
      </div>
      <span
        className={cn(
          'absolute top-0.5 right-0 hidden rounded-control bg-raised shadow-float',
          'group-focus-within/point:flex group-hover/point:flex',
        )}
      >
        {onShow ? (
          <IconButton
            size="small"
            label={t('scripts.pointShow', { title })}
            icon={<TextSearch />}
            onClick={onShow}
          />
        ) : null}
        <IconButton
          size="small"
          label={t('scripts.pointUp', { title })}
          icon={<ArrowUp />}
          disabled={place === 1}
          keys="Alt+ArrowUp"
          onClick={() => onMove(-1)}
        />
        <IconButton
          size="small"
          label={t('scripts.pointDown', { title })}
          icon={<ArrowDown />}
          disabled={last}
          keys="Alt+ArrowDown"
          onClick={() => onMove(1)}
        />
        <IconButton
          size="small"
          label={t('scripts.pointRemove', { title })}
          icon={<Trash2 />}
          onClick={onRemove}
        />
      </span>
    </li>
  )
}

interface LineProps {
  readonly label: string
  readonly stored: string
  readonly save: (text: string | null) => Promise<unknown>
  readonly className: string
}

function Line({ label, stored, save, className }: LineProps) {
  const typed = useTypedText({ stored, save })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      typed.commit('force')
    }
    if (event.key === 'Escape' && typed.dirty) {
      event.preventDefault()
      typed.revert()
    }
  }
  return (
    <>
      <textarea
        aria-label={label}
        rows={1}
        value={typed.text}
        aria-busy={typed.busy || undefined}
        aria-invalid={typed.error !== null || undefined}
        data-own-escape={typed.dirty || undefined}
        onChange={(event) => typed.type(event.target.value.replaceAll('\n', ' '))}
        onBlur={() => typed.commit()}
        onKeyDown={onKeyDown}
        className={cn(quiet, 'block field-sizing-content resize-none', className)}
      />
      {typed.error ? <SaveError text={typed.error} /> : null}
      <Meanwhile typed={typed} name={label} />
    </>
  )
}
