import { describe, expect, it } from 'vitest'
import { auditWords, recordOf } from '#renderer/features/approvals/audit-words.ts'
import { groupInbox, neighbour } from '#renderer/features/approvals/inbox.ts'
import type { AuditEntry, OutwardAction, OutwardActionState } from '#shared/domain/outward-action.ts'

const NOW = new Date(2026, 10, 23, 15, 0).getTime()
const HOUR = 3_600_000

function action(id: string, state: OutwardActionState, movedAt: number): OutwardAction {
  const decided = state === 'proposed' ? null : movedAt
  return {
    id,
    kind: 'crm.note',
    state,
    title: `Add a note (${id})`,
    destination: 'Leap',
    recipient: 'Job 2231-01 · Maria Ortiz',
    payload: {},
    effects: [],
    provenance: [],
    tainted: false,
    conversationId: null,
    turnId: null,
    proposedAt: state === 'proposed' ? movedAt : movedAt - HOUR,
    decidedAt: decided,
    decidedBy: decided === null ? null : 'person',
    rejectReason: null,
    settledAt: state === 'sent' || state === 'failed' ? movedAt : null,
    result: null,
    error: null,
  }
}

const idsOf = (groups: ReturnType<typeof groupInbox>) =>
  groups.map((group) => [group.key, group.actions.map((one) => one.id)])

describe('the order of the inbox', () => {
  const all = [
    action('sent-yesterday', 'sent', NOW - 20 * HOUR),
    action('old-proposal', 'proposed', NOW - 90 * HOUR),
    action('sent-today', 'sent', NOW - HOUR),
    action('sending', 'sending', NOW),
    action('unknown', 'unknown', NOW - 2 * HOUR),
    action('rejected-today', 'rejected', NOW - 3 * HOUR),
  ]

  it('an uncertain outcome is hidden in history instead of waiting for the person', () => {
    expect(idsOf(groupInbox(all, NOW))).toEqual([
      ['waiting', ['unknown', 'old-proposal']],
      ['running', ['sending']],
      ['today', ['sent-today', 'rejected-today']],
      ['earlier', ['sent-yesterday']],
    ])
  })

  it.each([
    ['waiting', ['unknown', 'old-proposal']],
    ['sent', ['sent-today', 'sent-yesterday']],
    ['stopped', ['rejected-today']],
  ] as const)('the filter "%s" shows entries of another kind', (filter, ids) => {
    expect(groupInbox(all, NOW, filter).flatMap((group) => group.actions.map((one) => one.id))).toEqual(ids)
  })
})

it.each([
  [null, 1, 'a'],
  ['a', 1, 'b'],
  ['b', -1, 'a'],
  ['c', 1, null],
  ['a', -1, null],
  ['gone', 1, 'a'],
] as const)('the list keys leave the list from %s by %i', (id, step, next) => {
  expect(neighbour(['a', 'b', 'c'], id, step)).toBe(next)
})

describe('the history in words', () => {
  const entry = (change: Partial<AuditEntry>): AuditEntry => ({
    id: 1,
    actionId: 'a',
    at: NOW,
    from: null,
    to: 'proposed',
    actor: 'door',
    detail: '',
    ...change,
  })
  const sent = { ...action('a', 'sent', NOW), result: { noteId: 881, jobId: 2231 } }

  it('a payload hash reaches the person', () => {
    const detail = `Approved after editing text. payload sha256:${'a1'.repeat(32)}`
    const words = auditWords(entry({ to: 'approved', actor: 'person', detail }), sent, 'Hard-E')
    expect(words).toEqual({ title: 'Approved by you', detail: 'Approved after editing text.' })
  })

  it('what the settings approved is said to be approved by the person', () => {
    const { title } = auditWords(entry({ to: 'approved', actor: 'policy' }), sent, 'Hard-E')
    expect(title).not.toContain('you ')
    expect(title).toContain('settings')
  })

  it('the record in the service is not named, so it cannot be found there', () => {
    const words = auditWords(entry({ to: 'sent', detail: 'The service confirmed it.' }), sent, 'Hard-E')
    expect(words).toEqual({ title: 'Done in Leap', detail: 'note 881' })
    expect(recordOf(null)).toBe('')
  })

  it('a reason for a rejection is dropped', () => {
    const words = auditWords(entry({ to: 'rejected', actor: 'person', detail: 'Wrong job' }), sent, 'Hard-E')
    expect(words.detail).toBe('Wrong job')
  })
})
