import { afterEach, describe, expect, test } from 'vitest'
import { filledValues } from '#main/clients/client-slots.ts'
import { startLeapStandIn } from '#tests/standins/leap/leap-stand-in.ts'
import { practiceFile } from '#tests/standins/leap/practice-fixture.ts'
import { testCore, type Asked, type TestCore } from '#tests/support/test-core.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function openCore(kind: 'local' | 'leap'): Promise<TestCore> {
  if (kind === 'local') {
    const core = await testCore()
    closers.push(() => core.dispose())
    return core
  }
  const leap = await startLeapStandIn({ file: practiceFile(), now: () => Date.now(), perMinute: 1000 })
  closers.push(() => leap.close())
  const settings = { 'crm.provider': 'leap', 'crm.baseUrl': leap.url }
  const core = await testCore(settings, { 'leap.token': leap.token })
  closers.push(() => core.dispose())
  return core
}

/** A conversation about one client; only the first message may have to find its way. */
function talk(core: TestCore) {
  let conversationId: string | undefined
  const say = async (text: string): Promise<Asked> => {
    const asked = await core.ask(text, conversationId ? { conversationId } : {})
    conversationId = asked.conversationId
    return asked
  }
  const client = () => {
    const found = core.clients.ofConversation(conversationId ?? '')
    if (!found) throw new Error('there is no client')
    return found
  }
  return { say, client, values: () => filledValues(client().slots) }
}

const routeOf = ({ answer }: Asked) => answer.turn?.decision?.route
const card = ({ answer }: Asked) => answer.turn?.approvals[0]

describe.each(['local', 'leap'] as const)('a new client in conversation, %s CRM', (kind) => {
  test('skips, a correction, another subject, an edit in the form and an approval lose or change something', async () => {
    const core = await openCore(kind)
    const { say, client, values } = talk(core)
    const first = await say(
      'new lead um walter brandvold his cell is nine two oh five five five oh one three seven no wait oh one three ' +
        'eight he is at forty four twelve larkspur lane in columbus ohio and he wants new windows',
    )
    expect(routeOf(first)).toBe('new_client')
    expect(first.answer.turn?.agent).toBe('NewClientsAgent')
    expect(values()).toMatchObject({
      firstName: 'Walter',
      lastName: 'Brandvold',
      phone: '+19205550138',
      city: 'Columbus',
      state: 'OH',
      projectTypes: 'Windows',
    })
    expect(client().missing).toEqual(['email', 'zip'])
    expect(core.conversations.get(first.conversationId).title).toBe('New client: Walter Brandvold')

    const other = await say('which jobs are in negotiation?')
    expect(routeOf(other)).toBe('crm')
    expect(core.conversations.workflow(other.conversationId)?.state).toBe('parked')

    const back = await say('zip is four three two oh one, no email')
    expect(routeOf(back)).toBe('new_client')
    expect(client().slots.email.status).toBe('skipped')
    expect(client().missing).toEqual([])
    const waiting = card(back)
    expect(waiting?.state).toBe('proposed')

    core.clients.setField(client().id, { field: 'lastName', value: 'Brandvolt', skip: false })
    expect(core.door.get(waiting?.id ?? '').state).toBe('rejected')
    const again = await say("that's everything")
    const action = card(again)
    expect(action?.title).toContain('Walter Brandvolt')
    await core.door.approve(action?.id ?? '')

    expect(client()).toMatchObject({ state: 'created', actionId: action?.id })
    expect(core.conversations.workflow(back.conversationId)).toBeNull()
    const [written, ...more] = await core.crm().find('Brandvolt')
    expect(more).toEqual([])
    expect(written).toMatchObject({
      firstName: 'Walter',
      lastName: 'Brandvolt',
      email: '',
      phones: [{ label: 'cell', number: '9205550138' }],
      address: { street: '4412 Larkspur Lane', city: 'Columbus', state: 'OH', zip: '43201' },
    })
    expect(written?.jobs).toHaveLength(1)
  })

  test('somebody who is in the CRM already becomes a second customer unasked', async () => {
    const core = await openCore(kind)
    const { say, client } = talk(core)
    const before = await core.crm().find('Maria Ortiz')
    const offered = await say('I have a new client, maria ortiz, 614-555-0111, she wants gutters')
    expect(client().candidates[0]).toMatchObject({ customerId: before[0]?.id })
    expect(offered.answer.turn?.choice?.options.length).toBeGreaterThan(1)
    expect(card(offered)).toBeUndefined()
    const use = offered.answer.turn?.choice?.options[0]
    const chosen = await say(use?.send ?? '')
    const action = card(chosen)
    expect(action?.kind).toBe('crm.job')
    await core.door.approve(action?.id ?? '')
    const after = await core.crm().find('Maria Ortiz')
    expect(after).toHaveLength(before.length)
    expect(after[0]?.jobs).toHaveLength((before[0]?.jobs.length ?? 0) + 1)
    expect(client()).toMatchObject({ state: 'created', customerId: before[0]?.id })
  })

  test('the wrong person leaves something behind, or a refused card cannot be mended', async () => {
    const core = await openCore(kind)
    const { say, client, values } = talk(core)
    await say(
      'put in a new client, jill trent, 937-555-0144, jill.trent@example.com, wants a deck at 18 sycamore court',
    )
    await say('wrong guy, start over')
    expect(values()).toEqual({})
    await say("it's Sam Purcell 419-555-0133, siding")
    const last = await say('that is all I have')
    expect(values()).toEqual({
      firstName: 'Sam',
      lastName: 'Purcell',
      phone: '+14195550133',
      projectTypes: 'Siding',
    })
    core.door.reject(card(last)?.id ?? '', 'his phone ends in 0134')
    await core.chat.idle()
    expect(values().phone).toBe('+14195550134')
    expect(client().state).toBe('proposed')
    expect(client().actionId).not.toBe(card(last)?.id)
  })

  test('the next client is mixed into the one that waits for approval', async () => {
    const core = await openCore(kind)
    const { say, client, values } = talk(core)
    await say('new client jill trent, 937-555-0144, jill.trent@example.com, wants a deck')
    const first = client()
    await say("that's all I have")
    expect(client().state).toBe('proposed')
    const second = await say('another new lead, sam purcell, 419-555-0133, siding')
    expect(client().id).not.toBe(first.id)
    expect(values()).toMatchObject({ firstName: 'Sam', phone: '+14195550133' })
    expect(second.answer.turn?.notices[0]?.text).toContain('Jill Trent')
    expect(core.clients.get(first.id).state).toBe('proposed')
    // Asked again, it is still the second one.
    core.chat.retry(second.conversationId, second.answer.id)
    await core.chat.idle()
    expect(core.clients.list()).toHaveLength(2)
  })

  test('refusing the card of the first client changes the second one', async () => {
    const core = await openCore(kind)
    const { say, client } = talk(core)
    await say('new client gerda holm, 929-555-0188, gerda.holm@example.com, wants siding')
    const waiting = card(await say("that's all I have"))
    const gerda = client().id
    await say('new client hugo nast, 938-555-0178, needs gutters')
    const hugo = client()
    core.door.reject(waiting?.id ?? '', 'her phone is 929-555-0199')
    await core.chat.idle()
    expect(filledValues(core.clients.get(gerda).slots).phone).toBe('+19295550199')
    expect(core.clients.get(hugo.id).slots).toEqual(hugo.slots)
  })

  test('refusing with a reason that says no value proposes the same again', async () => {
    const core = await openCore(kind)
    const { say, client } = talk(core)
    await say('new client gerda holm, 929-555-0188, gerda.holm@example.com, wants siding')
    const waiting = card(await say("that's all I have"))
    core.door.reject(waiting?.id ?? '', 'he is not buying after all')
    await core.chat.idle()
    expect(core.door.list({ states: ['proposed'], limit: 9 })).toEqual([])
    expect(client().state).not.toBe('proposed')
  })
})
