import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DraftChangeInput, DraftField, ScriptDraft } from '#shared/domain/script-draft.ts'
import type { EngineCall } from '#main/scripts/scripts.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { scriptsOn, type Bench } from './scripts-fixture.ts'

let workspace: ReturnType<typeof tempWorkspace>
let bench: Bench
beforeEach(() => {
  workspace = tempWorkspace()
  for (const id of ['talk', 'other']) {
    workspace.db
      .prepare('insert into conversations (id, title, created_at, updated_at) values (?, ?, 1, 1)')
      .run(id, id)
  }
  bench = scriptsOn(workspace)
})
afterEach(() => workspace.dispose())

const call = (turnId: string | null = null): EngineCall => ({
  signal: new AbortController().signal,
  turnId,
  notice: () => undefined,
})
const byHand = { by: 'person', turnId: null } as const
const set = (field: DraftField, value: string | null): DraftChangeInput => ({
  type: 'set_field',
  field,
  value,
})
const change = (id: string, one: DraftChangeInput): Promise<ScriptDraft> =>
  bench.scripts.change(id, one, byHand)
const edit = (draft: ScriptDraft, at: number, text: string): Promise<ScriptDraft> =>
  change(draft.id, { type: 'edit_paragraph', paragraphId: draft.paragraphs[at]?.id ?? '', text })
const texts = (draft: ScriptDraft): readonly string[] => draft.paragraphs.map(({ text }) => text)
const hear = (id: string, turnId: string, ancestors: string[], changes: DraftChangeInput[]) =>
  bench.scripts.hear(id, { turnId, ancestors, changes, signal: new AbortController().signal })

/** A draft with all that a writer needs. */
async function ready(kind: 'primer' | 'proposal' = 'primer', conversationId = 'talk'): Promise<ScriptDraft> {
  const { id } = bench.scripts.start(conversationId, { kind })
  await change(id, set('job', '1'))
  return change(id, set('goals', 'Come to the appointment'))
}
async function written(
  kind: 'primer' | 'proposal' = 'primer',
  conversationId = 'talk',
): Promise<ScriptDraft> {
  const { id } = await ready(kind, conversationId)
  return (await bench.scripts.write(id, call())).draft
}

describe('collecting', () => {
  test('something is asked for that the CRM or a default knows', async () => {
    const { id, missing } = bench.scripts.start('talk', { kind: 'proposal' })
    expect(missing).toEqual(['job', 'goals', 'offer', 'sender'])
    const draft = await change(id, set('job', '1'))
    expect(draft).toMatchObject({
      missing: ['goals'],
      customerName: 'Maria Ortiz',
      jobNumber: '2231-01',
      title: 'Proposal script: Maria Ortiz',
    })
    expect(draft.slots.sender).toMatchObject({ by: 'crm', value: 'Dana Reyes' })
    expect(bench.named).toEqual(['Proposal script', 'Proposal script: Maria Ortiz'])
    expect(bench.workflows.get('talk')).toBe(id)
  })

  test('a job that does not exist is taken, or the CRM being away loses the draft', async () => {
    const { id } = await ready()
    await expect(change(id, set('job', '99'))).rejects.toMatchObject({ code: 'JOB_GONE' })
    bench.crm.away = true
    await expect(change(id, set('job', '2'))).rejects.toMatchObject({ kind: 'network' })
    expect(bench.scripts.get(id).customerName).toBe('Maria Ortiz')
  })

  test('kind and job can be skipped, or the same value makes a new state', async () => {
    const draft = await ready()
    const skip = { ...set('job', null), skip: true } as DraftChangeInput
    await expect(change(draft.id, skip)).rejects.toMatchObject({ code: 'CANNOT_SKIP' })
    const again = await change(draft.id, set('goals', 'Come to the appointment'))
    expect(again.revision).toBe(draft.revision)
  })

  test('an engine is called while something is missing', async () => {
    const { id } = bench.scripts.start('talk', { kind: 'primer' })
    for (const run of [bench.scripts.outline(id, call()), bench.scripts.write(id, call())]) {
      await expect(run).rejects.toMatchObject({ code: 'DRAFT_INCOMPLETE' })
    }
    await expect(
      bench.scripts.revise(id, { instruction: 'warmer', paragraphIds: [] }, call()),
    ).rejects.toMatchObject({ code: 'SCRIPT_EMPTY' })
    expect(bench.writer.briefs).toEqual([])
  })

  test('an emptied rule to avoid comes back', async () => {
    const { id, slots } = await ready()
    expect(slots.avoid).toMatchObject({ by: 'default' })
    expect((await change(id, set('avoid', ''))).slots.avoid.status).toBe('skipped')
  })
})

describe('two windows', () => {
  test('the second overwrites what the first did', async () => {
    const seen = await ready()
    await bench.scripts.change(seen.id, set('tone', 'brisk'), { ...byHand, revision: seen.revision })
    const second = bench.scripts.change(seen.id, set('tone', 'slow'), { ...byHand, revision: seen.revision })
    await expect(second).rejects.toMatchObject({ code: 'DRAFT_CHANGED' })
    expect(bench.scripts.get(seen.id)).toMatchObject({
      revision: seen.revision + 1,
      slots: { tone: { value: 'brisk' } },
    })
  })
})

describe('writing', () => {
  test('a primer is given other limits, no facts or no inspiration', async () => {
    const draft = await written()
    const [, brief] = bench.writer.briefs
    expect(brief).toMatchObject({
      kind: 'primer',
      length: { min: 120, max: 240, aim: 180 },
      company: 'Harbor Home',
      sender: 'Dana Reyes',
      inspirations: [{ transcriptId: 't1' }],
    })
    expect(brief?.facts.map(({ value }) => value)).toContain('Maria Ortiz')
    expect(draft).toMatchObject({
      state: 'written',
      version: 1,
      words: 180,
      seconds: 90,
      writtenBy: 'Small writer',
    })
    expect(draft.outline).toHaveLength(3)
    expect(draft.versions).toMatchObject([{ number: 1, by: 'Small writer', change: 'Written', words: 180 }])
    expect(draft.inspirations).toHaveLength(1)
  })

  test('the old facts of the job are used though the CRM has newer ones', async () => {
    const { id } = await ready()
    const before = bench.crm.jobs['1']
    if (before) bench.crm.jobs['1'] = { ...before, customerName: 'Maria Ortiz-Lane' }
    expect((await bench.scripts.outline(id, call())).customerName).toBe('Maria Ortiz-Lane')
  })

  test('the CRM being away stops a draft that knows its job, or goes unsaid', async () => {
    const { id } = await ready()
    bench.crm.away = true
    const notices: string[] = []
    const { draft } = await bench.scripts.write(id, { ...call(), notice: (text) => void notices.push(text) })
    expect(draft.state).toBe('written')
    expect(notices).toEqual([expect.stringContaining('CRM could not be asked')])
    const unknown = bench.scripts.start('other', { kind: 'primer', jobId: '1' })
    await change(unknown.id, set('goals', 'Win'))
    await expect(bench.scripts.write(unknown.id, call())).rejects.toMatchObject({ kind: 'network' })
  })

  test('a stopped or failed run changes something', async () => {
    const before = await written()
    const stop = new AbortController()
    bench.writer.before = async () => stop.abort()
    await expect(bench.scripts.write(before.id, { ...call(), signal: stop.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
    bench.writer.before = () => Promise.reject(new Error('model fell over'))
    await expect(bench.scripts.write(before.id, call())).rejects.toThrow('model fell over')
    bench.writer.before = async () => undefined
    bench.writer.paragraphs = () => ['  ']
    await expect(bench.scripts.write(before.id, call())).rejects.toMatchObject({ code: 'NOTHING_WRITTEN' })
    expect(bench.scripts.get(before.id)).toEqual(before)
  })

  test('a revision changes what is locked or was not chosen', async () => {
    const draft = await written()
    const [first, second] = draft.paragraphs
    await change(draft.id, { type: 'lock', paragraphId: first?.id ?? '', locked: true })
    const whole = await bench.scripts.revise(draft.id, { instruction: 'warmer', paragraphIds: [] }, call())
    expect(texts(whole.draft).map((text) => text.endsWith(' warmer'))).toEqual([false, true, true])
    expect(whole.draft.versions.at(-1)).toMatchObject({ number: 2, change: 'warmer' })
    expect(whole.draft.paragraphs.map(({ id }) => id)).toEqual(draft.paragraphs.map(({ id }) => id))
    const chosen = [second?.id ?? '']
    const one = await bench.scripts.revise(draft.id, { instruction: 'shorter', paragraphIds: chosen }, call())
    expect(texts(one.draft).map((text) => text.endsWith(' shorter'))).toEqual([false, true, false])
    const locked = bench.scripts.revise(
      draft.id,
      { instruction: 'x', paragraphIds: [first?.id ?? ''] },
      call(),
    )
    await expect(locked).rejects.toMatchObject({ code: 'PARAGRAPH_LOCKED' })
    const gone = bench.scripts.revise(draft.id, { instruction: 'x', paragraphIds: ['nobody'] }, call())
    await expect(gone).rejects.toMatchObject({ code: 'PARAGRAPH_GONE' })
  })

  test('the documents are searched for "warmer", or not for the warranty', async () => {
    const draft = await written()
    bench.crm.asked.length = 0
    await bench.scripts.revise(draft.id, { instruction: 'warmer', paragraphIds: [] }, call())
    expect(bench.crm.asked).toEqual([])
    const order = { instruction: 'mention the warranty', paragraphIds: [] }
    const { draft: after } = await bench.scripts.revise(draft.id, order, call())
    expect(bench.crm.asked).toEqual(['the warranty', 'the warranty for Roofing'])
    expect(bench.writer.briefs.at(-1)?.facts.map(({ id }) => id)).toContain('passage:p1')
    expect(after.facts.map(({ id }) => id)).toContain('passage:p1')
  })

  test('what a person does while the engine writes is lost', async () => {
    const draft = await written()
    bench.writer.before = async () => {
      await edit(draft, 1, 'My own words')
      await change(draft.id, set('tone', 'brisk'))
    }
    const { draft: after, remarks } = await bench.scripts.revise(
      draft.id,
      { instruction: 'warmer', paragraphIds: [] },
      call(),
    )
    expect(texts(after)[1]).toBe('My own words')
    expect(texts(after)[0]).toMatch(/warmer$/)
    expect(after.slots.tone).toMatchObject({ value: 'brisk' })
    expect(remarks).toEqual([expect.stringContaining('“My own words”')])
  })

  test('the text for one customer ends up with another', async () => {
    const draft = await written()
    bench.writer.before = () => change(draft.id, set('job', '2'))
    const run = bench.scripts.revise(draft.id, { instruction: 'warmer', paragraphIds: [] }, call())
    await expect(run).rejects.toMatchObject({ code: 'DRAFT_CHANGED' })
    expect(texts(bench.scripts.get(draft.id))).toEqual(texts(draft))
  })

  test('two runs at once write the text twice', async () => {
    const { id } = await ready()
    const both = await Promise.allSettled([bench.scripts.write(id, call()), bench.scripts.write(id, call())])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(bench.scripts.get(id)).toMatchObject({ words: 180, version: 1 })
  })

  test('a text that was restored meanwhile is mixed with the new one', async () => {
    const draft = await written()
    bench.writer.paragraphs = () => ['Another text.']
    expect((await bench.scripts.write(draft.id, call())).draft.version).toBe(2)
    bench.writer.before = () => change(draft.id, { type: 'restore', version: 1 })
    const run = bench.scripts.revise(draft.id, { instruction: 'warmer', paragraphIds: [] }, call())
    await expect(run).rejects.toMatchObject({ code: 'DRAFT_CHANGED' })
    expect(texts(bench.scripts.get(draft.id))).toEqual(texts(draft))
  })

  test('an outline by hand is overwritten by one that was on its way', async () => {
    const { id } = await ready()
    const mine = [{ key: 'mine', title: 'Mine', note: '' }]
    bench.writer.before = () => change(id, { type: 'set_outline', outline: mine })
    expect((await bench.scripts.outline(id, call())).outline).toEqual(mine)
  })
})

describe('versions', () => {
  test('undo, redo and restore lose something', async () => {
    const draft = await written()
    const edited = await edit(draft, 0, 'First words')
    expect(edited).toMatchObject({ version: 2, canRedo: false })
    expect(edited.versions[1]).toMatchObject({ by: 'You', change: 'Edited by hand' })
    const undone = await change(draft.id, { type: 'undo' })
    expect(undone).toMatchObject({ version: 1, canRedo: true })
    expect(texts(undone)).toEqual(texts(draft))
    expect(texts(await change(draft.id, { type: 'redo' }))[0]).toBe('First words')
    const restored = await change(draft.id, { type: 'restore', version: 1 })
    expect(restored).toMatchObject({ version: 3 })
    expect(restored.versions[2]?.change).toBe('Restored version 1')
    expect(texts(restored)).toEqual(texts(draft))
    expect(bench.scripts.version(draft.id, 2)[0]?.text).toBe('First words')
  })

  test('a version that was undone is gone once something else is done', async () => {
    const draft = await written()
    await edit(draft, 0, 'Second')
    await change(draft.id, { type: 'undo' })
    const third = await edit(draft, 0, 'Third')
    expect(third).toMatchObject({ version: 3, canRedo: false })
    expect(third.versions.map(({ number }) => number)).toEqual([1, 2, 3])
    const back = await change(draft.id, { type: 'restore', version: 2 })
    expect(texts(back)[0]).toBe('Second')
    expect(back.version).toBe(4)
    await expect(change(draft.id, { type: 'restore', version: 9 })).rejects.toMatchObject({
      code: 'VERSION_GONE',
    })
  })

  test('some order of changes loses a version, skips a revision or undoes to something else', async () => {
    const { id } = await written()
    let seed = 7
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    let before = bench.scripts.get(id)
    const kept = new Map<number, string>()
    const wrong: string[] = []
    for (let round = 0; round < 300; round++) {
      const at = before.paragraphs[random(Math.max(1, before.paragraphs.length))]?.id ?? ''
      const changes: readonly DraftChangeInput[] = [
        { type: 'undo' },
        { type: 'redo' },
        { type: 'edit_paragraph', paragraphId: at, text: `Text ${round}` },
        { type: 'add_paragraph', after: at || null, text: `New ${round}` },
        { type: 'remove_paragraph', paragraphId: at },
        { type: 'restore', version: 1 + random(before.versions.length) },
        set('tone', `tone ${random(3)}`),
      ]
      const one = changes[random(changes.length)] ?? { type: 'undo' }
      const after = await change(id, one).catch(() => null)
      if (after === null) continue
      if (after.revision - before.revision !== (after === before ? 0 : 1)) wrong.push(`${round}: revision`)
      if (after.version !== null) {
        const text = JSON.stringify(texts(after))
        kept.set(after.version, kept.get(after.version) ?? text)
        if (kept.get(after.version) !== text) wrong.push(`${round}: version ${after.version}`)
      }
      if (after !== before && one.type !== 'undo' && one.type !== 'redo') {
        const undone = await change(id, { type: 'undo' })
        const same =
          JSON.stringify([texts(undone), undone.slots]) === JSON.stringify([texts(before), before.slots])
        if (!same || after.canRedo) wrong.push(`${round}: undo of ${one.type}`)
        await change(id, { type: 'redo' })
      }
      before = bench.scripts.get(id)
      expect(before.versions.map(({ number }) => number)).toEqual(
        before.versions.map((_, index) => index + 1),
      )
    }
    expect(kept.size).toBeGreaterThan(50)
    for (const [version, text] of kept) {
      expect(JSON.stringify(bench.scripts.version(id, version).map((one) => one.text))).toBe(text)
    }
  })

  test('undo goes beyond the beginning, or redo beyond the end', async () => {
    const { id } = bench.scripts.start('talk')
    await expect(change(id, { type: 'undo' })).rejects.toMatchObject({ code: 'NOTHING_TO_UNDO' })
    await expect(change(id, { type: 'redo' })).rejects.toMatchObject({ code: 'NOTHING_TO_REDO' })
  })

  test('a field or a lock makes a version', async () => {
    const draft = await written()
    const [first] = draft.paragraphs
    await change(draft.id, set('tone', 'brisk'))
    const locked = await change(draft.id, { type: 'lock', paragraphId: first?.id ?? '', locked: true })
    expect(locked.versions).toHaveLength(1)
    await expect(edit(draft, 0, 'x')).rejects.toMatchObject({ code: 'PARAGRAPH_LOCKED' })
    const remove: DraftChangeInput = { type: 'remove_paragraph', paragraphId: first?.id ?? '' }
    await expect(change(draft.id, remove)).rejects.toMatchObject({ code: 'PARAGRAPH_LOCKED' })
  })

  test('a paragraph is added at another place', async () => {
    const draft = await written()
    const after = draft.paragraphs[0]?.id ?? ''
    await change(draft.id, { type: 'add_paragraph', after, text: 'Second' })
    const both = await change(draft.id, { type: 'add_paragraph', after: null, text: 'First' })
    expect([texts(both)[0], texts(both)[2]]).toEqual(['First', 'Second'])
    const nowhere: DraftChangeInput = { type: 'add_paragraph', after: 'nobody', text: 'x' }
    await expect(change(draft.id, nowhere)).rejects.toMatchObject({ code: 'PARAGRAPH_GONE' })
  })
})

describe('sources', () => {
  const invent = (): void => {
    bench.writer.paragraphs = ({ length }) => [
      Array.from({ length: length.aim }, () => 'word').join(' '),
      'It is $24,850, with $777 off.',
    ]
  }

  /** A primer that may name prices. */
  const priced = async (): Promise<ScriptDraft> => change((await written()).id, set('avoid', null))

  test('a true price gets into a primer that is to name none', async () => {
    bench.writer.paragraphs = () => ['Maria, your roof is $24,850.', 'word '.repeat(170)]
    const draft = await written()
    expect(draft.claims.map(({ text, factId }) => [text, factId])).toEqual([['$24,850', null]])
    const early = change(draft.id, { type: 'finalize' })
    await expect(early).rejects.toMatchObject({ code: 'CLAIMS_UNSOURCED' })
    await change(draft.id, { type: 'confirm_claim', kind: 'price', text: '$24,850' })
    expect((await change(draft.id, { type: 'finalize' })).state).toBe('final')
  })

  test('the price of the CRM counts beside the one that the person states', async () => {
    bench.writer.paragraphs = () => ['Maria, your roof is $24,850.', 'word '.repeat(170)]
    const draft = await priced()
    const told = await change(draft.id, set('offer', '$23,500 with gutters until Friday'))
    expect(told.facts.map(({ value }) => value)).not.toContain('$24,850')
    expect(told.claims.map(({ text, factId }) => [text, factId])).toEqual([['$24,850', null]])
    const part = await change(draft.id, set('offer', '$500 off for the gutters'))
    expect(part.facts.map(({ value }) => value)).toContain('$24,850')
  })

  test('an invented price can be made final', async () => {
    invent()
    const draft = await priced()
    expect(draft.claims.map(({ text, factId }) => [text, factId])).toEqual([
      ['$24,850', 'job:1/Contract value'],
      ['$777', null],
    ])
    const final = change(draft.id, { type: 'finalize' })
    await expect(final).rejects.toMatchObject({
      code: 'CLAIMS_UNSOURCED',
      message: expect.stringContaining('“$777”'),
    })
    const video = change(draft.id, { type: 'use_for_video', use: true })
    await expect(video).rejects.toMatchObject({ code: 'NOT_FINAL' })
    expect(bench.scripts.forVideo('1')).toBeNull()
    await change(draft.id, { type: 'confirm_claim', kind: 'price', text: '$777' })
    const done = await change(draft.id, { type: 'finalize' })
    expect(done.state).toBe('final')
    expect(done.facts).toContainEqual(
      expect.objectContaining({ value: '$777', source: { type: 'person', how: 'confirmed', words: '$777' } }),
    )
  })

  test('an agent vouches for a claim, a person in the chat cannot, or nobody made it', async () => {
    invent()
    const { id } = await priced()
    const confirm: DraftChangeInput = { type: 'confirm_claim', kind: 'price', text: '$777' }
    const agent = bench.scripts.change(id, confirm, { by: 'chat', turnId: 't1' })
    await expect(agent).rejects.toMatchObject({ code: 'CONFIRM_BY_HAND' })
    await expect(change(id, { ...confirm, text: '$1' })).rejects.toMatchObject({ code: 'CLAIM_GONE' })
    const said = await hear(id, 't1', [], [confirm])
    expect(said.claims.every(({ factId }) => factId !== null)).toBe(true)
  })

  test('a price of the old job still counts as sourced for the new one', async () => {
    invent()
    const draft = await priced()
    await change(draft.id, { type: 'confirm_claim', kind: 'price', text: '$777' })
    await change(draft.id, { type: 'finalize' })
    const other = await change(draft.id, set('job', '2'))
    expect(texts(other)).toEqual(texts(draft))
    expect(other).toMatchObject({ state: 'written', customerName: 'Walter Brand' })
    expect(other.claims.map(({ factId }) => factId)).toEqual([null, null])
    expect(other.slots.sender).toMatchObject({ value: 'Priya Raman' })
    expect((await change(draft.id, { type: 'undo' })).state).toBe('final')
  })

  test('an offer that was said is no source, or stays one when it is taken out of a final text', async () => {
    invent()
    const draft = await priced()
    await hear(
      draft.id,
      't1',
      [],
      [{ ...set('offer', '$777 off'), words: 'give her $777 off' } as DraftChangeInput],
    )
    // The text was written for another offer.
    const early = change(draft.id, { type: 'finalize' })
    await expect(early).rejects.toMatchObject({ code: 'SCRIPT_OUTDATED' })
    const [first] = draft.paragraphs
    const text = `${first?.text ?? ''} As agreed.`
    await change(draft.id, { type: 'edit_paragraph', paragraphId: first?.id ?? '', text })
    expect((await change(draft.id, { type: 'finalize' })).state).toBe('final')
    expect((await change(draft.id, set('offer', null))).state).toBe('written')
  })
})

describe('final', () => {
  const final = async (conversationId = 'talk'): Promise<ScriptDraft> =>
    change((await written('primer', conversationId)).id, { type: 'finalize' })
  const use = (id: string): Promise<ScriptDraft> => change(id, { type: 'use_for_video', use: true })

  test('a primer out of its limits, or an empty one, is final', async () => {
    const { id } = await ready()
    await expect(change(id, { type: 'finalize' })).rejects.toMatchObject({ code: 'SCRIPT_EMPTY' })
    bench.writer.paragraphs = () => ['Too short.']
    await bench.scripts.write(id, call())
    await expect(change(id, { type: 'finalize' })).rejects.toMatchObject({ code: 'PRIMER_LENGTH' })
  })

  test.each<[string, (draft: ScriptDraft) => Promise<ScriptDraft>]>([
    ['an edit', (draft) => edit(draft, 0, `${draft.paragraphs[0]?.text} more`)],
    ['undo', (draft) => change(draft.id, { type: 'undo' })],
    ['reopen', (draft) => change(draft.id, { type: 'reopen' })],
    ['another kind', (draft) => change(draft.id, set('kind', 'proposal'))],
    ['another job', (draft) => change(draft.id, set('job', '2'))],
    ['abandon', (draft) => change(draft.id, { type: 'abandon' })],
    [
      'a revision',
      async (draft) =>
        (await bench.scripts.revise(draft.id, { instruction: 'warmer', paragraphIds: [] }, call())).draft,
    ],
  ])('the video keeps a text after %s', async (_what, act) => {
    const draft = await use((await final()).id)
    expect(draft.forVideo).toBe(true)
    expect(bench.scripts.forVideo('1')?.id).toBe(draft.id)
    const after = await act(draft)
    expect(after.forVideo).toBe(false)
    expect(bench.scripts.forVideo('1')).toBeNull()
  })

  test('two primers are used for one video', async () => {
    const first = await use((await final('talk')).id)
    const second = await use((await final('other')).id)
    expect(bench.scripts.get(first.id).forVideo).toBe(false)
    expect(bench.scripts.forVideo('1')?.id).toBe(second.id)
    expect(bench.changed.slice(-2)).toEqual([second.id, first.id])
  })

  test('a proposal is used for a video', async () => {
    const draft = await written('proposal')
    await change(draft.id, { type: 'finalize' })
    await expect(use(draft.id)).rejects.toMatchObject({ code: 'NOT_A_PRIMER' })
  })

  test('the video speaks a text that a new pace made too long', async () => {
    await use((await final()).id)
    bench.settings.wordsPerMinute = 80
    expect(bench.scripts.forVideo('1')).toBeNull()
    const [draft] = bench.scripts.list()
    expect(draft).toMatchObject({ state: 'final', forVideo: false })
    await expect(use(draft?.id ?? '')).rejects.toMatchObject({ code: 'PRIMER_LENGTH' })
  })

  test('one message changes the text of a video unseen', async () => {
    const draft = await use((await final()).id)
    const paragraphId = draft.paragraphs[0]?.id ?? ''
    const text = `${draft.paragraphs[0]?.text} more`
    const after = await hear(
      draft.id,
      't1',
      [],
      [{ type: 'edit_paragraph', paragraphId, text }, { type: 'finalize' }],
    )
    expect(after).toMatchObject({ state: 'final', forVideo: false })
  })

  test('an engine that was at work opens a script that was made final meanwhile', async () => {
    const draft = await written()
    bench.writer.before = () => change(draft.id, { type: 'finalize' })
    const run = bench.scripts.revise(draft.id, { instruction: 'warmer', paragraphIds: [] }, call())
    await expect(run).rejects.toMatchObject({ code: 'DRAFT_CHANGED' })
    expect(bench.scripts.get(draft.id).state).toBe('final')
  })
})

describe('the chat', () => {
  const fill: DraftChangeInput[] = [set('job', '1'), set('goals', 'Win'), set('tone', 'brisk')]

  test('a message makes several steps of undo, or counts twice', async () => {
    const { id } = bench.scripts.start('talk', { kind: 'primer' })
    const first = await hear(id, 't1', [], fill)
    expect(first).toMatchObject({ revision: 2, missing: [], customerName: 'Maria Ortiz' })
    expect(first.slots.tone).toMatchObject({ by: 'chat' })
    expect(await hear(id, 't1', [], [set('tone', 'slow')])).toEqual(first)
    expect((await change(id, { type: 'undo' })).slots.goals.status).toBe('empty')
  })

  test('half of a message is applied', async () => {
    const draft = bench.scripts.start('talk', { kind: 'primer' })
    await expect(hear(draft.id, 't1', [], [set('goals', 'Win'), set('length', '9')])).rejects.toMatchObject({
      code: 'PRIMER_LENGTH',
    })
    expect(bench.scripts.get(draft.id)).toEqual(draft)
    expect((await hear(draft.id, 't1', [], [set('goals', 'Win')])).slots.goals.status).toBe('filled')
  })

  test('what an edited message said and had written stays', async () => {
    const { id } = bench.scripts.start('talk', { kind: 'primer' })
    await hear(id, 't1', [], fill)
    await hear(id, 't2', ['t1'], [set('tone', 'slow')])
    await bench.scripts.write(id, call('t2'))
    const again = await hear(id, 't3', ['t1'], [set('length', '2')])
    expect(again.slots).toMatchObject({ tone: { value: 'brisk' }, length: { value: '2' } })
    expect(again.paragraphs).toEqual([])
    expect(again.versions).toHaveLength(1)
    const asked = await hear(id, 't4', [], [])
    expect(asked.slots.goals.status).toBe('empty')
    expect(asked.slots.kind.status).toBe('filled')
  })

  test('a change by hand is taken back with the message before it', async () => {
    const { id } = bench.scripts.start('talk', { kind: 'primer' })
    await hear(id, 't1', [], fill)
    await change(id, set('sender', 'Somebody'))
    const after = await hear(id, 't2', [], [set('length', '2')])
    expect(after.slots).toMatchObject({ goals: { value: 'Win' }, sender: { value: 'Somebody' } })
  })

  test('an undo in the chat is not taken back', async () => {
    const { id } = bench.scripts.start('talk', { kind: 'primer' })
    await hear(id, 't1', [], fill)
    const undone = await hear(id, 't2', ['t1'], [{ type: 'undo' }])
    expect(undone.slots.goals.status).toBe('empty')
    expect((await hear(id, 't3', ['t1'], [])).slots.goals.status).toBe('filled')
  })

  test('a turn that runs again has the text written again', async () => {
    const { id } = await ready()
    const order = { instruction: 'warmer', paragraphIds: [] }
    const first = await bench.scripts.write(id, call('t1'))
    const revised = await bench.scripts.revise(id, order, call('t1'))
    const calls = bench.writer.briefs.length
    expect(await bench.scripts.revise(id, order, call('t1'))).toEqual(revised)
    expect((await bench.scripts.write(id, call('t1'))).remarks).toEqual(first.remarks)
    expect(bench.writer.briefs).toHaveLength(calls)
    expect(bench.scripts.get(id).versions).toHaveLength(2)
  })

  test('a turn that runs in two processes at once is applied twice', async () => {
    const { id } = bench.scripts.start('talk', { kind: 'primer' })
    const said: DraftChangeInput[] = [...fill, { type: 'add_paragraph', after: null, text: 'Once' }]
    const [first, second] = await Promise.all([hear(id, 't1', [], said), hear(id, 't1', [], said)])
    expect(second).toEqual(first)
    const runs = await Promise.all([bench.scripts.write(id, call('t1')), bench.scripts.write(id, call('t1'))])
    expect(runs[1].draft).toEqual(runs[0].draft)
    expect(bench.scripts.get(id)).toMatchObject({ revision: 3, version: 2 })
  })

  test('an abandoned draft is still what the conversation is about', async () => {
    const draft = await written()
    const gone = await change(draft.id, { type: 'abandon' })
    expect(gone.state).toBe('abandoned')
    expect(bench.workflows.get('talk')).toBeNull()
    expect(bench.scripts.ofConversation('talk')).toBeNull()
    expect(bench.scripts.list()).toEqual([])
    await expect(change(draft.id, set('tone', 'x'))).rejects.toMatchObject({ code: 'DRAFT_ABANDONED' })
    await expect(bench.scripts.write(draft.id, call())).rejects.toMatchObject({ code: 'DRAFT_ABANDONED' })
    expect((await change(draft.id, { type: 'reopen' })).state).toBe('written')
  })
})
