import { expect, test } from 'vitest'
import { namesTotal } from '#main/scripts/draft/stated-price.ts'

test.each([
  '$23,500 with gutters until Friday',
  'the price is 22,900',
  '22900',
  '24.8k all in',
  'twenty-three thousand five hundred',
  '47,900 if signed this month',
  '$18,450, good until December 15',
])('the old price of the CRM counts beside the stated one: %s', (line) => {
  expect(namesTotal(line)).toBe(true)
})

test.each([
  '$500 off',
  '10% discount until Friday',
  '$5,000 deposit',
  '$250 a month',
  '$95 per sheet',
  'gutters included',
  'match the 44k bid',
  'stay under their $21,000 quote',
  'free inspection every 2 years',
])('a part of the price, or somebody else’s, takes the place of the CRM’s: %s', (line) => {
  expect(namesTotal(line)).toBe(false)
})
