import { X } from 'lucide-react'
import type { DraftField } from '#shared/domain/script-draft.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { ScrollArea } from '../../../components/scroll-area.tsx'
import { Tabs } from '../../../components/tabs.tsx'
import { t } from '../../../i18n/t.ts'
import type { DraftEditor } from '../editor/use-draft-editor.ts'
import { BriefForm } from '../form/brief-form.tsx'
import { FactList } from './fact-list.tsx'
import { Inspirations } from './inspirations.tsx'
import { VersionList, type VersionPair } from './version-list.tsx'

export type DetailsTab = 'brief' | 'facts' | 'versions'

export interface DetailsProps {
  readonly editor: DraftEditor
  readonly tab: DetailsTab
  readonly onTab: (tab: DetailsTab) => void
  readonly wanted: DraftField | null
  readonly onFocused: () => void
  readonly onCompare: (pair: VersionPair) => void
  readonly onClose: () => void
}

/** Beside the text: what it was told, what it may say and where that is from, and what it was before. */
export function Details({ editor, tab, onTab, wanted, onFocused, onCompare, onClose }: DetailsProps) {
  const { draft } = editor
  return (
    <>
      <header className="flex h-13 shrink-0 items-center gap-2 border-b border-line px-4">
        <h2 className="text-body font-semibold">{t('scripts.details')}</h2>
        <IconButton
          className="-mr-2 ml-auto"
          label={t('scripts.closeDetails')}
          icon={<X />}
          onClick={onClose}
        />
      </header>
      <ScrollArea label={t('scripts.details')} className="px-4 py-2">
        <Tabs<DetailsTab>
          label={t('scripts.details')}
          value={tab}
          onChange={onTab}
          tabs={[
            {
              value: 'brief',
              label: t('scripts.tab.brief'),
              content: <BriefForm editor={editor} wanted={wanted} onFocused={onFocused} />,
            },
            {
              value: 'facts',
              label: t('scripts.tab.facts'),
              content: (
                <div className="flex flex-col gap-5">
                  <FactList draft={draft} />
                  <Inspirations
                    inspirations={draft.inspirations}
                    looked={draft.writtenBy !== null || draft.outline.length > 0}
                  />
                </div>
              ),
            },
            {
              value: 'versions',
              label: t('scripts.tab.versions'),
              content: <VersionList editor={editor} onCompare={onCompare} />,
            },
          ]}
        />
      </ScrollArea>
    </>
  )
}
