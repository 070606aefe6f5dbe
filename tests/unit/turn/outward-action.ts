import type { OutwardAction } from '#shared/domain/outward-action.ts'

/** A proposed note, with whatever a test wants different. */
export function outwardAction(different: Partial<OutwardAction> = {}): OutwardAction {
  return {
    id: 'a1',
    kind: 'crm.note',
    state: 'proposed',
    title: 'Add a note to job 2231-01 (Ortiz, roof)',
    destination: 'Practice CRM',
    recipient: 'Job 2231-01 · Maria Ortiz',
    payload: { text: 'Call back Tuesday' },
    effects: [],
    provenance: [],
    tainted: false,
    conversationId: 'c1',
    turnId: 't1',
    proposedAt: 1,
    decidedAt: null,
    decidedBy: null,
    rejectReason: null,
    settledAt: null,
    result: null,
    error: null,
    ...different,
  }
}
