import { ListPlus, ListTree } from 'lucide-react'
import { useRef, useState } from 'react'
import type { OutlinePoint } from '#shared/domain/script-draft.ts'
import { Button } from '../../../components/button.tsx'
import { t } from '../../../i18n/t.ts'
import { useTypedText } from '../use-typed-text.ts'
import { addPoint, changePoint, movePoint, removePoint, sameOutline } from './outline-moves.ts'
import { OutlinePointRow } from './outline-point-row.tsx'
import type { DraftEditor } from './use-draft-editor.ts'

/** The points of the script in their order: renamed, moved, added and removed by hand, or proposed. */
export function Outline({ editor }: { readonly editor: DraftEditor }) {
  const { draft, running } = editor
  const { outline } = draft
  const list = useRef<HTMLOListElement>(null)
  // The first of each point wins: there the point begins.
  const places = new Map(draft.paragraphs.toReversed().map(({ point, id }) => [point, id]))
  const [said, setSaid] = useState('')
  /** Only on the outline that was seen: a newer one is shown instead. */
  const store = (next: readonly OutlinePoint[]): Promise<unknown> =>
    editor.change({ type: 'set_outline', outline: [...next] }, (now) => sameOutline(now.outline, outline))
  const storeNow = (next: readonly OutlinePoint[]): Promise<boolean> =>
    editor.act({ type: 'set_outline', outline: [...next] }, (now) => sameOutline(now.outline, outline))
  const move = async (point: OutlinePoint, by: -1 | 1): Promise<void> => {
    const next = movePoint(outline, point.key, by)
    if (next === outline || !(await storeNow(next))) return
    setSaid(
      t('scripts.pointMoved', { title: point.title, n: next.findIndex(({ key }) => key === point.key) + 1 }),
    )
    // React moves the row, and the focus with it, except where the browser lets go of it.
    requestAnimationFrame(() => {
      const row = list.current?.querySelector(`[data-point="${CSS.escape(point.key)}"]`)
      if (row && !row.contains(document.activeElement)) row.querySelector('textarea')?.focus()
    })
  }
  return (
    <section aria-label={t('scripts.outline')} className="flex flex-col gap-2">
      {outline.length > 0 ? (
        <ol ref={list}>
          {outline.map((point, index) => (
            <OutlinePointRow
              key={point.key}
              point={point}
              place={index + 1}
              last={index === outline.length - 1}
              save={(patch) => store(changePoint(outline, point.key, patch))}
              onMove={(by) => void move(point, by)}
              onRemove={() => void storeNow(removePoint(outline, point.key))}
              onShow={places.has(point.key) ? () => showParagraph(places.get(point.key) ?? '') : null}
            />
          ))}
        </ol>
      ) : (
        <p className="text-base text-ink-2">{t('scripts.outlineNone')}</p>
      )}
      <NewPoint onAdd={(title) => store(addPoint(outline, title))} />
      <Button
        size="small"
        className="self-start"
        icon={<ListTree />}
        busy={running === 'outline'}
        disabled={running !== null || draft.missing.length > 0}
        onClick={() => void editor.run({ type: 'outline' })}
      >
        {t(outline.length > 0 ? 'scripts.outlineAgain' : 'scripts.outlinePropose')}
      </Button>
      <output className="sr-only">{said}</output>
    </section>
  )
}

function showParagraph(id: string): void {
  const place = document.querySelector(`[data-paragraph="${CSS.escape(id)}"]`)
  place?.scrollIntoView({ block: 'center' })
  place?.querySelector('button')?.focus({ preventScroll: true })
}

/** Typed and Enter: the next one can follow at once. */
function NewPoint({ onAdd }: { readonly onAdd: (title: string) => Promise<unknown> }) {
  const typed = useTypedText({
    stored: '',
    save: (title) => (title === null ? Promise.resolve() : onAdd(title)),
  })
  return (
    <form
      className="flex items-center gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        typed.commit('force')
      }}
    >
      <ListPlus className="size-4 shrink-0 text-ink-3" aria-hidden />
      <input
        aria-label={t('scripts.outlineAdd')}
        placeholder={t('scripts.outlineAdd')}
        value={typed.text}
        onChange={(event) => typed.type(event.target.value)}
        onBlur={() => typed.commit()}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !typed.dirty) return
          event.preventDefault()
          typed.revert()
        }}
        className={[
          'h-7 min-w-0 flex-1 rounded-chip border border-transparent bg-transparent px-1 text-base',
          'hover:border-line-strong focus-visible:border-accent focus-visible:outline-offset-0',
        ].join(' ')}
      />
    </form>
  )
}
