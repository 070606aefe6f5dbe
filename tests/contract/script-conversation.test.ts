import { afterEach, describe, expect, test } from 'vitest'
import type { Route } from '#shared/domain/route.ts'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { askedIn } from '#main/scripts/read/asked.ts'
import { reopenCore } from '#tests/support/reopen-core.ts'
import { testCore, type Asked, type TestCore } from '#tests/support/test-core.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close()
})

async function openCore(...options: Parameters<typeof testCore>): Promise<TestCore> {
  const core = await testCore(...options)
  closers.push(() => core.dispose())
  return core
}

function talk(core: () => TestCore) {
  let conversationId: string | undefined
  const asked: string[] = []
  const say = async (text: string, route?: Route): Promise<Asked> => {
    const answer = await core().ask(text, {
      ...(conversationId ? { conversationId } : {}),
      ...(route ? { route } : {}),
    })
    conversationId = answer.conversationId
    asked.push(...askedIn(answer.answer.text))
    expect(answer.answer.turn?.status).toBe('finished')
    return answer
  }
  const draft = (): ScriptDraft => {
    const found = core().scripts.ofConversation(conversationId ?? '')
    if (!found) throw new Error('there is no draft')
    return found
  }
  return { say, draft, asked }
}

const routeOf = ({ answer }: Asked) => answer.turn?.decision?.route
const notices = ({ answer }: Asked) => (answer.turn?.notices ?? []).map(({ kind }) => kind)
const unsourced = ({ claims }: ScriptDraft) => claims.filter(({ factId }) => factId === null)
const valueOf = ({ slots }: ScriptDraft, field: keyof ScriptDraft['slots']) => {
  const slot = slots[field]
  return slot.status === 'filled' ? slot.value : null
}

describe('a proposal in conversation', () => {
  test('a detour, a restart, an edit by hand or a revision loses something or asks it again', async () => {
    let core = await openCore()
    const { say, draft, asked } = talk(() => core)
    const first = await say('I need a proposal script for job 2231-01, keep it under three minutes, warm')
    expect(routeOf(first)).toBe('scripting')
    expect(first.answer.turn?.agent).toBe('ScriptingAgent')
    expect(draft()).toMatchObject({ customerName: 'Maria Ortiz', jobNumber: '2231-01', missing: ['goals'] })
    expect(valueOf(draft(), 'length')).toBe('3')

    const detour = await say('which jobs are in negotiation?')
    expect(routeOf(detour)).toBe('crm')
    expect(notices(detour)).toEqual(['parked'])
    expect(core.conversations.workflow(detour.conversationId)?.state).toBe('parked')

    const back = await say('back to the script')
    expect(notices(back)).toEqual(['resumed'])
    expect(draft().missing).toEqual(['goals'])

    core = await reopenCore(core)
    closers.push(() => core.dispose())
    await say('that she decides on Thursday, mention the 25-year workmanship warranty')
    expect(draft()).toMatchObject({ state: 'outlined', missing: [] })
    expect(valueOf(draft(), 'cover')).toBe('the 25-year workmanship warranty')

    await say('looks good, write it')
    const written = draft()
    expect(written.state).toBe('written')
    expect(unsourced(written)).toEqual([])
    expect(written.paragraphs.map(({ text }) => text).join(' ')).toContain('25-year')

    await say('warmer')
    const [opening] = draft().paragraphs
    const byHand = `${opening?.text ?? ''} It was good to meet you.`
    await core.scripts.change(
      draft().id,
      { type: 'edit_paragraph', paragraphId: opening?.id ?? '', text: byHand },
      { by: 'person', turnId: null },
    )
    await say('lock the opening')
    const before = draft()
    const shorter = await say('shorter please')
    expect(draft().words).toBeLessThan(before.words)
    expect(draft().paragraphs[0]?.text).toBe(byHand)
    expect(shorter.answer.text).toContain(byHand)
    await say('make the last paragraph longer')

    const final = await say("it's final")
    expect(final.answer.text).toContain('is final')
    expect(draft().state).toBe('final')
    expect(unsourced(draft())).toEqual([])
    const numbers = draft().versions.map(({ number }) => number)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, place) => place + 1))
    expect(draft().versions.some(({ by }) => by === 'You')).toBe(true)
    // "Goals" stood in two answers because the detour came between question and answer.
    expect(asked.filter((field) => field !== 'goals')).toEqual([])
    expect((await core.crm().job(valueOf(draft(), 'job') ?? '')).number).toBe('2231-01')
    expect(core.turns.get(first.turnId)?.tainted).toBe(true)
  })

  test('asking a message again, or editing it, does what it said twice', async () => {
    const core = await openCore()
    const { say, draft } = talk(() => core)
    await say('proposal script for job 2231-01, mention the warranty')
    await say('yes')
    const warmer = await say('warmer')
    const once = draft()
    core.chat.retry(warmer.conversationId, warmer.answer.id)
    await core.chat.idle()
    expect(draft().paragraphs.map(({ text }) => text)).toEqual(once.paragraphs.map(({ text }) => text))
    const messages = core.chat.history(warmer.conversationId).messages
    const [first] = messages
    core.chat.send({
      conversationId: warmer.conversationId,
      text: 'proposal script for job 2231-01, mention the crew',
      editOf: first?.id ?? '',
      route: 'scripting',
    })
    await core.chat.idle()
    expect(valueOf(draft(), 'cover')).toBe('the crew')
    expect(draft().words).toBe(0)
    expect(core.scripts.list()).toHaveLength(1)
  })
})

describe('a primer in conversation', () => {
  test('it is longer than two minutes, for the wrong job, or used without being final', async () => {
    const core = await openCore()
    const { say, draft } = talk(() => core)
    const several = await say('write a primer for Maria Ortiz')
    const options = several.answer.turn?.choice?.options ?? []
    expect(options.map(({ send }) => send).toSorted()).toEqual(['Job 2231-01', 'Job 2231-02'])
    expect(valueOf(draft(), 'job')).toBeNull()
    await say('the roof')
    expect(draft().jobNumber).toBe('2231-01')
    await say('that she feels she is in good hands')
    await say('yes')
    const early = await say('use it for the video')
    expect(early.answer.text).toContain('not final')
    expect(draft().forVideo).toBe(false)
    expect(draft().seconds).toBeGreaterThanOrEqual(60)
    expect(draft().seconds).toBeLessThanOrEqual(120)
    await say('perfect')
    await say('use it for the video')
    expect(draft()).toMatchObject({ state: 'final', forVideo: true })
    expect(core.scripts.forVideo(valueOf(draft(), 'job') ?? '')?.id).toBe(draft().id)
  })

  test('what a person adds without a source is released before somebody vouches for it', async () => {
    const core = await openCore()
    const { say, draft } = talk(() => core)
    await say('write a primer for job 2214-01, the goal is that he looks forward to the visit')
    await say('yes')
    await say('add at the end: The deposit is $500.')
    expect(unsourced(draft()).map(({ text }) => text)).toEqual(['$500'])
    const refused = await say("it's final")
    expect(refused.answer.text).toContain('$500')
    expect(draft().state).toBe('written')
    await say('$500 is right')
    expect(unsourced(draft())).toEqual([])
    await say("it's final")
    expect(draft().state).toBe('final')
  })
})

describe('two workflows in one conversation', () => {
  test('one that is parked is lost when the other is done, or takes the answers of the other', async () => {
    const core = await openCore()
    const { say, draft } = talk(() => core)
    const started = await say('new client jill trent, 937-555-0144, wants a deck')
    const client = () => core.clients.ofConversation(started.conversationId)
    await say('write a primer for Carlos Ortiz')
    const untouched = client()?.slots
    await say('that he looks forward to the visit')
    expect(client()?.slots).toEqual(untouched)
    expect(valueOf(draft(), 'goals')).toBe('that he looks forward to the visit')
    const back = await say('back to the new client')
    expect(notices(back).toSorted()).toEqual(['parked', 'resumed'])
    await say('no email')
    expect(client()?.slots.email.status).toBe('skipped')
    const script = await say('back to the script')
    expect(routeOf(script)).toBe('scripting')
    expect(core.conversations.workflow(script.conversationId)).toMatchObject({
      route: 'scripting',
      id: draft().id,
    })
    await say('yes')
    expect(draft().state).toBe('written')
  })
})
