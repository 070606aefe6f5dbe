import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { OutwardDoor, Proposal } from '#main/approvals/outward-action.ts'
import type { Clock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import type { Ids } from '#main/core/ids.ts'
import type { NewClientRow, NewClientRows } from '#main/store/new-clients.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import type { ClientField, ClientReading, DuplicateCandidate, NewClient } from '#shared/domain/new-client.ts'
import { applyEdit, applyReading, type SlotRules } from './apply-reading.ts'
import { asWritten } from './as-written.ts'
import { isUndecided } from './choose-duplicate.ts'
import { clientName, emptySlots, filledValues, needsLook } from './client-slots.ts'
import type { Clients, ProposeOrigin } from './clients.ts'
import { isComplete, missingFields } from './missing-fields.ts'
import { takenBack } from './taken-back.ts'

export interface ClientsDeps {
  readonly rows: NewClientRows
  readonly rules: SlotRules
  readonly door: OutwardDoor
  readonly clock: Clock
  readonly ids: Ids
  readonly findDuplicates: (
    values: Partial<Record<ClientField, string>>,
    signal?: AbortSignal,
  ) => Promise<readonly DuplicateCandidate[]>
  /** The proposal without its key; the CRM it goes to is the one connected now. */
  readonly proposal: (client: NewClient, origin: ProposeOrigin) => Promise<Proposal>
  /** Which client the conversation is about now, its open or parked workflow; null for none. */
  readonly workflowOf: (conversationId: string) => string | null
  readonly setWorkflow: (conversationId: string, clientId: string | null) => void
  /** The customer exists: its recordings may go. */
  readonly created: (clientId: string) => void
  readonly recordingIds: (clientId: string) => readonly string[]
  /** What was recorded for this message belongs to this client from now on. */
  readonly linkRecordings: (clientId: string, messageId: string) => void
  /** Somebody has a name now, or another one. */
  readonly onNamed: (conversationId: string, name: string) => void
  readonly onChange: (clientId: string) => void
}

/** The values that make two people look alike. */
const COMPARED: readonly ClientField[] = [
  'firstName',
  'lastName',
  'coName',
  'companyName',
  'phone',
  'phone2',
  'email',
  'street',
  'city',
  'zip',
]
const OVER: readonly OutwardAction['state'][] = ['rejected', 'failed']
const MOST_ATTEMPTS = 50
const TAKEN_BACK = 'Taken back: the new client was changed after this was prepared.'

const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 24)

function comparedHash(row: NewClientRow): string {
  const values = filledValues(row.slots)
  return digest(COMPARED.map((field) => values[field] ?? ''))
}

/** True when a value that made two people look alike is another one now; one that was only added is not. */
function isReplaced(before: NewClientRow, next: NewClientRow): boolean {
  const [old, now] = [filledValues(before.slots), filledValues(next.slots)]
  return COMPARED.some((field) => old[field] !== undefined && old[field] !== now[field])
}

/** The payload of an action names the client it creates. */
function clientIdOf(action: OutwardAction): string | null {
  const id = action.payload['clientId']
  return typeof id === 'string' ? id : null
}

function saysNothing({ values, skipped, cleared, wish }: ClientReading): boolean {
  return Object.keys(values).length + Object.keys(skipped).length + cleared.length === 0 && wish === null
}

const text = (value: unknown): string | null => (typeof value === 'string' && value ? value : null)

export function createClients(deps: ClientsDeps): Clients {
  const { rows, rules, door, clock, ids } = deps

  const need = (id: string): NewClientRow => {
    const row = rows.get(id)
    if (row) return row
    throw new UserError('CLIENT_GONE', 'This new client is no longer there.', 'Choose another one.')
  }

  const shown = (row: NewClientRow): NewClient => {
    const { checkedFor, ...rest } = row
    return {
      ...rest,
      missing: missingFields(row.slots),
      complete: isComplete(row.slots),
      duplicatesChecked: checkedFor === comparedHash(row),
      recordingIds: [...deps.recordingIds(row.id)],
    }
  }

  /** Reads, changes and writes in one transaction, so that form, chat and another process take turns. */
  const change = (id: string, work: (row: NewClientRow) => Partial<NewClientRow> | null): NewClient => {
    const row = rows.atomically(() => {
      const before = need(id)
      const patch = work(before)
      if (patch === null) return before
      const next = { ...before, ...patch }
      // What was decided about duplicates of other values is decided no longer.
      if (patch.decision === undefined && isReplaced(before, next)) next.decision = null
      rows.update(next, clock.now())
      return need(id)
    })
    const name = clientName(row.slots)
    if (name && row.conversationId && row.state !== 'abandoned') deps.onNamed(row.conversationId, name)
    deps.onChange(id)
    return shown(row)
  }

  /**
   * Takes back a proposal that waits; refuses when it is too late for that. Before the transaction that
   * changes the client, since the door tells its listeners, this one among them.
   */
  const reopen = (id: string): void => {
    const row = need(id)
    if (row.state === 'created') {
      throw new UserError(
        'CLIENT_CREATED',
        'This customer is already in the CRM.',
        'Change it there, or begin a new client.',
      )
    }
    if (row.actionId === null) return
    const action = door.get(row.actionId)
    // One that failed must go as well: tried again, it would write what the form no longer says.
    if (action.state === 'proposed' || action.state === 'failed') door.reject(action.id, TAKEN_BACK, 'policy')
    else if (action.state !== 'rejected') {
      throw new UserError(
        'CLIENT_UNDER_WAY',
        'This client was approved and is being written to the CRM.',
        'Wait for the outcome in Approvals.',
      )
    }
  }
  const collecting = { state: 'collecting', actionId: null } as const

  const refuseUnready = (client: NewClient): void => {
    if (!client.complete) {
      const next = 'Fill in what is marked in the form, or say it in the chat.'
      throw new UserError('CLIENT_INCOMPLETE', 'Something that is needed is missing or in doubt.', next)
    }
    if (isUndecided(client)) {
      const next = 'Choose an existing customer, or create a new one anyway.'
      throw new UserError('CLIENT_UNDECIDED', 'This client may already be in the CRM.', next)
    }
  }

  /** Safe to repeat: after a crash in between it is done again. */
  const finished = (row: NewClientRow): void => {
    deps.created(row.id)
    const { conversationId } = row
    if (conversationId && deps.workflowOf(conversationId) === row.id) deps.setWorkflow(conversationId, null)
  }

  const settle = (action: OutwardAction): void => {
    const id = clientIdOf(action)
    const row = id === null ? null : rows.get(id)
    if (!row || row.state === 'created' || row.state === 'abandoned') return
    // An earlier proposal that was withdrawn says nothing about the newer one.
    const another = row.actionId !== null && row.actionId !== action.id ? row.actionId : null
    if (another !== null && action.state !== 'sent') return
    if (action.state === 'sent') {
      if (another !== null && door.get(another).state === 'proposed')
        door.reject(another, TAKEN_BACK, 'policy')
      const customerId = text(action.result?.['customerId'])
      const jobId = text(action.result?.['jobId'])
      const written = { actionId: action.id, customerId, jobId, slots: asWritten(row.slots, action) }
      change(row.id, () => ({ state: 'created', ...written }))
      finished(row)
    } else if (action.state === 'rejected' && row.actionId === action.id) {
      change(row.id, () => collecting)
    } else if (action.state === 'failed') {
      // The card stays, to be tried again; the form can be changed and prepared anew, which takes the card back.
      change(row.id, () => ({ state: 'collecting', actionId: action.id }))
    } else if (row.state === 'collecting' && !OVER.includes(action.state)) {
      // The process died between the door and the form.
      change(row.id, () => ({ state: 'proposed', actionId: action.id }))
    } else deps.onChange(row.id)
  }

  const checkDuplicates: Clients['checkDuplicates'] = async (id, { again = false, signal }) => {
    const row = need(id)
    const hash = comparedHash(row)
    if (!again && row.checkedFor === hash) return shown(row)
    const candidates = await deps.findDuplicates(filledValues(row.slots), signal)
    return change(id, (now) => {
      // Somebody typed meanwhile: what was found belongs to other values.
      if (comparedHash(now) !== hash) return null
      // A decision was made with the candidates of then in sight; a new one has to be looked at.
      const seen = new Set(now.candidates.map((one) => one.customerId))
      const known = candidates.every((one) => seen.has(one.customerId))
      const there = candidates.some((one) => one.customerId === now.decision?.customerId)
      const stands = now.decision?.kind === 'create' ? known : there
      return { candidates: [...candidates], checkedFor: hash, decision: stands ? now.decision : null }
    })
  }

  /**
   * One new action, or the one of the same payload that is still good. Steps past refused and failed ones of
   * before, never past one that was made here: what a policy refuses or a service fails is not tried again.
   */
  const proposeOnce = async (
    id: string,
    proposal: Proposal,
    signal: AbortSignal | undefined,
  ): Promise<OutwardAction> => {
    const startedAt = clock.now()
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const idempotencyKey = `${proposal.kind}:${id}:${digest(proposal.payload)}:${attempt}`
      const action = await door.propose({ ...proposal, idempotencyKey }, signal)
      if (action.proposedAt >= startedAt || !OVER.includes(action.state)) return action
    }
    throw new UserError(
      'NOT_PROPOSED',
      'It could not be prepared.',
      'Change something in the form and try again.',
    )
  }

  return {
    get: (id) => shown(need(id)),
    list: () => rows.list().map(shown),
    ofConversation(conversationId) {
      const current = deps.workflowOf(conversationId)
      const row = (current && rows.get(current)) || rows.ofConversation(conversationId)
      return row && row.state !== 'abandoned' ? shown(row) : null
    },

    start(conversationId) {
      const now = clock.now()
      const row: NewClientRow = {
        id: ids.next('client'),
        conversationId,
        state: 'collecting',
        slots: emptySlots(),
        candidates: [],
        checkedFor: null,
        decision: null,
        actionId: null,
        customerId: null,
        jobId: null,
        version: 1,
        createdAt: now,
        updatedAt: now,
      }
      rows.insert(row)
      deps.setWorkflow(conversationId, row.id)
      deps.onChange(row.id)
      return shown(row)
    },

    focus(id) {
      const row = need(id)
      if (row.conversationId) deps.setWorkflow(row.conversationId, id)
      deps.onChange(id)
      return shown(row)
    },

    hear(id, { turnId, messageId, ancestors, reading }) {
      const now = need(id)
      const before = takenBack(rows.readings(id), now.slots, turnId, ancestors)
      if (before === null && saysNothing(reading)) return shown(now)
      reopen(id)
      return change(id, (row) => {
        if (rows.readings(id).some((one) => one.turnId === turnId)) return null
        const slotsBefore = before ?? row.slots
        const slots = applyReading(slotsBefore, reading, rules)
        deps.linkRecordings(id, messageId)
        rows.addReading(id, { turnId, slotsBefore, slotsAfter: slots }, clock.now())
        return { ...collecting, slots, ...(reading.wish === 'start_over' ? { candidates: [] } : {}) }
      })
    },

    setField(id, { field, value, skip }) {
      reopen(id)
      const edit = skip ? 'skip' : value === null ? 'clear' : { value }
      return change(id, (row) => ({ ...collecting, slots: applyEdit(row.slots, field, edit, rules) }))
    },

    checkDuplicates,

    decide(id, decision) {
      const { kind, customerId } = decision
      reopen(id)
      return change(id, (row) => {
        if (kind !== 'create' && !row.candidates.some((one) => one.customerId === customerId)) {
          const next = 'Look for duplicates again and choose one of them.'
          throw new UserError('CANDIDATE_GONE', 'This customer is not among the possible duplicates.', next)
        }
        return { ...collecting, decision: kind === 'create' ? { kind, customerId: null } : decision }
      })
    },

    async propose(id, origin) {
      const { signal } = origin
      let row = need(id)
      if (row.state === 'created') reopen(id)
      refuseUnready(shown(row))
      await checkDuplicates(id, { signal })
      row = need(id)
      refuseUnready(shown(row))
      // What is in doubt is seen by a person, whatever the policy says.
      const tainted = origin.tainted || Object.values(row.slots).some(needsLook)
      const proposal = await deps.proposal(shown(row), { ...origin, tainted })
      const waiting = row.actionId === null ? null : door.get(row.actionId)
      if (waiting && waiting.state !== 'rejected') {
        if (isDeepStrictEqual(waiting.payload, proposal.payload) && waiting.state !== 'failed') {
          return { client: shown(row), action: waiting }
        }
        reopen(id)
      }
      const action = await proposeOnce(id, proposal, signal)
      const client = change(id, (now) => {
        if (now.state === 'created' || now.state === 'abandoned') return null
        return { state: 'proposed', actionId: action.id }
      })
      const same = isDeepStrictEqual([client.slots, client.decision], [row.slots, row.decision])
      if (client.state !== 'created' && (!same || client.state === 'abandoned')) {
        if (action.state === 'proposed') door.reject(action.id, TAKEN_BACK, 'policy')
        throw new UserError(
          'CLIENT_CHANGED',
          'The form changed while it was being prepared. Nothing was written.',
          'Look at it and prepare it again.',
        )
      }
      // It may have been carried out at once, by policy, before the line above.
      if (action.state === 'sent') settle(door.get(action.id))
      return { client: action.state === 'sent' ? shown(need(id)) : client, action }
    },

    startOver(id) {
      reopen(id)
      const forgotten = { slots: emptySlots(), candidates: [], checkedFor: null, decision: null }
      return change(id, () => ({ ...collecting, ...forgotten }))
    },

    abandon(id) {
      reopen(id)
      const client = change(id, () => ({ state: 'abandoned', actionId: null }))
      const { conversationId } = client
      if (conversationId && deps.workflowOf(conversationId) === id) deps.setWorkflow(conversationId, null)
      return client
    },

    actionChanged: settle,

    recover() {
      const loose = rows.unsettled()
      for (const row of loose) {
        if (row.state === 'created') finished(row)
        else if (row.actionId !== null) {
          const action = door.get(row.actionId)
          const over = row.state === 'proposed' && OVER.includes(action.state)
          if (over || action.state === 'sent') settle(action)
        }
      }
      // The process may have died between the door and the form.
      if (!loose.some((row) => row.state === 'collecting' && row.actionId === null)) return
      const open = door.list({ states: ['proposed', 'approved', 'sending', 'sent'], limit: 500 })
      for (const action of open) settle(action)
    },
  }
}
