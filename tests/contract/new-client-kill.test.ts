import { describe, expect, test } from 'vitest'
import type { Core } from '#main/app/core.ts'
import { startLeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'
import { useKillStage } from './kill-stage.ts'

const { closers, killed, restarted } = useKillStage()

const DICTATED = [
  'new client walter brandvold his cell is nine two oh five five five oh one three seven, he is at forty four twelve ' +
    'larkspur lane in columbus ohio four three two oh one and he needs new windows',
  'no email',
]

/** A CRM to write to: the practice one, or Leap over HTTP. `brandvolds` counts the customers of that name. */
async function openCrm(kind: 'local' | 'leap') {
  if (kind === 'local') {
    return {
      settings: {},
      leapToken: null,
      brandvolds: async (core: Core) => (await core.crm().find('Brandvold')).length,
      arrived: null,
    }
  }
  const leap = await startLeapStandIn({ file: practiceFile(), now: () => Date.now(), perMinute: 1000 })
  closers.push(() => leap.close())
  const count = (): number => leap.state.customers.filter((one) => one.lastName === 'Brandvold').length
  return {
    settings: { 'crm.provider': 'leap', 'crm.baseUrl': leap.url },
    leapToken: leap.token,
    brandvolds: async () => count(),
    arrived: async () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setInterval(() => {
        if (count() > 0) resolve()
      }, 2)
      await promise
      clearInterval(timer)
    },
  }
}

const onlyClient = (core: Core) => {
  const [client] = core.clients.list()
  if (!client) throw new Error('the client is lost')
  return client
}

/** Waits until the action is neither on its way nor waiting to be. */
async function settled(core: Core, actionId: string): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const look = (): void => {
    if (!['approved', 'sending'].includes(core.door.get(actionId).state)) resolve()
  }
  core.door.onChange(look)
  look()
  await promise
  return core.door.get(actionId).state
}

describe.each(['local', 'leap'] as const)('kill -9 with the %s CRM', (kind) => {
  test('before the approval loses the client, or what was said', async () => {
    const crm = await openCrm(kind)
    const { settings, leapToken } = crm
    const job = { settings, leapToken, messages: DICTATED, route: 'new_client', approve: false } as const
    await killed(job, (lines) => lines.includes('approval.requested'))
    const core = await restarted()
    const client = onlyClient(core)
    expect(client.slots.lastName).toMatchObject({ status: 'filled', value: 'Brandvold' })
    expect(client.slots.phone).toMatchObject({ status: 'filled', value: '+19205550137' })
    expect(client.slots.email.status).toBe('skipped')
    const { action } = await core.clients.propose(client.id, { turnId: null, tainted: false })
    expect(core.door.list({ states: ['proposed'], limit: 9 })).toHaveLength(1)
    await core.door.approve(action.id)
    expect(core.clients.get(client.id)).toMatchObject({ state: 'created' })
    expect(await crm.brandvolds(core)).toBe(1)
  })

  test('in the middle of the first message leaves a half-read client', async () => {
    const crm = await openCrm(kind)
    const { settings, leapToken } = crm
    const job = { settings, leapToken, messages: DICTATED, route: 'new_client', approve: false } as const
    await killed(job, (lines) => lines.includes('route.decided'))
    const core = await restarted()
    await core.chat.idle()
    const [conversation] = core.conversations.list({ archived: false })
    const { messages } = core.chat.history(conversation?.id ?? '')
    expect(messages[0]?.text).toBe(DICTATED[0])
    // Asked again, the message is read once more; nothing stands twice.
    core.chat.retry(conversation?.id ?? '', messages[1]?.id ?? '')
    await core.chat.idle()
    expect(core.clients.list()).toHaveLength(1)
    expect(onlyClient(core).slots.lastName).toMatchObject({ value: 'Brandvold' })
  })

  test('after the approval makes two customers', async () => {
    const crm = await openCrm(kind)
    const { settings, leapToken, arrived } = crm
    const job = { settings, leapToken, messages: DICTATED, route: 'new_client', approve: true } as const
    await killed(job, (lines) => {
      if (arrived && lines.length === 0) return arrived()
      return lines.includes('approving')
    })
    const core = await restarted()
    const [action] = core.door.list({ states: [], limit: 5 })
    if (!action) throw new Error('the approval is lost')
    const state = await settled(core, action.id)
    // Killed before the approval was stored, it still waits for the person.
    if (state === 'proposed' || state === 'failed') await core.door.approve(action.id)
    expect(core.door.get(action.id).state).toBe('sent')
    await core.door.approve(action.id)
    expect(await crm.brandvolds(core)).toBe(1)
    expect(onlyClient(core)).toMatchObject({ state: 'created', actionId: action.id })
    expect(onlyClient(core).customerId).not.toBeNull()
  })
})
