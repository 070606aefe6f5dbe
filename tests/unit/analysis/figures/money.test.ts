import { expect, test } from 'vitest'
import { firstMoney } from '#main/analysis/figures/money.ts'

test.each([
  '$18,450 all in',
  'about nineteen grand',
  'so nineteen thousand five hundred',
  'the total comes to twenty-four eight',
  'my price is eighteen five for the whole roof',
  'two hundred a month',
  'four-fifty a square',
  'sixty-two hundred, installed',
  'a couple grand more than I thought',
  'Between nine hundred and eighteen hundred, for containment.',
  'we put 500 down',
  'a five-hundred-dollar deposit',
  '24.8k',
  'the quote was 18450',
  'two and a half grand',
  'the baffles cost three hundred and fifty',
  'it is forty bucks of tape',
])('an amount of money is not heard: %s', (text) => {
  expect(firstMoney(text, false)).not.toBeNull()
})

test.each([
  'ten percent off the price',
  'we give 5% off',
  'two thousand three hundred square feet',
  'it has a thirty-year shingle',
  'in nineteen eighty-five we bought it',
  'the house is from two thousand eleven',
  'call me at 614-555-0111',
  'meet at ten thirty',
  'twenty-four eight',
  'fourteen by eighteen',
  'job number 2231',
  'there are twenty-four squares',
  'a grand idea, really',
  'eleven windows and two doors',
  '',
])('something else is taken for money: %s', (text) => {
  expect(firstMoney(text, false)).toBeNull()
})

test('a price that is repeated without a word of money is lost', () => {
  expect(firstMoney('Twenty-four eight?', true)).toBe(0)
  expect(firstMoney('Thirty years?', true)).toBeNull()
})

test('the place of an amount begins behind its sign or its first word', () => {
  expect(firstMoney('so it is $18,450', false)).toBe(9)
  expect(firstMoney('about nineteen grand', false)).toBe(6)
})
