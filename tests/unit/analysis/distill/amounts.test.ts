import { describe, expect, test } from 'vitest'
import { amountsIn, couldName } from '#main/analysis/distill/money/amounts.ts'
import { plainly } from '#main/analysis/distill/said.ts'

const sums = (said: string, money = true): readonly (number | null)[] =>
  amountsIn(plainly(said), money).map(({ value }) => value)

describe('money as it is said', () => {
  test.each([
    ['It comes to twenty-four eight.', 24_800],
    ['so thats eighteen four fifty', 18_450],
    ['$18,450 all in', 18_450],
    ['The total is 18.5k', 18_500],
    ['we were thinking about nineteen grand', 19_000],
    ['nineteen thousand two hundred', 19_200],
    ['nineteen thousand five', 19_500],
    ['nineteen and a half thousand', 19_500],
    ['The price is twelve hundred dollars', 1_200],
    ['It costs forty-two hundred', 4_200],
    ['That comes out to twenty-six fifty, haul-away included.', 2_650],
    ['Twenty-two six oh six is the number.', 22_606],
    ['Our budget was around fifteen.', 15_000],
    ['I can knock five hundred off', 500],
    ['two hundred dollars and fifty cents a month', 200.5],
    ['a couple thousand more', 2_000],
    ['Three thousand six hundred forty is the price', 3_640],
  ])('%s is misread', (said, value) => {
    expect(sums(said)).toEqual([value])
  })

  test.each([
    'Come Tuesday at two thirty.',
    'Call me at 614-555-0123.',
    'A roof from nineteen ninety-two lasts thirty years.',
    'It is job 2231-01.',
    'fourteen hundred square feet to R-60',
    'It holds a hundred thirty miles an hour.',
    'sixty months at seven point nine nine',
    'I can be there around four this afternoon.',
  ])('%s is taken for money', (said) => {
    expect(sums(said)).toEqual([])
  })

  test('a percentage becomes dollars', () => {
    expect(amountsIn('we can do ten percent off', true)).toMatchObject([{ value: null, percent: 10 }])
  })

  test('both ends of a range are lost', () => {
    expect(sums('the other bid was fifteen to eighteen thousand')).toEqual([15_000, 18_000])
  })

  test('a payment by the month or a price by the piece counts as a whole price', () => {
    expect(amountsIn('two hundred a month', true)).toMatchObject([{ value: 200, per: 'month' }])
    expect(amountsIn('ninety-five dollars a sheet', true)).toMatchObject([{ value: 95, per: 'piece' }])
  })

  test('a sum that nobody named is found in a turn', () => {
    expect(couldName('it comes to twenty-four eight', 24_800)).toBe(true)
    expect(couldName('it comes to twenty-four eight', 24_900)).toBe(false)
    expect(couldName('it comes to twenty-four eight', 8_000)).toBe(true)
  })
})
