import { describe, expect, test } from 'vitest'
import type { Fact, FactKind } from '#shared/domain/script-draft.ts'
import { checkClaims } from '#main/scripts/check/check-claims.ts'

let next = 0
const fact = (kind: FactKind, value: string, label = kind as string): Fact => ({
  id: `f${next++}`,
  kind,
  label,
  value,
  source: { type: 'crm', record: 'job:1', field: label },
})
const facts: readonly Fact[] = [
  fact('name', 'Maria Ortiz', 'Customer'),
  fact('name', 'Marcus Bell', 'Rep'),
  fact('name', 'Larkfield Exteriors & Remodeling', 'Company'),
  fact('name', 'Westerville', 'Town'),
  fact('price', '$24,850', 'Contract value'),
  fact('date', 'Tuesday, December 1 at 10:00 AM', 'Appointment'),
  fact('detail', 'Tear-off of 28 squares'),
  fact('detail', '22 yr old 3-tab.'),
  fact('detail', '14 double-hung vinyl windows'),
  fact('detail', 'We tape the Terrano Coast boards and insulate to R-49.'),
  fact('product', 'GAF Timberline HDZ'),
  fact('detail', 'Ten years on our work, in writing.', 'Workmanship warranty'),
  fact('detail', 'Adam (son) set it up.'),
  fact('detail', 'The deposit is 30% down.'),
]
const check = (text: string) => checkClaims([{ id: 'p', point: '', text, locked: false }], facts)
const wrong = (text: string): readonly string[] =>
  check(text)
    .filter((claim) => claim.factId === null)
    .map((claim) => claim.text)

describe('what nobody said gets through', () => {
  test.each([
    // Prices
    ['The whole project is $23,900.', '$23,900'],
    ['It comes to 24.8k.', '24.8k'],
    ['It comes to $24.8k installed.', '$24.8k'],
    ['It is just under twenty-five thousand.', 'twenty-five thousand'],
    [
      'That is twenty-four thousand eight hundred forty dollars.',
      'twenty-four thousand eight hundred forty dollars',
    ],
    ['We can do it for about 19 grand.', '19 grand'],
    ['You would pay 250 a month.', '250 a month'],
    ['You would pay two fifty a month.', 'two fifty a month'],
    ['You would pay $99 per month.', '$99 per month'],
    ['Sign today and get 20% off.', '20% off'],
    ['Sign today and get twenty percent off.', 'twenty percent off'],
    ['There is a 10 percent discount.', '10 percent'],
    ['Only $24, 950 for everything.', '$24, 950'],
    ['Only ＄２３，９００ for everything.', '＄２３，９００'],
    ['It runs 24,950 all in.', '24,950'],
    ['It is a couple of thousand dollars.', 'a couple of thousand dollars'],
    ['It is a few thousand more.', 'a few thousand'],
    ['Expect low five figures.', 'five figures'],
    ['The gutters are half off.', 'half off'],
    ['No money down.', 'No money down'],
    ['There is zero interest.', 'zero interest'],
    ['The grids are free of charge.', 'free of charge'],
    ['You get a free upgrade.', 'free upgrade'],
    ['We add it at no extra cost.', 'at no extra cost'],
    ['It is a thousand bucks.', 'a thousand bucks'],
    ['Save five hundred dollars.', 'five hundred dollars'],
    ['We never charge 24850 pesos, only 24580.', '24580'],
    ['It is twenty-four eight forty.', 'twenty-four eight forty'],
    ['The deposit is $28.', '$28'],
    ['It is twenty-eight dollars.', 'twenty-eight dollars'],
    // Dates and times
    ['I will see you Wednesday.', 'Wednesday'],
    ['I will see you Wednesday, December 1.', 'Wednesday, December 1'],
    ['I will see you on December 2.', 'December 2'],
    ['I will see you on the 4th.', 'the 4th'],
    ['I will see you on the fourth.', 'the fourth'],
    ['See you Tuesday at eleven.', 'Tuesday at eleven'],
    ['See you Tuesday at 10:30.', 'Tuesday at 10:30'],
    ['See you Tuesday evening.', 'Tuesday evening'],
    ['See you Tuesday at 10 PM.', 'Tuesday at 10 PM'],
    ['We meet at half past nine.', 'half past nine'],
    ['We start on 12/8.', '12/8'],
    ['We start on 2026-12-08.', '2026-12-08'],
    ['We start in March.', 'March'],
    ['We finish before Christmas.', 'Christmas'],
    ['We start next spring.', 'spring'],
    ['I will come by tomorrow.', 'tomorrow'],
    ['The crew comes Dec. 3rd.', 'Dec. 3rd'],
    ['The crew comes the third of December.', 'the third of December'],
    ['We start December twenty-third.', 'December twenty-third'],
    // Names
    ['Hi Maria Ortez, thank you.', 'Maria Ortez'],
    ['Hi Mary, thank you.', 'Mary'],
    ['Brent, thank you for your time.', 'Brent'],
    ['Brent told us about the leak.', 'Brent'],
    ['We spoke with Maria Bell.', 'Maria Bell'],
    ['Your neighbor Walter Halderman loves his roof.', 'Walter Halderman'],
    ['We at Summit Roofing care.', 'Summit Roofing'],
    ['Thanks, Mrs. Gonzalez.', 'Gonzalez'],
    ["Kevin's crew will be there.", 'Kevin'],
    ['We work all over Columbus.', 'Columbus'],
    ['my colleague dave will call.', 'dave'],
    // Products
    ['We install CertainTeed shingles.', 'CertainTeed'],
    ['We install Owens Corning Duration.', 'Owens Corning Duration'],
    ['We use timbertech decking.', 'timbertech'],
    ['We use James Hardie siding.', 'James Hardie'],
    ['We insulate to R-60.', 'R-60'],
    ['We use GAF Timberline UHDZ.', 'GAF Timberline UHDZ'],
    ['We use the WeatherGuard membrane.', 'WeatherGuard'],
    ['We fit the ProLine windows.', 'ProLine'],
    // Warranties and numbers
    ['It carries a 50-year warranty.', '50-year warranty'],
    ['It has a lifetime warranty.', 'lifetime warranty'],
    ['It is guaranteed for life.', 'guaranteed for life'],
    ['It has a 22-year warranty.', '22-year warranty'],
    ['Our work is covered for twenty-five years.', 'twenty-five years'],
    ['Your roof covers 29 squares.', '29 squares'],
    ['You have 14 squares up there.', '14 squares'],
    ['You have fifteen windows.', 'fifteen windows'],
    ['We have done this for over three decades.', 'three decades'],
    ['Hundreds of happy customers trust us.', 'Hundreds of happy customers'],
    ['We have been here since 1987.', '1987'],
    ['We have been here since nineteen eighty-seven.', 'nineteen eighty-seven'],
    ['It takes three days.', 'three days'],
    ['It will be done in two weeks.', 'two weeks'],
    ['A one-year warranty is included.', 'one-year warranty'],
    ['We have a 4.9 star rating.', '4.9 star'],
    ['We keep 35% as a deposit.', '35%'],
    ['Call 614-555-0199.', '614-555-0199'],
  ])('%s', (text, claim) => {
    expect(wrong(text)).toContain(claim)
  })
})

describe('what is known, or says nothing, is flagged', () => {
  test.each([
    'Hi Maria, thanks for having us.',
    'Maria, thank you for your time.',
    'Thank you, Mrs. Ortiz.',
    "Maria's roof is next.",
    'This is Marcus with Larkfield Exteriors & Remodeling.',
    'This is Marcus Bell from Larkfield.',
    'It comes to $24,850.',
    'It comes to 24,850 dollars.',
    'It comes to twenty-four thousand eight hundred fifty dollars.',
    'It comes to $24,850.00.',
    'It comes to 24.85k.',
    'It comes to twenty-four eight fifty.',
    'See you Tuesday at ten.',
    'See you Tuesday, December 1 at 10:00 AM.',
    'See you on December first at ten in the morning.',
    'See you on Tuesday morning.',
    'See you on the 1st.',
    'See you Dec. 1 at 10 a.m.',
    "We meet at ten o'clock.",
    'Your roof has 28 squares.',
    'Your roof has twenty-eight squares.',
    'Your shingles are 22 years old.',
    'Your twenty-two-year-old roof is tired.',
    'You have 14 windows.',
    'You have fourteen double-hung windows.',
    'We use GAF Timberline shingles.',
    'We insulate to R-49.',
    'We tape the Terrano Coast boards.',
    'You get ten years on our work.',
    'You get a 10-year workmanship warranty.',
    'Adam set up the visit.',
    'We ask for 30% down.',
    'We work in Westerville every week.',
    'There are two things you told us.',
    'One of our crew will walk you through it.',
    'First, we look at the roof. Second, we write it down.',
    'This takes a couple of minutes.',
    'Watch this when you have two minutes.',
    'We will talk next week.',
    'Thanks for watching today.',
    'I have three questions for you.',
    'Feel free to call me.',
    'We never speak of APR.',
    'Roofs, gutters and siding all work together.',
    'Honestly, I would do the same on my own home.',
    'If you may have questions, write them down.',
    'We will march through the list one by one.',
    'Gutters and siding come later.',
    'That is half the story.',
    'You know your home best. Nobody else does.',
    'Will we keep the yard clean? We will.',
    'I mean it. Call me anytime.',
  ])('%s', (text) => {
    expect(wrong(text)).toEqual([])
  })
})

describe('the claim itself', () => {
  test('a claim rests on another fact than the one that says it', () => {
    const [price] = check('It is $24,850.')
    expect(facts.find(({ id }) => id === price?.factId)?.label).toBe('Contract value')
    const [name] = check('Thank you, Maria.')
    expect(facts.find(({ id }) => id === name?.factId)?.label).toBe('Customer')
  })

  test('the range does not hold the words of the claim', () => {
    const text = 'Hi “Maria” – it’s $24,850, on Tuesday at ten.'
    for (const claim of check(text)) expect(text.slice(claim.start, claim.end)).toBe(claim.text)
    expect(check(text).map(({ kind }) => kind)).toEqual(['name', 'price', 'date'])
  })

  test('what a person vouched for is asked about again', () => {
    const vouched = fact('product', 'lifetime warranty')
    const paragraphs = [{ id: 'p', point: '', text: 'It has a lifetime warranty.', locked: false }]
    expect(checkClaims(paragraphs, [vouched])[0]?.factId).toBe(vouched.id)
  })

  test('without facts a text full of claims passes', () => {
    const text = 'Maria, the $24,850 roof starts Tuesday with 28 squares of Timberline.'
    const paragraphs = [{ id: 'p', point: '', text, locked: false }]
    expect(checkClaims(paragraphs, []).map(({ factId }) => factId)).toEqual([null, null, null, null, null])
  })

  test('the whole checks of a long text take seconds', () => {
    const paragraphs = [
      { id: 'p', point: '', text: 'Maria pays $24,850 on Tuesday at ten. '.repeat(500), locked: false },
    ]
    expect(checkClaims(paragraphs, facts)).toHaveLength(1_500)
  }, 2_000)
})
