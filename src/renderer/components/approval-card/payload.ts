import { plainLines } from '../plain-lines.ts'
import type { Effect, OutwardAction } from '#shared/domain/outward-action.ts'

type Editable = Effect & { readonly payloadKey: string }

/** The fields a person may change before approving. */
export function editableEffects(action: OutwardAction): readonly Editable[] {
  return action.effects.filter((effect): effect is Editable => effect.payloadKey !== null)
}

/** Only what differs from the proposal travels with the approval. */
export function editsOf(
  action: OutwardAction,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const changed = editableEffects(action).flatMap((effect) => {
    const value = values[effect.payloadKey]
    return value === undefined || value === effect.after ? [] : [[effect.payloadKey, value] as const]
  })
  return Object.fromEntries(changed)
}

/** The rest of the payload in words: nothing that is sent stays out of sight. */
export function payloadRest(action: OutwardAction): readonly (readonly [string, string])[] {
  const shown = new Set(action.effects.map((effect) => effect.payloadKey))
  const texts = new Set(action.effects.map((effect) => effect.after))
  return Object.entries(action.payload).flatMap(([key, value]) => {
    if (shown.has(key) || value === null || value === '' || (Array.isArray(value) && value.length === 0))
      return []
    const text = plainLines(value)
    return texts.has(text) ? [] : [[wordsOf(key), text] as const]
  })
}

/** `stageCode` → "Stage code". */
function wordsOf(key: string): string {
  const spaced = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
