import { expect, test } from 'vitest'
import { decidePolicy } from '#main/approvals/policy.ts'
import { hashInDetail, hashStamp, payloadHash } from '#main/approvals/payload-hash.ts'

test.each([
  ['crm.note', 'ask', false, 'ask'],
  ['crm.note', 'always', false, 'run'],
  ['crm.note', 'always', true, 'ask'],
  ['crm.note', 'never', false, 'refuse'],
  ['crm.note', 'never', true, 'refuse'],
  ['crm.note', 'ask', true, 'ask'],
  ['email.client', 'always', false, 'ask'],
  ['email.client', 'always', true, 'ask'],
  ['email.client', 'ask', false, 'ask'],
  ['email.client', 'never', false, 'refuse'],
] as const)('%s under "%s" (tainted: %s) does not lead to %s', (kind, policy, tainted, verdict) => {
  expect(decidePolicy({ kind, policy, tainted }).verdict).toBe(verdict)
})

test.each([
  [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
  [{ a: { x: 1, y: null } }, { a: { y: null, x: 1 } }, true],
  [{ a: '1' }, { a: 1 }, false],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
  [{ a: 'x","b":"y' }, { a: 'x', b: 'y' }, false],
])('the payloads %j and %j are told apart wrongly', (a, b, same) => {
  expect(payloadHash('crm.note', a) === payloadHash('crm.note', b)).toBe(same)
})

test('two kinds with one payload are taken for the same action', () => {
  expect(payloadHash('crm.note', {})).not.toBe(payloadHash('crm.task', {}))
})

test('the hash cannot be read back from the audit list', () => {
  const hash = payloadHash('crm.note', { text: 'x' })
  expect(hashInDetail(`Approved. ${hashStamp(hash)}`)).toBe(hash)
  expect(hashInDetail('Approved.')).toBeNull()
})
