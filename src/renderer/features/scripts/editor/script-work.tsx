import { useRef, useState } from 'react'
import type { DraftField } from '#shared/domain/script-draft.ts'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { isTyping } from '../../../hooks/keymap.ts'
import { useShortcut } from '../../../hooks/use-shortcut.ts'
import { t } from '../../../i18n/t.ts'
import { Announcement } from '../announcement.tsx'
import type { VersionPair } from '../details/version-list.tsx'
import { hasText } from '../script-words.ts'
import { CompareView } from './compare-view.tsx'
import { InstructionBox } from './instruction-box.tsx'
import { OutlineColumn } from './outline-column.tsx'
import { ReleaseBar } from './release-bar.tsx'
import { RunningLine } from './running-line.tsx'
import { ScriptText } from './script-text.tsx'
import { Toolbar } from './toolbar.tsx'
import { onlyAsSeen, type DraftEditor } from './use-draft-editor.ts'

export interface ScriptWorkProps {
  readonly editor: DraftEditor
  /** Versions that are looked at instead of the text; null for none. */
  readonly compare: VersionPair | null
  readonly onCompare: (pair: VersionPair | null) => void
  readonly onFillIn: (field: DraftField) => void
}

/** Outline and text of one script, and under them what can be asked for next. */
export function ScriptWork({ editor, compare, onCompare, onFillIn }: ScriptWorkProps) {
  const { draft } = editor
  const [chosen, setChosen] = useState<readonly string[]>([])
  const instruction = useRef<HTMLInputElement>(null)
  const present = chosen.filter((id) => draft.paragraphs.some((paragraph) => paragraph.id === id))
  const move = (type: 'undo' | 'redo', can: boolean) => (event: KeyboardEvent) => {
    if (isTyping(event.target) || !can) return
    event.preventDefault()
    void editor.act({ type }, onlyAsSeen)
  }
  useShortcut('Mod+Z', move('undo', draft.canUndo))
  useShortcut('Mod+Shift+Z', move('redo', draft.canRedo))
  return (
    <>
      <Toolbar editor={editor} />
      <ScrollArea label={t('scripts.text')} className="@container px-4 py-4">
        {compare ? (
          <CompareView
            draft={draft}
            pair={compare}
            onPair={onCompare}
            onDone={() => onCompare(null)}
            onRestore={(version) =>
              void editor
                .act({ type: 'restore', version }, onlyAsSeen)
                .then((done) => (done ? onCompare(null) : undefined))
            }
          />
        ) : (
          <div className="flex flex-col gap-4 @[46rem]:grid @[46rem]:grid-cols-[13rem_minmax(0,1fr)] @[46rem]:gap-6">
            <OutlineColumn editor={editor} />
            <ScriptText
              editor={editor}
              chosen={present}
              onChoose={setChosen}
              onSay={(id) => {
                setChosen([id])
                // The menu gives the focus back to its handle first.
                requestAnimationFrame(() => instruction.current?.focus())
              }}
              onFillIn={onFillIn}
            />
          </div>
        )}
        <Announcement draft={draft} />
      </ScrollArea>
      <footer className="flex shrink-0 flex-col gap-2 border-t border-line px-4 py-3 empty:hidden compact:py-2">
        <RunningLine editor={editor} />
        {hasText(draft) && !compare ? (
          <InstructionBox ref={instruction} editor={editor} chosen={present} onWhole={() => setChosen([])} />
        ) : null}
        {hasText(draft) ? <ReleaseBar editor={editor} /> : null}
      </footer>
    </>
  )
}
