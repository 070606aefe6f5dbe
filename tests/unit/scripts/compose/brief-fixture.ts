import type { DraftField, DraftSlots, Fact, ScriptKind } from '#shared/domain/script-draft.ts'
import { draftFields } from '#shared/domain/script-draft.ts'
import { createTemplates } from '#main/scripts/compose/templates.ts'
import type { EngineCall, ScriptBrief } from '#main/scripts/scripts.ts'

export const templates = createTemplates('resources')

export function slotsWith(values: Partial<Record<DraftField, string>>): DraftSlots {
  const slots = draftFields.map((field) => {
    const value = values[field]
    return [
      field,
      value === undefined
        ? { status: 'empty' as const }
        : { status: 'filled' as const, value, words: '', by: 'person' as const },
    ]
  })
  return Object.fromEntries(slots) as DraftSlots
}

export function personFact(kind: Fact['kind'], value: string): Fact {
  return {
    id: `person/${value}`,
    kind,
    label: 'Said',
    value,
    source: { type: 'person', how: 'form', words: value },
  }
}
export function settingFact(value: string): Fact {
  return {
    id: `setting/${value}`,
    kind: 'name',
    label: 'Company',
    value,
    source: { type: 'setting', key: 'company.name' },
  }
}
export function documentFact(value: string, title = 'Training'): Fact {
  const source = { type: 'document' as const, passageId: 'p1', documentId: 'd1', title, quote: value }
  return { id: `passage/${value}`, kind: 'detail', label: title, value, source }
}

export function briefOf(more: Partial<ScriptBrief> & { readonly kind: ScriptKind }): ScriptBrief {
  const length = more.kind === 'primer' ? { min: 140, max: 280, aim: 200 } : { min: 315, max: 525, aim: 420 }
  return {
    slots: slotsWith({}),
    facts: [],
    outline: [],
    paragraphs: [],
    inspirations: [],
    length,
    company: 'Larkfield Exteriors & Remodeling',
    sender: 'Dana Whitfield',
    ...more,
  }
}

export function engineCall(
  signal = new AbortController().signal,
): EngineCall & { readonly notices: string[] } {
  const notices: string[] = []
  return { signal, turnId: null, notice: (text) => notices.push(text), notices }
}
