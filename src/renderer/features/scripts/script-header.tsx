import { Ellipsis, MessageSquare, PanelRight, PenLine, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { Badge } from '../../components/badge.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../components/menu.tsx'
import { say } from '../../components/toast.tsx'
import { t } from '../../i18n/t.ts'
import { AreaHeader } from '../frame/area-header.tsx'
import { useGo } from '../frame/place.ts'
import type { DraftEditor } from './editor/use-draft-editor.ts'
import { hasText, scriptFor, stateShort } from './script-words.ts'

export interface ScriptHeaderProps {
  readonly editor: DraftEditor
  readonly details: boolean
  readonly onDetails: (open: boolean) => void
  readonly onDiscarded: () => void
  /** The way to begin another one. */
  readonly more: ReactNode
}

/** Whose script it is, how far it is, and what can be done with the whole of it. */
export function ScriptHeader({ editor, details, onDetails, onDiscarded, more }: ScriptHeaderProps) {
  const { draft } = editor
  const go = useGo()
  const [asking, setAsking] = useState<'write' | 'discard' | null>(null)
  const close = (): void => setAsking(null)
  const discard = async (): Promise<void> => {
    close()
    if (!(await editor.act({ type: 'abandon' }))) return
    onDiscarded()
    say(t('scripts.discarded'), {
      run: () =>
        void editor.act({ type: 'reopen' }).then((done) => (done ? go(`/scripts/${draft.id}`) : undefined)),
    })
  }
  return (
    <>
      <AreaHeader
        title={scriptFor(draft)}
        state={<StateBadge draft={draft} />}
        actions={
          <>
            {draft.conversationId ? (
              <IconButton
                label={t('scripts.openConversation')}
                icon={<MessageSquare />}
                onClick={() => go(`/chat/${draft.conversationId}`)}
              />
            ) : null}
            <IconButton
              label={t('scripts.details')}
              icon={<PanelRight />}
              aria-pressed={details}
              onClick={() => onDetails(!details)}
            />
            <Menu trigger={<IconButton label={t('scripts.more')} icon={<Ellipsis />} />}>
              <MenuItem
                icon={<PenLine />}
                disabled={draft.missing.length > 0 || editor.running !== null}
                onSelect={() => (hasText(draft) ? setAsking('write') : void editor.run({ type: 'write' }))}
              >
                {t(hasText(draft) ? 'scripts.writeAgain' : 'scripts.write')}
              </MenuItem>
              <MenuSeparator />
              <MenuItem icon={<Trash2 />} danger onSelect={() => setAsking('discard')}>
                {t('scripts.discard')}
              </MenuItem>
            </Menu>
            {more}
          </>
        }
      />
      <ConfirmDialog
        open={asking === 'write'}
        title={t('scripts.writeAgainTitle')}
        body={t('scripts.writeAgainBody')}
        confirm={t('scripts.writeAgain')}
        onClose={close}
        onConfirm={() => {
          close()
          void editor.run({ type: 'write' })
        }}
      />
      <ConfirmDialog
        danger
        open={asking === 'discard'}
        title={t('scripts.discardTitle', { title: scriptFor(draft) })}
        body={t('scripts.discardBody')}
        confirm={t('scripts.discard')}
        onClose={close}
        onConfirm={() => void discard()}
      />
    </>
  )
}

function StateBadge({ draft }: { readonly draft: ScriptDraft }) {
  // Claims without a source are told where they can be settled.
  if (draft.state === 'written') return null
  return <Badge tone={draft.state === 'final' ? 'green' : 'neutral'}>{stateShort(draft)}</Badge>
}
