import { useRef, useState } from 'react'
import type { DraftField } from '#shared/domain/script-draft.ts'
import { cn } from '../../../components/cn.ts'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { isTyping } from '../../../hooks/keymap.ts'
import { useShortcut } from '../../../hooks/use-shortcut.ts'
import { t } from '../../../i18n/t.ts'
import { Announcement } from '../announcement.tsx'
import type { VersionPair } from '../details/version-list.tsx'
import { hasText } from '../script-words.ts'
import { showClaims } from './claim-list.tsx'
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
  const written = hasText(draft)
  const toClaims = (): void => {
    onCompare(null)
    // Versions may have stood in their place until now.
    requestAnimationFrame(showClaims)
  }
  return (
    // In a low window, or at 200 %, everything scrolls: fixed bars would leave the text no room.
    <div
      className={[
        'flex min-h-0 flex-1 flex-col',
        '[@media(max-height:35rem)]:block [@media(max-height:35rem)]:overflow-y-auto',
      ].join(' ')}
    >
      <Toolbar editor={editor} />
      <ScrollArea
        label={t('scripts.text')}
        className="@container px-4 py-4 [@media(max-height:35rem)]:overflow-visible"
      >
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
          <div
            className={[
              'flex flex-col gap-4',
              '@[46rem]:grid @[46rem]:grid-cols-[13rem_minmax(0,1fr)] @[46rem]:gap-6',
            ].join(' ')}
          >
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
      <footer
        className={cn(
          'flex shrink-0 flex-col gap-2 border-t border-line px-4 py-3 compact:py-2',
          !written && editor.running === null && 'hidden',
        )}
      >
        <RunningLine editor={editor} />
        {written && !compare ? (
          <InstructionBox ref={instruction} editor={editor} chosen={present} onWhole={() => setChosen([])} />
        ) : null}
        {written ? <ReleaseBar editor={editor} onShowClaims={toClaims} /> : null}
      </footer>
    </div>
  )
}
