import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ServiceError } from '#main/core/errors.ts'
import { createLocalCrm } from '#main/local/crm/local-crm.ts'
import { createFactFinder } from '#main/scripts/facts/find-facts.ts'
import { practiceJobs, PRACTICE_NOW } from './practice.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import { openTestKnowledge } from '../../knowledge/open-knowledge.ts'

const signal = new AbortController().signal

describe('the facts of a job', () => {
  test('a value is not as it is spoken, or its record is lost', async () => {
    const job = (await practiceJobs()).find(({ number }) => number === '2231-01')
    const value = (label: string) =>
      job?.facts.filter((fact) => fact.label === label).map((fact) => fact.value)
    expect(value('Customer')).toEqual(['Maria Ortiz'])
    expect(value('First name')).toEqual(['Maria'])
    expect(value('Contract value')).toEqual(['$24,850'])
    expect(value('Town')).toEqual(['Westerville'])
    expect(value('Trade')).toEqual(['Roofing', 'Gutters'])
    expect(value('Work')).toEqual([
      'Tear-off of 28 squares',
      'architectural shingles',
      'new gutters front and back',
    ])
    expect(value('Next appointment')).toEqual(['Thursday, November 26 at 5:30 PM'])
    expect(value('Last appointment')).toEqual(['Friday, October 23'])
    expect(value('Note')).toContain(
      'Bruising on the south slope, soft decking by the chimney, about 2 sheets.',
    )
    const note = job?.facts.find(({ label }) => label === 'Note')
    expect(note?.source).toMatchObject({
      type: 'crm',
      record: expect.stringMatching(/^note:/) as string,
      field: 'text',
    })
  })

  test('two facts share an id', async () => {
    for (const { facts } of await practiceJobs()) {
      expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length)
    }
  })

  test('a job that is gone looks like one without facts', async () => {
    const workspace = tempWorkspace()
    const clock = createQuickClock(PRACTICE_NOW)
    const crm = createLocalCrm({ workspace, clock })
    const finder = createFactFinder({
      crm: () => crm,
      knowledge: { evidence: () => Promise.reject(new Error('no')) },
      clock,
    })
    await expect(finder.forJob('999', signal)).rejects.toBeInstanceOf(ServiceError)
    workspace.dispose()
  })
})

describe('what the documents say of a subject', () => {
  let dir: string
  let opened: ReturnType<typeof openTestKnowledge>
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'hard-e-about-'))
    opened = openTestKnowledge(dir)
    await opened.knowledge.addFolder(resolve('resources/practice/documents'))
    await opened.knowledge.sync(null)
  }, 60_000)
  afterAll(() => {
    opened.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const about = async (subject: string) => {
    const crm = createLocalCrm({ workspace: opened.workspace, clock: createQuickClock(PRACTICE_NOW) })
    const finder = createFactFinder({
      crm: () => crm,
      knowledge: opened.knowledge,
      clock: createQuickClock(PRACTICE_NOW),
    })
    return await finder.about(subject, signal)
  }

  test('a subject of the documents is not found, or too much comes back', async () => {
    for (const subject of [
      'the workmanship warranty',
      'waterproofing of the shower',
      'hail damage',
      'the deposit',
    ]) {
      const facts = await about(subject)
      expect([subject, facts.length > 0]).toEqual([subject, true])
      expect(facts.length).toBeLessThanOrEqual(3)
      for (const { source, value } of facts) {
        expect(source).toMatchObject({ type: 'document', quote: value })
        const passage = source.type === 'document' ? opened.knowledge.passage(source.passageId) : null
        expect(passage?.text).toContain(value)
        expect(passage?.collection).toBe('training')
      }
    }
  })

  test('something nobody wrote about has a source', async () => {
    for (const subject of ['solar batteries', 'the swimming pool heater', 'helicopter rides', '']) {
      expect([subject, ...(await about(subject))]).toEqual([subject])
    }
  })

  test('what colleagues must not say becomes a fact', async () => {
    const said = (await about('lifetime roof')).map(({ value }) => value).join(' ')
    expect(said).not.toContain('Do not say')
  })
})
