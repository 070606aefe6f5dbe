import { useState, type ReactNode } from 'react'
import type { DraftField, ScriptDraft } from '#shared/domain/script-draft.ts'
import { useMedia } from '../../hooks/use-media.ts'
import { useStored } from '../../hooks/use-stored.ts'
import { t } from '../../i18n/t.ts'
import { Area } from '../frame/area.tsx'
import { useGo } from '../frame/place.ts'
import { Details, type DetailsTab } from './details/details.tsx'
import type { VersionPair } from './details/version-list.tsx'
import { ScriptWork } from './editor/script-work.tsx'
import { useDraftEditor } from './editor/use-draft-editor.ts'
import { hasText } from './script-words.ts'
import { ScriptHeader } from './script-header.tsx'

export interface ScriptAreaProps {
  readonly row: ScriptDraft
  readonly list: ReactNode
  readonly more: ReactNode
}

/** The chosen script: list, text, and beside it form, facts and versions. */
export function ScriptArea({ row, list, more }: ScriptAreaProps) {
  const editor = useDraftEditor(row)
  const { draft } = editor
  const go = useGo()
  const [wide, setWide] = useStored('scripts.details', true, (text) => text === 'true')
  // In a narrow window the details cover the text, so there they come only when they are asked for.
  const room = useMedia('(min-width: 1100px)')
  const [asked, setAsked] = useState(false)
  const [picked, setPicked] = useState<{ readonly id: string; readonly tab: DetailsTab } | null>(null)
  const [wanted, setWanted] = useState<DraftField | null>(null)
  const [compared, setCompared] = useState<{ readonly id: string; readonly pair: VersionPair } | null>(null)
  const open = room ? wide : asked
  const setOpen = (next: boolean): void => {
    if (room) setWide(next)
    else setAsked(next)
  }
  const tab = picked?.id === draft.id ? picked.tab : hasText(draft) ? 'facts' : 'brief'
  const setTab = (next: DetailsTab): void => setPicked({ id: draft.id, tab: next })
  const setPair = (pair: VersionPair | null): void => setCompared(pair && { id: draft.id, pair })
  return (
    <Area
      label={t('scripts.title')}
      list={list}
      companion={
        open ? (
          <Details
            key={draft.id}
            editor={editor}
            tab={tab}
            onTab={setTab}
            wanted={wanted}
            onFocused={() => setWanted(null)}
            onCompare={(pair) => {
              setPair(pair)
              // It would cover what is compared.
              setAsked(false)
            }}
            onClose={() => setOpen(false)}
          />
        ) : null
      }
      onCloseCompanion={() => setOpen(false)}
    >
      <ScriptHeader
        editor={editor}
        details={open}
        onDetails={setOpen}
        onDiscarded={() => go('/scripts')}
        more={more}
      />
      <ScriptWork
        key={draft.id}
        editor={editor}
        compare={compared?.id === draft.id ? compared.pair : null}
        onCompare={setPair}
        onFillIn={(field) => {
          setOpen(true)
          setTab('brief')
          setWanted(field)
        }}
      />
    </Area>
  )
}
