import {
  scriptKindSchema,
  type DraftField,
  type ScriptDraft,
  type ScriptKind,
} from '#shared/domain/script-draft.ts'
import { clockTime } from '#shared/text/clock-time.ts'
import { t } from '../../i18n/t.ts'

/** The label of the engine that writes without a language model. */
const BUILT_IN = 'Built-in rules'
const YOU = 'You'

export function kindOf({ slots }: Pick<ScriptDraft, 'slots'>): ScriptKind | null {
  const kind = scriptKindSchema.safeParse(slots.kind.status === 'filled' ? slots.kind.value : '')
  return kind.success ? kind.data : null
}

export function kindWord(kind: ScriptKind | null): string {
  return t(`scripts.kind.${kind ?? 'unknown'}`)
}

export function hasText({ paragraphs }: Pick<ScriptDraft, 'paragraphs'>): boolean {
  return paragraphs.length > 0
}

/** How many claims nobody can vouch for. */
export function openClaims({ claims }: Pick<ScriptDraft, 'claims'>): number {
  return claims.filter((claim) => claim.factId === null).length
}

/** A word or two for a list: what is missing, or how far it is. */
export function stateShort(draft: ScriptDraft): string {
  const open = openClaims(draft)
  if (draft.state === 'final') return t(draft.forVideo ? 'scripts.finalForVideo' : 'scripts.state.final')
  if (draft.state === 'written' && open > 0) return t('scripts.openClaims', { count: open })
  if (draft.state !== 'written' && draft.missing.length > 0) {
    return t('scripts.missingCount', { count: draft.missing.length })
  }
  return t(`scripts.state.${draft.state}`)
}

/** "Primer script for Maria Ortiz", or the title as long as nobody is known. */
export function scriptFor(draft: ScriptDraft): string {
  const name = draft.customerName
  if (name === null) return draft.title
  const kind = kindOf(draft)
  if (kind === null) return t('scripts.chipScript', { name })
  return t(kind === 'primer' ? 'scripts.chipPrimer' : 'scripts.chipProposal', { name })
}

/** "1:32" once there is a text. */
export function spokenTime(draft: Pick<ScriptDraft, 'words' | 'seconds'>): string | null {
  return draft.words === 0 ? null : clockTime(Math.round(draft.seconds))
}

export type LengthState = 'empty' | 'short' | 'fits' | 'long'

export function lengthState({
  words,
  seconds,
  limits,
}: Pick<ScriptDraft, 'words' | 'seconds' | 'limits'>): LengthState {
  if (words === 0) return 'empty'
  if (seconds < limits.min) return 'short'
  return seconds > limits.max ? 'long' : 'fits'
}

export function lengthWords(draft: Pick<ScriptDraft, 'words' | 'seconds' | 'limits'>): string {
  const state = lengthState(draft)
  if (state === 'empty') return t('scripts.length.empty')
  const range = { min: clockTime(draft.limits.min), max: clockTime(draft.limits.max) }
  return t(`scripts.length.${state}`, range)
}

export function isBuiltIn(name: string | null): boolean {
  return name === BUILT_IN
}

export function writtenByWords(name: string): string {
  if (isBuiltIn(name)) return t('scripts.byRules')
  return name === YOU ? t('scripts.byYou') : t('scripts.by', { name })
}

export function fieldName(field: DraftField): string {
  return t(`scripts.field.${field}`)
}
