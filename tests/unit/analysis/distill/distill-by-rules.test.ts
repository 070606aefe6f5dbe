import { describe, expect, test } from 'vitest'
import { distillationSchema, type ObjectionKind } from '#shared/domain/transcript.ts'
import { distillByRules, emptyDistillation } from '#main/analysis/distill/distill-by-rules.ts'
import { talkOf } from './stored-transcripts.ts'

const distill = (...lines: readonly string[]) => {
  const { turns, roles } = talkOf(...lines)
  return distillByRules(turns, roles)
}
const around = (...lines: readonly string[]) =>
  distill(
    'R: Good morning, I am here about the estimate for your roof.',
    'C: Come on in, it is the back side that leaks over the kitchen.',
    ...lines,
  )

describe('objections', () => {
  test.each<[string, ObjectionKind]>([
    ['Whew, that is a lot more than we planned to spend.', 'price'],
    ["That's way over our budget.", 'price'],
    ["We'd rather wait until spring for this.", 'timing'],
    ['How do I know you will still be here in ten years?', 'trust'],
    ['The last contractor took our deposit and never came back.', 'trust'],
    ["I've got two other bids coming this week.", 'competition'],
    ['I need to talk it over with my wife before I sign anything.', 'decision'],
    ['The board has to approve anything like that.', 'decision'],
    ["Can't you just patch the bad spot?", 'need'],
    ["I don't really like the look of vinyl.", 'product'],
    ["I don't want to take on another loan.", 'financing'],
    ['What about the mess, with a baby in the house?', 'hassle'],
    ['I need to sleep on it.', 'other'],
  ])('%s is not heard', (said, kind) => {
    expect(around(`C: ${said}`, 'R: Fair question, here is how we handle that.').objections).toMatchObject([
      { kind, turns: [2], answer: { turns: [3] } },
    ])
  })

  test('recogniser text without marks and apostrophes hides them', () => {
    const { objections } = around('C: well thats more than i expected i dont think we can afford that')
    expect(objections.map(({ kind }) => kind)).toEqual(['price'])
  })

  test('what the rep says counts as an objection of the customer', () => {
    expect(around('R: Some people say that is way over their budget.').objections).toEqual([])
  })

  test('praise and settled matters count', () => {
    const { objections } = around(
      'C: That is less than we expected, honestly. The price is reasonable.',
      'R: Glad to hear it.',
      'C: The noise does not bother me, no problem at all.',
    )
    expect(objections).toEqual([])
  })

  test('the same doubt in the next turn is counted twice', () => {
    const { objections } = around(
      'C: That is way over our budget.',
      'R: I understand, it is real money.',
      'C: It really is too expensive for us.',
      'R: Then let us look at what we can take out.',
    )
    expect(objections).toHaveLength(1)
    expect(objections[0]).toMatchObject({ turns: [2, 4], answer: { turns: [3, 5] } })
  })

  test('an unanswered one gets an answer', () => {
    expect(around('C: That is way over our budget.').objections[0]?.answer).toBeNull()
  })
})

describe('next step', () => {
  test.each([
    [
      ['R: Could I come by Thursday at ten to measure?', 'C: Thursday works.'],
      [2, 3],
    ],
    [
      ['C: Call me Friday and we will sign.', 'R: I will call you Friday.'],
      [2, 3],
    ],
  ] as const)('%s is not seen', (lines, turns) => {
    expect(around(...lines).nextStep?.turns.some((turn) => (turns as readonly number[]).includes(turn))).toBe(
      true,
    )
  })

  test.each([
    [["C: I'll think about it.", 'R: Sure, take your time.']],
    [['R: Can I come by Thursday?', "C: I don't know, we'll see. I'll let you know."]],
    [['R: I will call you on Monday.', "C: Don't. We are going with the other company."]],
  ])('%s counts as agreed', (lines) => {
    expect(around(...lines).nextStep).toBeNull()
  })
})

describe('the summary as a whole', () => {
  test('an entry names turns that do not exist, or has another shape', () => {
    const lines = [
      'R: It comes to $18,450.',
      'C: Too expensive.',
      "R: I'll send you a smaller scope on Friday.",
    ]
    const { turns, roles } = talkOf(...lines)
    const content = distillByRules(turns, roles)
    expect(distillationSchema.parse(content)).toEqual(content)
    expect(content.priceTalk).toMatchObject([{ kind: 'quote', amount: 18_450, turns: [0] }])
    expect(content.commitments).toMatchObject([{ who: 'rep', turns: [2] }])
  })

  test('phrases are not the words of the rep', () => {
    const said = 'We cover the beds with plywood, so that nothing gets hurt.'
    const { phrases } = around('C: What about the mess in my flower beds?', `R: ${said} You will see.`)
    expect(phrases).toContainEqual({ text: said, turns: [3] })
  })

  test('with unknown roles a customer, an opening or a phrase is made up', () => {
    const content = distill(
      '?: Good morning, about the estimate for the roof and the gutters.',
      '!: That is way over our budget.',
      '?: It comes to $18,450 for the roof with the shingles.',
    )
    expect(content).toMatchObject({ need: [], opening: null, close: null, phrases: [], commitments: [] })
    expect(content.objections.map(({ kind }) => kind)).toEqual(['price'])
    expect(content.priceTalk.map(({ amount }) => amount)).toEqual([18_450])
  })

  test('a long meeting about something else is full of objections', () => {
    const lines = [
      '?: So the remote control has too many buttons and that is too expensive to make.',
      "!: I don't think we need the voice recognition, it is way over our budget.",
      '?: Let us talk about the data and the annotation of the meeting for next Tuesday.',
      '!: I think the battery is fine and the microphone works.',
    ]
    expect(distill(...Array.from({ length: 60 }, () => lines).flat())).toEqual(emptyDistillation)
  })

  test.each([[[]], [['R: Hello?']], [['R: Hello?', 'C: Wrong number.']]])('%s breaks it', (lines) => {
    const content = distill(...lines)
    expect(content).toMatchObject({ objections: [], priceTalk: [], nextStep: null })
  })

  test('it takes more than linear time', () => {
    const line = 'i dont know that is a lot of money and we have to talk to my wife about the roof you know '
    const time = (turns: number): number => {
      const lines = Array.from({ length: turns }, (_, at) => `${at % 2 ? 'R' : 'C'}: ${line.repeat(3)}`)
      const begun = performance.now()
      distill(...lines)
      return performance.now() - begun
    }
    time(200)
    expect(time(4_000)).toBeLessThan(40 * Math.max(time(400), 5))
  })
})
