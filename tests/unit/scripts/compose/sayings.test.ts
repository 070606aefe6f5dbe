import { describe, expect, test } from 'vitest'
import type { DraftField, Fact } from '#shared/domain/script-draft.ts'
import { coverSentences } from '#main/scripts/compose/cover-sentences.ts'
import { createRulesWriter } from '#main/scripts/compose/rules-writer.ts'
import { speakOffer } from '#main/scripts/compose/spoken-offer.ts'
import type { Written } from '#main/scripts/scripts.ts'
import { briefOf, documentFact, engineCall, personFact, slotsWith, templates } from './brief-fixture.ts'

const covered = (line: string): string =>
  coverSentences([line], {
    first: 'Naomi',
    documents: [],
    said: 'the plan has 11 windows',
    allows: () => true,
  })
    .given.map(({ text }) => text)
    .join(' ')

describe('a point to cover is said in a way nobody speaks', () => {
  test.each([
    ['that two layers come off', 'I want you to know that two layers come off.'],
    ['two layers come off', 'Two layers come off.'],
    ['bob Smith next door is happy', 'Bob Smith next door is happy.'],
    ['tell him his neighbor Petrov is happy', 'Your neighbor Petrov is happy.'],
    ['haul away the old roof', 'We haul away the old roof.'],
    ['the haul away', 'I would like to talk with you about the haul-away.'],
    ['old deck is spongy', 'The old deck is spongy.'],
    ['ridge vent undersized', 'The ridge vent is undersized.'],
    ['she is worried abt noise', 'I know that you are worried about noise.'],
    ['remind her to clear the driveway', 'Please clear the driveway.'],
    ["don't worry about the permit", "Don't worry about the permit."],
    ['magnet sweep', 'I would like to talk with you about the magnet sweep.'],
    ['2 hrs work', 'I would like to talk with you about the 2 hours of work.'],
    ['how we protect her plants', 'I would like to talk with you about how we protect your plants.'],
    ['Dana is our sales director', 'Dana is our sales director.'],
    ['why us', 'I would like to talk with you about the question “Why us?”.'],
    ['11 windows', ''],
    ['roof looks old', 'The roof looks old.'],
    ['make sure she knows we are local', 'I want you to know that we are local.'],
    ['the fade warranty, he asked twice', 'I would like to talk with you about the fade warranty.'],
    [
      'Deductible, code upgrade, timeline',
      'I would like to talk with you about the deductible, the code upgrade and the timeline.',
    ],
  ])('%s', (line, spoken) => {
    expect(covered(line)).toBe(spoken)
  })

  test('two points in one line: one is lost', () => {
    const text = covered('mention the clean-up and that we do our own crews')
    expect(text).toContain('that we do our own crews.')
    expect(text).toContain('about the clean-up.')
  })

  test('what cannot be said is dropped without a word', () => {
    const { unread, given } = coverSentences(['to be honest', 'ask #2'], {
      first: '',
      documents: [],
      said: '',
      allows: () => true,
    })
    expect(given).toEqual([])
    expect(unread).toEqual(['to be honest', 'ask #2'])
  })
})

const offered = (value: string) =>
  speakOffer(briefOf({ kind: 'proposal', slots: slotsWith({ offer: value }) }))

describe('an offer is said in a way nobody speaks', () => {
  test.each([
    ['22,900', '$22,900', ''],
    ['the price is 23.5k', '$23,500', ''],
    ['$23,500 with gutters until Friday', '$23,500 with gutters', 'That price is good until Friday.'],
    ['47,900 if signed this month', '$47,900', 'That price is good if the agreement is signed this month.'],
    ['24,850 with gutters, 21,400 without', '$24,850 with gutters or $21,400 without', ''],
    ['31,900 (was 32,400)', '$31,900', ''],
    ['twenty-two thousand all in', 'twenty-two thousand dollars all in', ''],
    [
      '$22,400 all in, ejector pump included, free toilet, start Jan 5',
      '$22,400 all in',
      'Our offer includes an ejector pump. It also includes a free toilet. We start on Jan 5.',
    ],
    ['$24,850 and we throw in the gutters', '$24,850', 'We throw in the gutters.'],
    ['$500 off if she signs by Friday', '', 'You get $500 off if you sign by Friday.'],
    ['match the 44k bid', '', 'We match the 44k bid.'],
    ['waive the permit fee', '', 'We waive the permit fee.'],
    ['deposit 10%', '', 'The deposit is 10%.'],
    ['10k down, rest on completion', '', 'You pay 10k down. The rest is due on completion.'],
    [
      '32,400, includes cable rail, good till friday',
      '$32,400',
      'Our offer includes cable rail. This offer is good until Friday.',
    ],
    ['18k for the kitchen, 4k for the door', '$18,000 for the kitchen and $4,000 for the door', ''],
  ])('%s', (value, price, rest) => {
    const { price: amount, sentences } = offered(value)
    expect(amount).toBe(price)
    expect(sentences.map(({ text }) => text).join(' ')).toBe(rest)
  })

  test('two prices are both said', () => {
    const { price, remarks } = offered('$23,500 with gutters until Friday\n22,900')
    expect(price).toBe('$22,900')
    expect(remarks.join()).toContain('$23,500')
  })
})

const writer = createRulesWriter({
  templates,
  about: async () => await Promise.resolve([]),
  ids: { next: (prefix) => prefix },
})
const value = (price: string): Fact => ({
  id: 'price',
  kind: 'price',
  label: 'Contract value',
  value: price,
  source: { type: 'crm', record: 'job:1', field: 'contract value' },
})
const write = async (
  kind: 'primer' | 'proposal',
  slots: Partial<Record<DraftField, string>>,
  facts: readonly Fact[] = [],
): Promise<Written & { readonly text: string }> => {
  const written = await writer.write(briefOf({ kind, slots: slotsWith(slots), facts }), engineCall())
  return { ...written, text: written.paragraphs.map((one) => one.text).join(' ') }
}

describe('the price of the offer', () => {
  test('the price in the CRM is said beside it, or it is said twice', async () => {
    const facts = [value('$24,850'), personFact('price', '$23,500 with gutters until Friday')]
    const { text } = await write('proposal', { offer: '$23,500 with gutters until Friday' }, facts)
    expect(text).not.toContain('24,850')
    expect(text.match(/23,500/g)).toHaveLength(1)
    expect(text).toContain('good until Friday')
  })
})

describe('what is to be avoided', () => {
  test('a word is banned that only means something like it', async () => {
    const slots = { avoid: 'the word cheap', cover: 'our own crew\nthe permit' }
    const { text, remarks } = await write('proposal', slots, [value('$24,850')])
    expect(text).toContain('$24,850')
    expect(text).not.toMatch(/\bcheap\w*/i)
    expect(text).toContain('our own crew and the permit')
    expect(remarks.join()).not.toContain('permit')
  })

  test('impact-rated shingles are taken for a price', async () => {
    const work = { ...value('impact-rated shingles'), kind: 'detail' as const, label: 'Work' }
    expect((await write('primer', { avoid: 'Prices' }, [work])).text).toContain('impact-rated shingles')
  })
})

describe('every point to cover is in the text or in a remark', () => {
  test('a point that finds no room is dropped without a word', async () => {
    const things =
      'roses lawn pond fence shed porch patio garage cars pool swing pets herbs trees hedge lamps'
    const lines = things
      .split(' ')
      .map((one) => `how we protect the ${one} on a windy day in the middle of a long and snowy winter`)
    const { text, remarks } = await write('primer', { cover: lines.join('\n') })
    const lost = lines.filter(
      (line) => !text.includes(line) && !remarks.some((remark) => remark.includes(line)),
    )
    expect(lost).toEqual([])
    expect(remarks.join()).toContain('no room')
  })

  test('a sentence of the person is forgotten in a long text', async () => {
    const { text } = await write('primer', { cover: 'mention the clean-up and that we do our own crews' })
    expect(text).toContain('we do our own crews')
    expect(text).toContain('clean-up')
  })
})

describe('a mention', () => {
  const revise = async (kind: 'primer' | 'proposal', instruction: string, facts: readonly Fact[]) => {
    const brief = briefOf({ kind, slots: slotsWith({ avoid: kind === 'primer' ? 'Prices' : '' }) })
    const { paragraphs } = await writer.write(brief, engineCall())
    const informed = createRulesWriter({
      templates,
      about: async () => await Promise.resolve(facts),
      ids: { next: (prefix) => prefix },
    })
    return await informed.revise({ ...brief, paragraphs }, { instruction, paragraphIds: [] }, engineCall())
  }
  const textOf = ({ paragraphs }: Written): string => paragraphs.map((one) => one.text).join(' ')

  test.each([
    ['mention permits', 'Our decking allowance is two sheets included, then $95 a sheet.', 'Permits'],
    ['mention financing', 'Our fee to the lender is part of our costs.', 'Financing'],
    ['mention our crew', 'The roof crew adds the cap when we do both.', 'Crews'],
    ['mention our license', 'The permit takes two weeks.', 'License'],
    ['mention noise', 'We offer windows with high STC ratings.', 'Noise'],
    ['mention competitors', 'For Lost use one of the five reasons we keep.', 'Competitors'],
    ['mention the price', 'We charge $95 for a sheet.', 'Price'],
  ])('“%s” puts into a primer what is for colleagues: %s', async (instruction, sentence, title) => {
    const result = await revise('primer', instruction, [documentFact(sentence, title)])
    expect(textOf(result)).not.toContain(sentence)
    expect(result.change).toBe('Unchanged')
    expect(result.remarks).toHaveLength(1)
  })

  test('a goal of ours is told to the customer', async () => {
    const goal: Fact = { ...personFact('detail', 'get her to sign before winter'), label: 'Goal' }
    expect(textOf(await revise('primer', 'mention winter', [goal]))).not.toContain('sign before winter')
  })
})

describe('an order to remove one sentence', () => {
  const own = (text: string) => [{ id: 'p', point: '', text, locked: false }]
  const some = own('Everything goes in writing. Have your questions written down. Call me.')
  const without = async (instruction: string) =>
    await writer.revise(
      briefOf({ kind: 'primer', paragraphs: some }),
      { instruction, paragraphIds: [] },
      engineCall(),
    )

  test('takes another one along', async () => {
    const { paragraphs, remarks } = await without('remove the sentence about writing')
    expect(paragraphs[0]?.text).toBe('Have your questions written down. Call me.')
    expect(remarks.join()).toContain('Have your questions written down.')
  })

  test('everything about it stays where all of it was meant', async () => {
    expect((await without('remove everything about writing')).paragraphs[0]?.text).toBe('Call me.')
  })
})
