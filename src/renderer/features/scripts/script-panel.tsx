import { SquareArrowOutUpRight, X } from 'lucide-react'
import { useState } from 'react'
import type { DraftField, ScriptDraft } from '#shared/domain/script-draft.ts'
import { cn } from '../../components/cn.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { ScrollArea } from '../../components/scroll-area.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { t } from '../../i18n/t.ts'
import { useGo } from '../frame/place.ts'
import { Announcement } from './announcement.tsx'
import { FactList } from './details/fact-list.tsx'
import { Inspirations } from './details/inspirations.tsx'
import { showClaims } from './editor/claim-list.tsx'
import { ReleaseBar } from './editor/release-bar.tsx'
import { RunningLine } from './editor/running-line.tsx'
import { ScriptText } from './editor/script-text.tsx'
import { SpokenRing } from './editor/spoken-ring.tsx'
import { useDraftEditor } from './editor/use-draft-editor.ts'
import { BriefForm } from './form/brief-form.tsx'
import { hasText, scriptFor } from './script-words.ts'

type PanelTab = 'brief' | 'text' | 'facts'

export interface ScriptPanelProps {
  readonly row: ScriptDraft
  readonly onClose: () => void
}

/** Form, text and facts beside the conversation they belong to. */
export function ScriptPanel({ row, onClose }: ScriptPanelProps) {
  const editor = useDraftEditor(row)
  const { draft } = editor
  const go = useGo()
  const [picked, setPicked] = useState<PanelTab | null>(null)
  const [wanted, setWanted] = useState<DraftField | null>(null)
  const written = hasText(draft)
  const tab = picked ?? (written ? 'text' : 'brief')
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-1 border-b border-line px-4">
        <h2 className="min-w-0 truncate text-body font-semibold">{scriptFor(draft)}</h2>
        <IconButton
          className="ml-auto"
          label={t('scripts.openScreen')}
          icon={<SquareArrowOutUpRight />}
          onClick={() => go(`/scripts/${draft.id}`)}
        />
        <IconButton className="-mr-2" label={t('scripts.closeForm')} icon={<X />} onClick={onClose} />
      </header>
      <div className="flex shrink-0 border-b border-line px-4 py-2">
        <SpokenRing draft={draft} />
      </div>
      <ScrollArea label={t('scripts.form')} className="px-4 py-2">
        <Tabs<PanelTab>
          label={t('scripts.form')}
          value={tab}
          onChange={setPicked}
          tabs={[
            {
              value: 'brief',
              label: t('scripts.tab.brief'),
              content: (
                <BriefForm
                  editor={editor}
                  wanted={wanted}
                  onFocused={() => setWanted(null)}
                  // A text that comes in must not take the form away from under the person's hands.
                  onUse={() => setPicked('brief')}
                />
              ),
            },
            {
              value: 'text',
              label: t('scripts.tab.text'),
              content: (
                <ScriptText
                  editor={editor}
                  chosen={null}
                  onChoose={() => undefined}
                  onSay={null}
                  onFillIn={(field) => {
                    setPicked('brief')
                    setWanted(field)
                  }}
                />
              ),
            },
            {
              value: 'facts',
              label: t('scripts.tab.facts'),
              content: (
                <div className="flex flex-col gap-5">
                  <FactList draft={draft} />
                  <Inspirations inspirations={draft.inspirations} looked={draft.writtenBy !== null} />
                </div>
              ),
            },
          ]}
        />
        <Announcement draft={draft} />
      </ScrollArea>
      <footer
        className={cn(
          'flex shrink-0 flex-col gap-2 border-t border-line px-4 py-3',
          !written && editor.running === null && 'hidden',
        )}
      >
        <RunningLine editor={editor} />
        {written ? (
          <ReleaseBar
            editor={editor}
            onShowClaims={() => {
              setPicked('text')
              requestAnimationFrame(showClaims)
            }}
          />
        ) : null}
      </footer>
    </>
  )
}
