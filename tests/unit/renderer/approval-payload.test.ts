import { expect, test } from 'vitest'
import { editsOf, payloadRest } from '#renderer/components/approval-card/payload.ts'
import { outwardAction } from '../turn/outward-action.ts'

const action = outwardAction({
  payload: { jobId: '1', text: 'Call back', body: 'A hidden promise', mention: { id: '2', name: 'Marcus' } },
  effects: [
    { field: 'Note', before: null, after: 'Call back', payloadKey: 'text', multiline: true },
    { field: 'Tell', before: null, after: 'Marcus', payloadKey: null, multiline: false },
  ],
})

test('words that are sent but shown nowhere stay out of sight', () => {
  const { words, details } = payloadRest(action)
  expect(words).toEqual([['Body', 'A hidden promise']])
  expect(details.map(([name]) => name)).toEqual(['Job id', 'Mention'])
})

test('unchanged fields travel as edits', () => {
  expect(editsOf(action, { text: 'Call back' })).toEqual({})
  expect(editsOf(action, { text: 'Call back at 4' })).toEqual({ text: 'Call back at 4' })
})

test('a field that is fixed can be edited', () => {
  expect(editsOf(action, { mention: 'Priya' })).toEqual({})
})

test('codes of services and accounts stand in plain sight', () => {
  const { words, details } = payloadRest(outwardAction({ payload: { service: 'local', account: 'local' } }))
  expect(words).toEqual([])
  expect(details).toEqual([
    ['Service', 'This computer'],
    ['Account', 'Practice CRM'],
  ])
  const unknown = payloadRest(outwardAction({ payload: { service: 'pigeons' } }))
  expect(unknown.words).toEqual([['Service', 'pigeons']])
})
