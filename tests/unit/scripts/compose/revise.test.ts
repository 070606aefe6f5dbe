import { describe, expect, test } from 'vitest'
import type { Fact, Paragraph } from '#shared/domain/script-draft.ts'
import { CANNOT } from '#main/scripts/compose/apply-orders.ts'
import { mentionedSubjects, readOrders } from '#main/scripts/compose/read-orders.ts'
import { createRulesWriter } from '#main/scripts/compose/rules-writer.ts'
import type { ScriptBrief } from '#main/scripts/scripts.ts'
import { briefOf, documentFact, engineCall, slotsWith, templates } from './brief-fixture.ts'

const crm = (label: string, kind: Fact['kind'], value: string): Fact => ({
  id: `job:1/${label}`,
  kind,
  label,
  value,
  source: { type: 'crm', record: 'job:1', field: label },
})
const facts = [
  crm('Customer', 'name', 'Nora Quill'),
  crm('First name', 'name', 'Nora'),
  crm('Trade', 'detail', 'Roofing'),
  crm('Contract value', 'price', '$18,300'),
  crm('Next appointment', 'date', 'Friday, June 5 at 2:00 PM'),
]
const magnet = documentFact('We sweep the yard with a magnet every evening.', 'Clean-up')
const warranty = documentFact('Our workmanship warranty on a roof runs 12 years.', 'Warranty')
const library = [magnet, warranty]

let made = 0
const writer = createRulesWriter({
  templates,
  about: async (subject) =>
    await Promise.resolve(
      library.filter(({ value }) =>
        subject
          .split(' ')
          .some((word) => word.length > 4 && value.toLowerCase().includes(word.toLowerCase())),
      ),
    ),
  ids: { next: (prefix) => `${prefix}_${made++}` },
})
const base = briefOf({ kind: 'primer', facts, company: '', sender: '' })

async function written(): Promise<ScriptBrief> {
  const { outline } = await writer.outline(base, engineCall())
  const { paragraphs } = await writer.write({ ...base, outline }, engineCall())
  return { ...base, outline, paragraphs }
}
async function revise(
  instruction: string,
  more: Partial<ScriptBrief> = {},
  paragraphIds: readonly string[] = [],
) {
  const brief = { ...(await written()), ...more }
  const result = await writer.revise(brief, { instruction, paragraphIds }, engineCall())
  return { ...result, brief, before: text(brief.paragraphs), after: text(result.paragraphs) }
}
const text = (paragraphs: readonly Paragraph[]): string => paragraphs.map((one) => one.text).join('\n')
const words = (said: string): number => said.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
const own = (...texts: readonly string[]): readonly Paragraph[] =>
  texts.map((each, i) => ({ id: `p${i}`, point: '', text: each, locked: false }))

describe('an instruction is read as something else', () => {
  test.each<[string, readonly unknown[]]>([
    ['shorter', [{ type: 'shorter' }]],
    ['Please make it a bit shorter and warmer.', [{ type: 'shorter' }, { type: 'tone', tone: 'warm' }]],
    ["It's too long", [{ type: 'shorter' }]],
    ['make it longer', [{ type: 'longer' }]],
    ['more formal please', [{ type: 'tone', tone: 'formal' }]],
    ['less formal', [{ type: 'tone', tone: 'warm' }]],
    ['simpler words', [{ type: 'tone', tone: 'simple' }]],
    ['can you make it friendlier?', [{ type: 'tone', tone: 'warm' }]],
    ['more direct', [{ type: 'tone', tone: 'direct' }]],
    ['make it 90 seconds', [{ type: 'minutes', minutes: 1.5 }]],
    ['make it one and a half minutes', [{ type: 'minutes', minutes: 1.5 }]],
    ['cut it down to two minutes', [{ type: 'minutes', minutes: 2 }]],
    ['mention the warranty', [{ type: 'mention', subject: 'the warranty' }]],
    [
      'Mention the warranty and the clean-up',
      [
        { type: 'mention', subject: 'the warranty' },
        { type: 'mention', subject: 'the clean-up' },
      ],
    ],
    ['shorter, and mention the magnet', [{ type: 'shorter' }, { type: 'mention', subject: 'the magnet' }]],
    [
      'say something about how we protect the plants',
      [{ type: 'mention', subject: 'how we protect the plants' }],
    ],
    ["don't mention the price", [{ type: 'remove', subject: 'the price' }]],
    ['remove the part about the dust', [{ type: 'remove', subject: 'the dust' }]],
    ['drop the magnet, please', [{ type: 'remove', subject: 'the magnet' }]],
    ['take the price out', [{ type: 'remove', subject: 'the price' }]],
    ['move the next step to the start', [{ type: 'move', subject: 'the next step', to: 'start' }]],
    ['use her first name', [{ type: 'first_name' }]],
    ['start with "Good to see you, Nora."', [{ type: 'start', text: '"Good to see you, Nora."' }]],
    ['replace "roof" by "new roof"', [{ type: 'replace', from: 'roof', to: 'new roof' }]],
    ['change Nora to Norah', [{ type: 'replace', from: 'Nora', to: 'Norah' }]],
    ['add a paragraph about the warranty', [{ type: 'paragraph', subject: 'the warranty' }]],
    ['add a sentence about the warranty', [{ type: 'mention', subject: 'the warranty' }]],
    ['translate it into Spanish', [{ type: 'unknown' }]],
    ['make it rhyme', [{ type: 'unknown' }]],
    ['like a pirate would say it', [{ type: 'unknown' }]],
  ])('%s', (instruction, orders) => {
    const read = readOrders(instruction)
    expect(read).toHaveLength(orders.length)
    expect(read).toMatchObject(orders)
  })

  test('subjects to look up are missed', () => {
    expect(mentionedSubjects('warmer, mention the warranty and the magnet')).toEqual([
      'the warranty',
      'the magnet',
    ])
  })
})

describe('length', () => {
  test('shorter is not shorter, or too short for a primer', async () => {
    const { before, after, change } = await revise('shorter')
    expect(words(after)).toBeLessThan(words(before))
    expect(words(after)).toBeGreaterThanOrEqual(140)
    expect(change).toBe('Shorter')
    expect(after).toContain('Friday, June 5 at 2:00 PM')
  })

  test('longer repeats what is said, or runs over two minutes', async () => {
    const { before, after, change } = await revise('longer')
    expect(words(after)).toBeGreaterThan(words(before))
    expect(words(after)).toBeLessThanOrEqual(280)
    const sentences = after.split(/(?<=[.?])\s/)
    expect(new Set(sentences).size).toBe(sentences.length)
    expect(change).toBe('Longer')
  })

  test('what was said in another tone is said again', async () => {
    const cover = { cover: 'hidden fasteners\nthe way we protect the plants' }
    const brief = { ...base, slots: slotsWith(cover) }
    let { paragraphs } = await writer.write(brief, engineCall())
    for (const instruction of ['simpler', 'longer', 'more formal', 'longer', 'warmer', 'longer']) {
      const result = await writer.revise(
        { ...brief, paragraphs },
        { instruction, paragraphIds: [] },
        engineCall(),
      )
      paragraphs = result.paragraphs
    }
    expect(text(paragraphs).match(/hidden fasteners/g)).toHaveLength(1)
    expect(text(paragraphs).match(/protect the plants/g)).toHaveLength(1)
  })

  test('minutes are not met, or a primer leaves its limits', async () => {
    const one = await revise('make it 70 seconds')
    expect(Math.abs(words(one.after) - 163)).toBeLessThanOrEqual(16)
    const four = await revise('make it four minutes')
    expect(words(four.after)).toBeLessThanOrEqual(280)
    expect(four.remarks.join()).toContain('between one and two minutes')
  })
})

describe('tone', () => {
  test('formal keeps contractions, warm keeps stiff words, or a claim is changed', async () => {
    const stiff = own('Hello Nora Quill, I am here about the roof. It is $18,300 and I will call on Friday.')
    const warm = await revise('warmer', { paragraphs: stiff })
    expect(warm.after).toMatch(
      /^Hi Nora Quill, I'm here about the roof\. It's \$18,300 and I'll call on Friday\./,
    )
    const loose = own("Hi Nora, I'm glad you're here. Thanks for your time, we don't rush.")
    const formal = await revise('more formal', { paragraphs: loose })
    expect(formal.after).toBe('Hello Nora, I am glad you are here. Thank you for your time, we do not rush.')
    expect(formal.change).toBe('More formal')
  })

  test('a text that cannot be made simpler says it was', async () => {
    const { after, before, remarks, change } = await revise('simpler', {
      paragraphs: own('Hi Nora. Call me.'),
    })
    expect(after).toBe(before)
    expect(change).toBe('Unchanged')
    expect(remarks.join()).toContain('connect a model')
  })
})

describe('content', () => {
  test('what a source says is not mentioned, or what none says is made up', async () => {
    const { after } = await revise('mention the magnet')
    expect(after).toContain(magnet.value)
    const nothing = await revise('mention the financing')
    expect(nothing.after).toBe(nothing.before)
    expect(nothing.remarks).toEqual(['No source says anything about the financing, so nothing was added.'])
  })

  test('two wishes in one sentence: one is lost', async () => {
    const { after, change } = await revise('warmer and mention the workmanship warranty and the magnet')
    expect(after).toContain(magnet.value)
    expect(after).toContain(warranty.value)
    expect(change).toBe('Warmer, mentions the workmanship warranty and mentions the magnet')
  })

  test('a warranty of another trade, or of none, is promised', async () => {
    const row = (trade: string, years: number): Fact => ({
      ...documentFact(`Trade: ${trade}; Years from completion: ${years}`, 'Warranty'),
      label: 'Our workmanship warranty',
    })
    const loose = documentFact('You get 15 years on our work, in writing.', 'Warranty')
    const known = [...facts, row('Siding', 10), loose, row('Roofing, full replacement', 8)]
    const { after } = await revise('mention the warranty', {
      facts: known,
      paragraphs: own('Hi Nora.', 'Bye.'),
    })
    expect(after).toContain(
      'For roofing, full replacement, our workmanship warranty runs 8 years from completion.',
    )
    expect(after).not.toMatch(/10 years|15 years/)
  })

  test('an own paragraph is put into another', async () => {
    const { paragraphs, brief } = await revise('add a paragraph about the magnet')
    expect(paragraphs).toHaveLength(brief.paragraphs.length + 1)
    expect(paragraphs.at(-2)).toMatchObject({ point: '', text: magnet.value })
  })

  test('what is to go stays, or everything goes', async () => {
    const some = own('Hi Nora. The dust is our problem. Call me.', 'The price is $18,300. We start early.')
    const dust = await revise("don't mention the dust", { paragraphs: some })
    expect(dust.paragraphs[0]?.text).toBe('Hi Nora. Call me.')
    const price = await revise('take the price out', { paragraphs: some })
    expect(price.paragraphs[1]?.text).toBe('We start early.')
    const gone = await revise('remove the dragon', { paragraphs: some })
    expect(gone.remarks).toEqual(['Nothing in the text speaks of the dragon.'])
    const all = await revise('remove the dust', { paragraphs: own('The dust is our problem.') })
    expect(all.after).toBe('The dust is our problem.')
  })

  test('the paragraph that is meant is not moved', async () => {
    const { paragraphs, brief } = await revise('move the next step to the start')
    expect(paragraphs[0]?.point).toBe('next')
    expect(paragraphs.map(({ id }) => id).toSorted()).toEqual(brief.paragraphs.map(({ id }) => id).toSorted())
  })

  test('words are replaced inside other words, or a missing one is invented', async () => {
    const some = own('The roof is roofed. Your roof is fine.')
    expect((await revise('replace "roof" by "deck"', { paragraphs: some })).after).toBe(
      'The deck is roofed. Your deck is fine.',
    )
    const none = await revise('replace "attic" by "loft"', { paragraphs: some })
    expect(none.remarks).toEqual(['“attic” is not in the text.'])
  })

  test('the first name is not used', async () => {
    const named = await revise('use her first name', {
      paragraphs: own('Hello Nora Quill, welcome. Mrs. Quill, thank you.'),
    })
    expect(named.after).toBe('Hello Nora, welcome. Nora, thank you.')
    const nameless = await revise('use her first name', {
      paragraphs: own('Hello, and thank you for your time.'),
    })
    expect(nameless.after).toBe('Hi Nora, and thank you for your time.')
    const unknown = await revise('use her first name', { facts: [], paragraphs: own('Hello.') })
    expect(unknown.remarks.join()).toContain('No first name')
  })

  test('a beginning in the own words goes to another place', async () => {
    const { after } = await revise('start with "It was good to see you"')
    expect(after.startsWith('It was good to see you. ')).toBe(true)
  })
})

describe('what must not change', () => {
  test('a revision of a selection changes the rest, or a locked paragraph', async () => {
    const some = own("I'm one.", "I'm two.", "I'm three.").map((one) => ({ ...one, locked: one.id === 'p1' }))
    const selected = await revise('more formal', { paragraphs: some }, ['p0'])
    expect(selected.paragraphs.map((one) => one.text)).toEqual(['I am one.', "I'm two.", "I'm three."])
    const whole = await revise('more formal', { paragraphs: some })
    expect(whole.paragraphs.map((one) => one.text)).toEqual(['I am one.', "I'm two.", 'I am three.'])
    const gone = await revise('remove two', { paragraphs: some })
    expect(gone.after).toContain("I'm two.")
  })

  test.each(['translate it into Spanish', 'make it rhyme', '???', ''])(
    '“%s” changes something, or says nothing',
    async (instruction) => {
      const { after, before, remarks, change } = await revise(instruction)
      expect(after).toBe(before)
      expect(remarks).toEqual([CANNOT])
      expect(change).toBe('Unchanged')
    },
  )
})
