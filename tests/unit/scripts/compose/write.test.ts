import { describe, expect, test } from 'vitest'
import type { Fact, Inspiration, ScriptKind } from '#shared/domain/script-draft.ts'
import { checkClaims } from '#main/scripts/check/check-claims.ts'
import { createRulesWriter } from '#main/scripts/compose/rules-writer.ts'
import { hashOf, sentencesOf } from '#main/scripts/compose/words.ts'
import type { ScriptBrief, Written } from '#main/scripts/scripts.ts'
import { practiceJobs } from '../facts/practice.ts'
import {
  briefOf,
  documentFact,
  engineCall,
  personFact,
  settingFact,
  slotsWith,
  templates,
} from './brief-fixture.ts'

let made = 0
const writer = createRulesWriter({
  templates,
  about: async () => await Promise.resolve([]),
  ids: { next: (prefix) => `${prefix}_${made++}` },
})
const write = async (brief: ScriptBrief): Promise<Written> => await writer.write(brief, engineCall())
const textOf = ({ paragraphs }: Written): string => paragraphs.map(({ text }) => text).join('\n')
const wordsOf = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
const own = [settingFact('Larkfield Exteriors & Remodeling'), settingFact('Dana Whitfield')]

/** The same subset every time: what stays is decided by a hash. */
const subset = (facts: readonly Fact[], seed: number): readonly Fact[] =>
  facts.filter(({ id, value }) => hashOf(`${seed}|${id}|${value}`) % 3 !== seed % 3)

function faultsOf(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((paragraph) => [
      ...(/[{}[\]]|undefined|null\b/.test(paragraph) ? [`placeholder: ${paragraph}`] : []),
      ...(/ {2}| [.,;!?]|[.,;]{2}/.test(paragraph) ? [`spacing: ${paragraph}`] : []),
      ...(/[.!?]$/.test(paragraph) ? [] : [`no end: ${paragraph}`]),
      ...(sentencesOf(paragraph).some((sentence) => !/^["“]?[\p{Lu}\d]/u.test(sentence))
        ? [`small start: ${paragraph}`]
        : []),
      ...(/\b(?:he|she|they) (?:wants?|needs?|likes?)\b|\bw\/|\babt\b|\byrs?\b/i.test(paragraph)
        ? [`raw note: ${paragraph}`]
        : []),
    ])
}

describe.each(['primer', 'proposal'] satisfies ScriptKind[])('a %s of every practice job', (kind) => {
  test('it says what no fact says, misses its length, or is stitched together', async () => {
    const problems: string[] = []
    for (const { number, facts } of await practiceJobs()) {
      for (const some of [facts, subset(facts, 1), subset(facts, 2), []]) {
        for (const known of [[...some, ...own], some]) {
          const brief = briefOf({ kind, facts: known })
          const written = await write(brief)
          const text = textOf(written)
          const count = wordsOf(text)
          const { min, max, aim } = brief.length
          if (count < Math.max(min, aim * 0.75) || count > Math.min(max, aim * 1.25))
            problems.push(`${number}: ${count} words`)
          const loose = checkClaims(written.paragraphs, known).filter(({ factId }) => factId === null)
          problems.push(...loose.map((claim) => `${number}: ${claim.text}`), ...faultsOf(text))
        }
      }
    }
    expect([...new Set(problems)].slice(0, 20)).toEqual([])
  }, 60_000)
})

const customer: readonly Fact[] = [
  {
    id: 'c',
    kind: 'name',
    label: 'Customer',
    value: 'Nora Quill',
    source: { type: 'crm', record: 'customer:1', field: 'name' },
  },
  {
    id: 'f',
    kind: 'name',
    label: 'First name',
    value: 'Nora',
    source: { type: 'crm', record: 'customer:1', field: 'first name' },
  },
  {
    id: 't',
    kind: 'detail',
    label: 'Trade',
    value: 'Roofing',
    source: { type: 'crm', record: 'job:1', field: 'trade' },
  },
  {
    id: 'p',
    kind: 'price',
    label: 'Contract value',
    value: '$18,300',
    source: { type: 'crm', record: 'job:1', field: 'contract value' },
  },
]
const note = (value: string, id = value): Fact => ({
  id,
  kind: 'detail',
  label: 'Note',
  value,
  source: { type: 'crm', record: 'note:1', field: 'text' },
})
const primer = (more: Partial<ScriptBrief> = {}) => briefOf({ kind: 'primer', facts: customer, ...more })
const proposal = (more: Partial<ScriptBrief> = {}) => briefOf({ kind: 'proposal', facts: customer, ...more })

describe('length', () => {
  test.each([1, 1.5, 2])('a primer of %s minutes leaves the two minutes', async (minutes) => {
    const aim = Math.round(Math.min(Math.max(minutes * 60, 66), 114) * (140 / 60))
    const count = wordsOf(textOf(await write(primer({ length: { min: 140, max: 280, aim } }))))
    expect(count).toBeGreaterThanOrEqual(140)
    expect(count).toBeLessThanOrEqual(280)
    expect(Math.abs(count - aim)).toBeLessThanOrEqual(aim / 4)
  })

  test.each([2, 3, 4, 5])('a proposal of %s minutes is a quarter off', async (minutes) => {
    const aim = minutes * 140
    const length = { min: Math.ceil(aim * 0.75), max: Math.floor(aim * 1.25), aim }
    const count = wordsOf(textOf(await write(proposal({ length }))))
    expect(count).toBeGreaterThanOrEqual(length.min)
    expect(count).toBeLessThanOrEqual(length.max)
  })

  test('a primer with far too much to cover runs over', async () => {
    const lines = Array.from(
      { length: 40 },
      (_, i) =>
        `how we protect your home from trouble of the kind called ${'abcdefghij'[i % 10]}${'klmn'[i % 4]}`,
    )
    const count = wordsOf(textOf(await write(primer({ slots: slotsWith({ cover: lines.join('\n') }) }))))
    expect(count).toBeLessThanOrEqual(280)
  })

  test('a length that cannot be filled is kept silent', async () => {
    const length = { min: 2_100, max: 3_500, aim: 2_800 }
    expect((await write(proposal({ length }))).remarks.join()).toContain('not enough to say')
  })
})

describe('what is said', () => {
  test('a note about the customer is read to the customer', async () => {
    const notes = [
      note('Wants the gutters cleaned before the work starts.'),
      note('She is worried about dust, she works from home.'),
      note('Asked about rain screen.'),
      note('Bruising on the south slope, soft decking by the chimney, about 2 sheets.'),
      note('Wants deck ready for daughter grad party in May.'),
      note('He wants us to match 44k bid.'),
      note('LM, she texted back "thurs evening ok"'),
    ]
    const text = textOf(await write(proposal({ facts: [...customer, ...notes] })))
    expect(text).toContain('you want the gutters cleaned before the work starts'.slice(4))
    expect(text).toContain('you are worried about dust')
    expect(text).toContain('sked about the rain screen')
    expect(text).toContain('bruising on the south slope and soft decking by the chimney')
    expect(text).not.toMatch(/daughter|44k|bid|texted|works from home/)
  })

  test('a price gets into a primer that did not ask for one', async () => {
    expect(textOf(await write(primer()))).not.toMatch(/\$|price/i)
    const asked = slotsWith({ cover: 'the price is $18,300' })
    const facts = [...customer, personFact('price', 'the price is $18,300')]
    expect(textOf(await write(primer({ facts, slots: asked })))).toContain('$18,300')
    expect(textOf(await write(proposal()))).toContain('$18,300')
  })

  test('what is to be avoided is said all the same', async () => {
    const slots = slotsWith({ avoid: 'price\nother offers\nquestions' })
    const text = textOf(await write(proposal({ slots })))
    expect(text).not.toMatch(/\$|price|offers|questions?\b/i)
  })

  test('a point to cover is dropped, or its unsourced figure is said', async () => {
    const slots = slotsWith({ cover: 'hidden fasteners\nthe 40 year fade warranty' })
    const written = await write(proposal({ slots }))
    expect(textOf(written)).toContain('hidden fasteners')
    expect(textOf(written)).not.toContain('40')
    expect(written.remarks.join()).toContain('40 year fade warranty')
    const facts = [...customer, personFact('detail', 'the 40 year fade warranty')]
    expect(textOf(await write(proposal({ slots, facts })))).toContain('40 year fade warranty')
  })

  test('a document that covers the point is not used, or words for colleagues are', async () => {
    const facts = [
      ...customer,
      documentFact('We sweep the yard with a magnet on every evening of the job.'),
      documentFact('The rep tells Ruth about the magnet.'),
    ]
    const text = textOf(await write(primer({ facts, slots: slotsWith({ cover: 'the magnet' }) })))
    expect(text).toContain('We sweep the yard with a magnet on every evening of the job.')
    expect(text).not.toContain('Ruth')
  })

  test('what another customer was told is told to this one', async () => {
    const heard = (text: string): Inspiration => ({
      transcriptId: 't',
      title: 'A roof',
      why: 'Roofing, won',
      text,
      turns: [1],
    })
    const inspirations = [
      heard('Walter, we did the same for the Haldermans.'),
      heard('We warrant the guards, because we did not hang the old ones.'),
      heard('We will be there on Monday with the whole crew.'),
      heard('Your husband can look at the siding samples.'),
      heard('I like to show people a picture before I talk about anything else.'),
    ]
    const text = textOf(await write(primer({ inspirations })))
    expect(text).toContain('I like to show people a picture')
    expect(text).not.toMatch(/Walter|Halderman|Monday|husband|guards/)
  })

  test('two customers get the same words, or one customer others each time', async () => {
    const other = customer.map((fact) => ({ ...fact, value: fact.value.replace('Nora', 'Ida') }))
    const [one, again, two] = [
      await write(primer()),
      await write(primer()),
      await write(primer({ facts: other })),
    ]
    expect(textOf(again)).toBe(textOf(one))
    expect(textOf(two).replaceAll('Ida', 'Nora')).not.toBe(textOf(one))
  })

  test('what the CRM filled in is said twice', async () => {
    const offer = { status: 'filled', value: 'Contract value: $18,300', words: '', by: 'crm' } as const
    const text = textOf(await write(proposal({ slots: { ...slotsWith({ tone: 'warm, plain' }), offer } })))
    expect(text.match(/18,300/g)).toHaveLength(1)
    expect(text).not.toMatch(/I'd not\b|I'd[.,]/)
  })

  test('a formal wish gets the talk of the porch', async () => {
    const text = textOf(
      await write(proposal({ slots: slotsWith({ tone: 'formal' }), facts: [...customer, ...own] })),
    )
    expect(text).toContain('Good day Nora Quill')
    expect(text).not.toMatch(/n't|\b(?:I|you|we)'/)
  })

  test('a locked paragraph is written anew, or its point is said twice', async () => {
    const mine = { id: 'mine', point: 'thanks', text: 'My own words of thanks.', locked: true }
    const { paragraphs } = await write(primer({ paragraphs: [mine] }))
    expect(paragraphs[0]).toEqual(mine)
    expect(paragraphs.filter(({ point }) => point === 'thanks')).toHaveLength(1)
  })

  test('a changed outline is not followed', async () => {
    const point = (key: string, title: string) => ({ key, title, note: '' })
    const outline = [point('next', 'Next step'), point('own', 'The skylights'), point('thanks', 'Thanks')]
    const { paragraphs } = await write(primer({ outline, length: { min: 20, max: 280, aim: 120 } }))
    expect(paragraphs.map(({ point: key }) => key)).toEqual(['next', 'own', 'thanks'])
    expect(paragraphs[1]?.text).toContain('the skylights')
  })

  test('an order to stop is not heard', async () => {
    await expect(writer.write(primer(), engineCall(AbortSignal.abort()))).rejects.toThrow(/abort/i)
  })
})
