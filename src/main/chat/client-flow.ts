import type { OutwardAction } from '#shared/domain/outward-action.ts'
import {
  clientFields,
  type ClientField,
  type DuplicateCandidate,
  type NewClient,
} from '#shared/domain/new-client.ts'
import { noUsage } from '#shared/domain/usage.ts'
import { isAnotherClient, namedClient } from '../clients/another-client.ts'
import { askFor, askedNow } from '../clients/ask-for.ts'
import { chooseDuplicate, decisionText, isUndecided } from '../clients/choose-duplicate.ts'
import { clientName } from '../clients/client-slots.ts'
import { clientLine, doubtsOf, fieldName, inARow, sayPhone } from '../clients/say-client.ts'
import { isAbort } from '../core/errors.ts'
import type { Emit, Flow, FlowEnd, FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import { readMessage } from './read-message.ts'
import { withCard } from './tool-card.ts'
import { rememberTurn } from './turn-end.ts'

const MOST_OFFERED = 3
/** How chat.ts words a refusal. */
const REFUSAL = /^I rejected /
const INVITATION =
  'Tell me about the client in any order: name, phone, e-mail, address and what they want done. Skip what you do not have.'

/** The fields that are not what they were. */
function changedFields(before: NewClient, after: NewClient): ClientField[] {
  return clientFields.filter(
    (field) => JSON.stringify(before.slots[field]) !== JSON.stringify(after.slots[field]),
  )
}

const ADDRESS: readonly ClientField[] = ['street', 'city', 'state', 'zip']

function changeWords(field: ClientField, { slots }: NewClient): string {
  const slot = slots[field]
  switch (slot.status) {
    case 'filled':
      return `${fieldName(field)} ${sayPhone(slot.value)}`
    case 'skipped':
      return `no ${fieldName(field)}`
    case 'empty':
      return `${fieldName(field)} taken out`
    case 'invalid':
      return ''
  }
}

/** What was understood, shortly: the whole person the first time, afterwards only what changed. */
function understood(before: NewClient, after: NewClient): string {
  const line = clientLine(after.slots)
  if (line === '') return ''
  const changed = changedFields(before, after)
  if (clientLine(before.slots) === '') return changed.length ? line : ''
  const noAddress = ADDRESS.every((field) => after.slots[field].status === 'skipped')
  const shown = noAddress ? changed.filter((field) => !ADDRESS.includes(field)) : changed
  const parts = shown.map((field) => changeWords(field, after))
  if (shown.length < changed.length) parts.push('no address')
  const noted = parts.filter(Boolean)
  return noted.length ? `Noted: ${inARow(noted)}.` : ''
}

function candidateLines({ candidates }: NewClient): string {
  return candidates
    .map(({ name, reasons, jobs }) => {
      const numbers = jobs.map(({ number }) => number).join(', ')
      return `- **${name}**${numbers ? ` (${numbers})` : ''}: ${inARow(reasons)}`
    })
    .join('\n')
}

function offerCandidates(client: NewClient, emit: Emit): void {
  const route = 'new_client' as const
  const about = ({ name, jobs }: DuplicateCandidate): string =>
    jobs[0] ? `${name} (${jobs[0].number})` : name
  const shown = client.candidates.slice(0, MOST_OFFERED)
  const distinct = new Set(shown.map(({ name }) => name)).size === shown.length
  const label = (one: DuplicateCandidate): string => (distinct ? one.name : about(one))
  const option = (kind: 'use' | 'merge', words: string, one: DuplicateCandidate) => ({
    label: `${words} ${label(one)}`,
    send: decisionText({ kind, customerId: one.customerId }, one.name),
    route,
  })
  const [first] = shown
  const options = [
    ...shown.map((one) => option('use', 'Use', one)),
    ...(first ? [option('merge', 'Add what is missing to', first)] : []),
    { label: 'Create a new customer', send: decisionText({ kind: 'create', customerId: null }), route },
  ]
  emit({ type: 'choice.offered', question: 'Is it one of them?', options })
}

const isGoing = ({ state }: NewClient): boolean => state === 'collecting' || state === 'proposed'
/** For a job on an existing customer the rest is on record already. */
const stillOpen = (client: NewClient): NewClient =>
  client.decision?.kind === 'use'
    ? { ...client, missing: client.missing.filter((field) => field === 'projectTypes') }
    : client
const isReady = (client: NewClient): boolean => client.complete && stillOpen(client).missing.length === 0
/** A phone or an e-mail tells people apart; a name alone does not. */
const canCompare = ({ slots }: NewClient): boolean =>
  slots.phone.status === 'filled' || slots.email.status === 'filled'

const OUTCOME: Record<OutwardAction['state'], string> = {
  proposed: 'It waits for your approval below; nothing is in the CRM yet.',
  approved: 'It is being written to the CRM.',
  sending: 'It is being written to the CRM.',
  sent: 'It is in the CRM.',
  failed: 'It could not be written; the card says why.',
  unknown: 'The connection broke; look at the card before it is tried again.',
  rejected: 'The approval policy does not allow new customers from here. Nothing was changed.',
}

/** Enters a new client: one reading, then code decides what is missing, asked, compared and proposed. */
export function createClientFlow(services: FlowServices): Flow {
  const { clients } = services

  const compare = (client: NewClient, emit: Emit, signal: AbortSignal): Promise<NewClient> =>
    withCard(
      services,
      emit,
      'find_duplicates',
      {
        started: 'Looking whether the client is in the CRM already',
        finished: ({ candidates: { length } }) =>
          length === 0 ? 'Nobody like this in the CRM' : `${length} in the CRM look alike`,
      },
      () => clients.checkDuplicates(client.id, { signal }),
    )

  const propose = async (client: NewClient, turn: FlowTurn, emit: Emit, signal: AbortSignal) => {
    const { action } = await clients.propose(client.id, {
      turnId: turn.turnId,
      tainted: turn.tainted,
      signal,
    })
    emit({ type: 'approval.requested', action })
    return `${action.title}. ${OUTCOME[action.state]}`
  }

  /** Everything that is needed is there: compare, then ask or propose. */
  const finish = async (client: NewClient, turn: FlowTurn, emit: Emit, signal: AbortSignal) => {
    const compared = await compare(client, emit, signal).catch((error: unknown) => {
      if (signal.aborted || isAbort(error)) throw error
      return null
    })
    if (compared === null) {
      return 'The CRM could not be asked whether this client exists, so nothing is prepared yet. Say “go on” to try again.'
    }
    if (isUndecided(compared)) {
      offerCandidates(compared, emit)
      return `Before I prepare it, this may be somebody you have already:\n\n${candidateLines(compared)}`
    }
    return propose(compared, turn, emit, signal)
  }

  const answer = async (
    before: NewClient,
    turn: FlowTurn,
    emit: Emit,
    signal: AbortSignal,
  ): Promise<{ text: string; end: FlowEnd }> => {
    const end = (usage = noUsage): FlowEnd => ({ usage, escalate: null })
    if (isUndecided(before)) {
      const decision = chooseDuplicate(turn.text, before.candidates)
      if (decision) {
        emit({ type: 'agent.changed', agent: 'NewClientsAgent', brain: 'Hard-E' })
        services.turns.speaker(turn.turnId, 'NewClientsAgent', 'Hard-E')
        const client = clients.decide(before.id, decision)
        const text = isReady(client) ? await finish(client, turn, emit, signal) : askFor(stillOpen(client))
        return { text, end: end() }
      }
    }
    const { reading, usage, speaker } = await readMessage(
      services,
      { text: turn.text, slots: before.slots, asked: askedNow(stillOpen(before)) },
      emit,
      signal,
    )
    emit({ type: 'agent.changed', agent: 'NewClientsAgent', brain: speaker.label })
    services.turns.speaker(turn.turnId, 'NewClientsAgent', speaker.label)
    if (usage.modelCalls > 0) {
      services.ledger.record(turn.turnId, speaker.service, speaker.modelId, usage)
    }
    if (reading.wish === 'abandon') {
      clients.abandon(before.id)
      const who = clientName(before.slots) ?? 'The new client'
      return { text: `${who} is put away. Nothing was written to the CRM.`, end: end(usage) }
    }
    const after = clients.hear(before.id, {
      turnId: turn.turnId,
      messageId: turn.userMessageId,
      ancestors: turn.ancestors,
      reading,
    })
    const parts = [reading.wish === 'start_over' ? 'Started over.' : '', understood(before, after)]
    const doubts = doubtsOf(after.slots)
    const nothingNew = changedFields(before, after).length === 0
    if (doubts && !nothingNew) parts.push(`Please look at this:\n\n${doubts}`)
    if (!isReady(after)) {
      // Somebody known is told at once, not after every question was answered.
      const early = canCompare(after) && !after.duplicatesChecked
      const compared = early ? await compare(after, emit, signal).catch(() => after) : after
      signal.throwIfAborted()
      if (early && isUndecided(compared)) {
        offerCandidates(compared, emit)
        parts.push(`This may be somebody you have already:\n\n${candidateLines(compared)}`)
        return { text: parts.filter(Boolean).join('\n\n'), end: end(usage) }
      }
      const empty = clientLine(after.slots) === ''
      const again = nothingNew && before.updatedAt > before.createdAt && reading.wish === null
      if (empty && nothingNew) parts.push(INVITATION)
      else
        parts.push(
          again ? `${askFor(stillOpen(after))} Or say “skip it” to go on without.` : askFor(stillOpen(after)),
        )
    } else if (nothingNew && REFUSAL.test(turn.text)) {
      parts.push('What should be different? Say it here or change it in the form. Nothing was written.')
    } else parts.push(await finish(after, turn, emit, signal))
    return { text: parts.filter(Boolean).join('\n\n'), end: end(usage) }
  }

  return async (turn, emit, signal) => {
    const others = clients.list().filter((one) => one.conversationId === turn.conversationId && isGoing(one))
    const named = namedClient(turn.text, others)
    if (named) clients.focus(named.id)
    const known = clients.ofConversation(turn.conversationId)
    const going = known && isGoing(known) ? known : null
    const fresh = services.clientRules().read(turn.text, { asked: [], known: {} })
    const next = going !== null && isAnotherClient(going, turn.text, fresh)
    if (next) {
      const text = `${clientName(going.slots) ?? 'The other client'} is kept in New clients.`
      emit({ type: 'notice', kind: 'parked', text, open: `new-clients/${going.id}` })
    }
    const client = going && !next ? going : clients.start(turn.conversationId)
    const { text, end } = await answer(client, turn, emit, signal)
    signal.throwIfAborted()
    emit({ type: 'text.delta', delta: text })
    rememberTurn(services, turn, text)
    return end
  }
}
