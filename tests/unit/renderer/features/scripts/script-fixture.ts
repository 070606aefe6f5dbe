import {
  draftFields,
  type Claim,
  type DraftSlot,
  type DraftSlots,
  type Paragraph,
  type ScriptDraft,
} from '#shared/domain/script-draft.ts'

export const empty: DraftSlot = { status: 'empty' }

export function filled(
  value: string,
  by: 'chat' | 'person' | 'crm' | 'default' = 'person',
  words = '',
): DraftSlot {
  return { status: 'filled', value, words, by }
}

export function slotsOf(known: Partial<DraftSlots> = {}): DraftSlots {
  return { ...(Object.fromEntries(draftFields.map((field) => [field, empty])) as DraftSlots), ...known }
}

export function paragraph(id: string, text: string, more: Partial<Paragraph> = {}): Paragraph {
  return { id, point: '', text, locked: false, ...more }
}

export function claim(paragraphId: string, text: string, start: number, factId: string | null = null): Claim {
  return { kind: 'price', text, paragraphId, start, end: start + text.length, factId }
}

export function draftOf(change: Partial<ScriptDraft> = {}): ScriptDraft {
  return {
    id: 'script-1',
    conversationId: 'conversation-1',
    title: 'Primer script: Maria Ortiz',
    state: 'collecting',
    slots: slotsOf({ kind: filled('primer') }),
    missing: ['job', 'goals'],
    customerId: null,
    customerName: null,
    jobNumber: null,
    outline: [],
    paragraphs: [],
    facts: [],
    claims: [],
    inspirations: [],
    writtenBy: null,
    words: 0,
    seconds: 0,
    limits: { min: 60, max: 120 },
    versions: [],
    version: null,
    canUndo: false,
    canRedo: false,
    forVideo: false,
    revision: 1,
    createdAt: 0,
    updatedAt: 0,
    ...change,
  }
}
