import { beforeEach, expect, test } from 'vitest'
import {
  emptyDraft,
  keepDraft,
  readDraft,
  withUnsent,
  type DraftStorage,
} from '#renderer/features/chat/composer/drafts.ts'

let kept: Map<string, string>
let storage: DraftStorage

beforeEach(() => {
  kept = new Map()
  storage = {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
})

const typed = { ...emptyDraft, text: 'Call Maria', route: 'crm' } as const

test('what was typed is gone after a reload', () => {
  keepDraft(storage, 'c1', typed)
  expect(readDraft(storage, 'c1')).toEqual(typed)
})

test('one conversation shows the draft of another', () => {
  keepDraft(storage, 'c1', typed)
  expect(readDraft(storage, 'c2')).toEqual(emptyDraft)
  expect(readDraft(storage, null)).toEqual(emptyDraft)
})

test('sent messages leave drafts behind for ever', () => {
  keepDraft(storage, 'c1', typed)
  keepDraft(storage, 'c1', emptyDraft)
  expect(kept.size).toBe(0)
})

test.each(['{', '{"text":1}', '[]'])('the composer breaks on a damaged draft %s', (text) => {
  kept.set('hard-e.draft.c1', text)
  expect(readDraft(storage, 'c1')).toEqual(emptyDraft)
})

test('a full storage stops the typing', () => {
  storage = {
    ...storage,
    setItem: () => {
      throw new Error('quota')
    },
  }
  expect(() => keepDraft(storage, 'c1', typed)).not.toThrow()
})

test('what could not be sent is destroyed by a dictation that landed meanwhile', () => {
  const file = { id: 'att_1', name: 'roof.txt', mime: 'text/plain', size: 3, kind: 'document' } as const
  const unsent = { ...typed, attachments: [file], recordings: ['rec_1'] }
  const landed = { ...emptyDraft, text: 'Two windows.', recordings: ['rec_2'] }
  expect(withUnsent(landed, unsent)).toEqual({
    text: 'Call Maria\nTwo windows.',
    route: 'crm',
    attachments: [file],
    recordings: ['rec_1', 'rec_2'],
  })
  expect(withUnsent(emptyDraft, unsent)).toEqual(unsent)
})
