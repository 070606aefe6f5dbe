import { Lock } from 'lucide-react'
import { useRef, type MouseEvent } from 'react'
import type { Paragraph, ScriptDraft } from '#shared/domain/script-draft.ts'
import { Badge } from '../../../components/badge.tsx'
import { cn } from '../../../components/cn.ts'
import { Tooltip } from '../../../components/tooltip.tsx'
import { t } from '../../../i18n/t.ts'
import { ClaimMark } from './claim-mark.tsx'
import { claimParts } from './claim-parts.ts'
import { ParagraphBox } from './paragraph-box.tsx'
import type { ParagraphDeeds } from './paragraph-deeds.ts'
import { ParagraphMenu } from './paragraph-menu.tsx'

export interface ParagraphRowProps {
  readonly draft: ScriptDraft
  readonly paragraph: Paragraph
  /** From 1. */
  readonly place: number
  readonly editing: boolean
  readonly onEdit: (editing: boolean) => void
  /** Null where paragraphs are not chosen for an instruction. */
  readonly selected: boolean | null
  readonly onSelect: (selected: boolean) => void
  readonly deeds: ParagraphDeeds
}

/** One paragraph as it will be spoken, with its handle in the margin. */
export function ParagraphRow({
  draft,
  paragraph,
  place,
  editing,
  onEdit,
  deeds,
  ...pick
}: ParagraphRowProps) {
  const handle = useRef<HTMLButtonElement>(null)
  const { id, text, locked } = paragraph
  const name = t('scripts.paragraph', { n: place })
  const edit = (): void => onEdit(true)
  const onClick = (event: MouseEvent): void => {
    const onWords = event.target instanceof Element && event.target.closest('[role=button], button') === null
    if (onWords && !locked && document.getSelection()?.isCollapsed !== false) edit()
  }
  return (
    <li
      data-paragraph={id}
      aria-label={name}
      className={cn(
        'group/par grid scroll-my-4 grid-cols-[auto_minmax(0,1fr)] gap-x-1.5 rounded-control',
        pick.selected && 'bg-selected/60',
      )}
    >
      <span
        className={cn(
          'flex w-12 items-center justify-end gap-0.5 self-start pt-1',
          pick.selected === null && 'w-6',
        )}
      >
        {pick.selected === null ? null : (
          <input
            type="checkbox"
            aria-label={t('scripts.paragraphSelect', { n: place })}
            checked={pick.selected}
            onChange={(event) => pick.onSelect(event.target.checked)}
            className={cn(
              'size-4 opacity-0 transition-opacity',
              'group-focus-within/par:opacity-100 group-hover/par:opacity-100 checked:opacity-100',
            )}
          />
        )}
        <ParagraphMenu ref={handle} paragraph={paragraph} place={place} deeds={deeds} onEdit={edit} />
      </span>
      {editing ? (
        <ParagraphBox
          label={t('scripts.paragraphEdit', { n: place })}
          stored={text}
          save={(typed) => deeds.save(id, typed, text)}
          onGone={(typed) => deeds.keep(id, typed)}
          onClose={(how) => {
            onEdit(false)
            if (how === 'back') requestAnimationFrame(() => handle.current?.focus())
          }}
        />
      ) : (
        <div
          role="presentation"
          onClick={onClick}
          className={cn(
            'rounded-control px-1 py-0.5 text-script [overflow-wrap:anywhere] whitespace-pre-line',
            !locked && 'cursor-text hover:bg-hover/50',
          )}
        >
          {locked ? (
            <Tooltip text={t('scripts.lockedTip')}>
              <Badge tone="neutral" icon={<Lock />} className="mr-2 align-[2px]">
                {t('scripts.locked')}
              </Badge>
            </Tooltip>
          ) : null}
          {claimParts(paragraph, draft.claims).map((part, index) =>
            part.claim ? (
              <ClaimMark
                key={`${part.claim.start} ${part.text}`}
                claim={part.claim}
                draft={draft}
                onConfirm={deeds.confirm}
                onEdit={edit}
              />
            ) : (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index}>{part.text}</span>
            ),
          )}
        </div>
      )}
    </li>
  )
}
