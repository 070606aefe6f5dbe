import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { useRows } from '../../connection/use-rows.ts'
import { t } from '../../i18n/t.ts'

/** Who proposed the action: the agent of its turn, or Hard-E when the turn is no longer at hand. */
export function useProposer(action: OutwardAction): string {
  const turns = useRows('activity.turns', { limit: 500 }, { enabled: action.turnId !== null }).data
  return turns?.find((turn) => turn.turnId === action.turnId)?.agent ?? t('chat.hardE')
}
