import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { useRows } from '../../connection/use-rows.ts'
import { usePanelBeside, type PanelBeside } from '../../hooks/use-panel-beside.ts'

export interface ScriptBeside extends PanelBeside {
  /** The script of the conversation, whether its panel is open or not. */
  readonly draft: ScriptDraft | null
}

/** The script of a conversation. */
export function useScriptBeside(conversationId: string | null): ScriptBeside {
  const { data } = useRows(
    'scripts.ofConversation',
    { conversationId: conversationId ?? '' },
    { enabled: conversationId !== null },
  )
  const draft = conversationId === null ? null : (data ?? null)
  return { draft, ...usePanelBeside(draft?.id ?? null, 'scripts.closed') }
}
