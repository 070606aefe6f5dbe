import { describe, expect, test } from 'vitest'
import { distillByRules } from '#main/analysis/distill/distill-by-rules.ts'
import { talkOf } from './stored-transcripts.ts'

const OPENING = [
  'R: Good afternoon, I am here about the estimate for your deck.',
  'C: Come in, watch the step.',
  'R: I looked at it from the yard.',
  'C: And what do you think?',
  'R: The frame is sound, the boards are not.',
  'C: I thought so.',
]
const distill = (...lines: readonly string[]) => {
  const { turns, roles } = talkOf(...OPENING, ...lines)
  return distillByRules(turns, roles)
}

describe('a next step', () => {
  test.each([
    [['R: Would Wednesday at noon suit you?', 'C: Noon. The dog will be at my sister.']],
    [["R: Shall we say half past? Nine o'clock?", "C: Nine's fine, I am up at six."]],
    [['R: I can measure on Monday or on Tuesday.', 'C: After work, if you can.', 'R: Tuesday at six, then.']],
    [['R: I will e-mail you the drawing tonight.', 'C: Do that.']],
    [
      [
        'R: Should I mail the contract over?',
        "C: Yes, and I'm signing it now, on the phone.",
        'R: I see it here.',
      ],
    ],
    [["C: I'll bring the plans by on Friday.", 'R: I will have coffee ready.']],
    [['R: Ruth sends the papers tomorrow and you sign them by Friday.', 'C: Lovely.']],
    [
      [
        'R: The second of May, at eight?',
        'C: Hm, what about the gate?',
        'R: We open it.',
        'C: The second, then.',
      ],
    ],
  ])('%s is not seen', (lines) => {
    expect(distill(...lines).nextStep).not.toBeNull()
  })

  test.each([
    [['R: Could I stop by on Thursday?', "C: I don't know yet. We'll see."]],
    [['R: I listen the first time.', 'C: Okay.']],
    [['R: The crew could start on Monday.', "C: All right. But I'm going to call the other guy first."]],
    [['R: You think about it and give me a ring some time.', 'C: Yep.']],
    [['R: It has been a pleasure.', 'C: We will be in touch.']],
  ])('%s counts as agreed', (lines) => {
    expect(distill(...lines).nextStep).toBeNull()
  })
})

describe('a commitment', () => {
  test.each([
    ['rep', ['R: Jae measures on Monday morning.', 'C: Good.']],
    ['rep', ['R: I can have the drawing to you by Friday.', 'C: Good.']],
    ['rep', ["R: I'm sending the form over.", 'C: Good.']],
    ['customer', ['C: You are hired. Where do I sign?', 'R: Right here.']],
    ['customer', ['C: Hand me the pen.', 'R: There you go.']],
    ['customer', ["C: I'll mail the check on Tuesday.", 'R: Thank you.']],
  ] as const)('of the %s is missed: %s', (who, lines) => {
    expect(distill(...lines).commitments.map((each) => each.who)).toContain(who)
  })

  test('what is repeated in the next breath is counted twice', () => {
    const { commitments } = distill(
      'R: I will send you the contract tonight.',
      'C: Fine.',
      'R: And I will call you on Monday.',
    )
    expect(commitments).toMatchObject([{ who: 'rep', turns: [6, 8] }])
  })

  test('what the next minute brings is a promise', () => {
    const { turns, roles } = talkOf("R: I'll show you on the tablet.", 'C: Please.', ...OPENING, 'C: I see.')
    expect(distillByRules(turns, roles).commitments).toEqual([])
  })
})

describe('price talk', () => {
  const amounts = (...lines: readonly string[]) => distill(...lines).priceTalk.map(({ amount }) => amount)

  test.each<[readonly string[], number]>([
    [['R: The total is nineteen thousand one eighty.'], 19_180],
    [['R: It comes to sixteen thousand, four hundred.'], 16_400],
    [['R: The deck is twenty-two thousand.', 'C: We had said fifteen.'], 15_000],
    [
      ['R: The deck is twenty-two thousand.', 'C: A fellow from Dayton said he would do it for seventeen.'],
      17_000,
    ],
    [["C: They're at thirty-one six, all in."], 31_600],
    [['R: It is a little over nine thousand for the rail.'], 9_000],
    [['R: After that it is ninety-five dollars a sheet.', 'R: The total is eight thousand.'], 95],
  ])('%s is misread', (lines, sum) => {
    expect(amounts(...lines)).toContain(sum)
  })

  test.each<[readonly string[]]>([
    [['R: What does it cost? You would see the price in the 400.']],
    [['R: My number is six one four, five five five, oh one three one.']],
    [['R: The price is on lines twelve to nineteen.']],
    [['R: Your house is from eighteen eighty-six, so the price depends.']],
    [['R: I cannot say what it costs. It takes a crew of four.']],
  ])('%s holds a sum', (lines) => {
    expect(amounts(...lines)).toEqual([])
  })

  test('a sum that is only added up again is another price', () => {
    expect(amounts('R: That is twenty-two two for the deck.', 'C: So twenty-two grand.')).toEqual([22_200])
  })

  test('the thirds are told again beside their dollars', () => {
    const { priceTalk } = distill(
      'R: It is a third today, a third when it is delivered and a third at the end.',
      'R: So the deposit is four thousand two hundred.',
    )
    expect(priceTalk.filter(({ kind }) => kind === 'deposit')).toMatchObject([{ amount: 4_200 }])
  })
})
