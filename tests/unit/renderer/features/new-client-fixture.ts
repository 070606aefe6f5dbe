import { clientFields, type ClientSlot, type ClientSlots, type NewClient } from '#shared/domain/new-client.ts'

export const empty: ClientSlot = { status: 'empty' }

export function said(value: string, words = value, confidence = 0.95): ClientSlot {
  return { status: 'filled', value, words, by: 'speech', confidence }
}

export function slotsOf(known: Partial<ClientSlots> = {}): ClientSlots {
  const blank = Object.fromEntries(clientFields.map((field) => [field, empty])) as ClientSlots
  return { ...blank, ...known }
}

export function newClient(change: Partial<NewClient> = {}): NewClient {
  return {
    id: 'client-1',
    conversationId: 'conversation-1',
    state: 'collecting',
    slots: slotsOf({ firstName: said('Maria'), lastName: said('Ortiz') }),
    missing: ['phone', 'email', 'zip'],
    complete: false,
    candidates: [],
    duplicatesChecked: false,
    decision: null,
    actionId: null,
    customerId: null,
    jobId: null,
    recordingIds: [],
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...change,
  }
}
