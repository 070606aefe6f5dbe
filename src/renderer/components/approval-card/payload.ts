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

export type PayloadLine = readonly [name: string, value: string]

export interface PayloadRest {
  /** Words that would be sent and that no effect shows: they stand in plain sight. */
  readonly words: readonly PayloadLine[]
  /** Ids, codes and repetitions; one click away. */
  readonly details: readonly PayloadLine[]
}

/** The rest of the payload in words: nothing that is sent stays out of reach. */
export function payloadRest(action: OutwardAction): PayloadRest {
  const { title, recipient, effects } = action
  const shown = new Set(effects.map((effect) => effect.payloadKey))
  const said = [title, recipient, ...effects.flatMap((effect) => [effect.before ?? '', effect.after])]
  const words: PayloadLine[] = []
  const details: PayloadLine[] = []
  for (const [key, value] of Object.entries(action.payload)) {
    const place = placeWords(key, value)
    const text = place ?? plainLines(value)
    if (shown.has(key) || text === '') continue
    const technical = place !== null || typeof value !== 'string' || /(?:id|code|key)$/i.test(key)
    const repeated = said.some((sentence) => sentence.includes(text))
    const list = technical || repeated ? details : words
    list.push([wordsOf(key), text])
  }
  return { words, details }
}

const PLACES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  service: {
    local: 'This computer',
    smtp: 'Mail server',
    drive: 'Google Drive',
    cloudinary: 'Cloudinary',
  },
  account: { local: 'Practice CRM' },
}

/** Where it goes, in words instead of codes; it is not sent itself. Null for any other value. */
function placeWords(key: string, value: unknown): string | null {
  return typeof value === 'string' ? (PLACES[key]?.[value] ?? null) : null
}

/** `stageCode` → "Stage code". */
function wordsOf(key: string): string {
  const spaced = key
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .toLowerCase()
  return spaced.charAt(0).toUpperCase() + spaced.slice(1)
}
