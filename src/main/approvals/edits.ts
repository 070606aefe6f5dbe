import type { OutwardAction } from '#shared/domain/outward-action.ts'
import { UserError } from '#main/core/errors.ts'
import type { ActionPatch } from './action-store.ts'
import type { ActionExecutor } from './outward-action.ts'

type Edits = Readonly<Record<string, string>>

/** The edits that change something: a form sends every field back. */
export function realEdits(action: OutwardAction, edits: Edits): Edits {
  return Object.fromEntries(Object.entries(edits).filter(([key, value]) => action.payload[key] !== value))
}

/**
 * The action's payload and effects after a person's edits. Only fields that an effect offers may change, and
 * the executor validates the whole again. Throws UserError 'EDIT_NOT_ALLOWED' or the executor's own.
 */
export async function withEdits(
  action: OutwardAction,
  edits: Edits,
  executor: ActionExecutor,
): Promise<Pick<ActionPatch, 'title' | 'payload' | 'effects' | 'recipient'>> {
  const offered = new Set(action.effects.map((effect) => effect.payloadKey))
  const fixed = Object.keys(edits).filter((key) => !offered.has(key))
  if (fixed.length) {
    const next = `Fields you may edit: ${[...offered].filter(Boolean).join(', ') || 'none'}.`
    throw new UserError('EDIT_NOT_ALLOWED', `${fixed.join(', ')} cannot be edited here.`, next)
  }
  const payload = { ...executor.validate({ ...action.payload, ...edits }) }
  // A recipient that was the edited value itself (an e-mail address) must not be shown as before.
  const moved = Object.keys(edits).find((key) => action.payload[key] === action.recipient)
  const recipient = moved === undefined ? undefined : payload[moved]
  return {
    payload,
    effects: [...(await executor.effects(payload))],
    ...(executor.title ? { title: executor.title(payload) } : {}),
    ...(typeof recipient === 'string' ? { recipient } : {}),
  }
}
