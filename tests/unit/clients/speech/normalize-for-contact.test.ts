import { describe, expect, it } from 'vitest'
import { normalizeForContact } from '#main/clients/speech/normalize-speech.ts'

const pieceOf = (said: string, kind: string): string | undefined =>
  normalizeForContact(said).pieces.find((piece) => piece.kind === kind)?.text

describe('a phone number is lost in the way it was dictated', () => {
  it.each([
    ['her number is five one two, five five five, oh one nine nine', '512-555-0199'],
    ['six one four five five five oh one ninety nine', '614-555-0199'],
    ['six one four triple five zero one double four', '614-555-0144'],
    ['area code 617 five five five oh one one two', '617-555-0112'],
    ['five five five oh one four two, area code six one four', '614-555-0142'],
    ['614 five five five 0142', '614-555-0142'],
    ['nine hundred, five five five, oh one nine nine', '900-555-0199'],
    ['one eight hundred five five five oh one four two extension twelve', '800-555-0142 x12'],
    ['six one for five five five oh one to nine', '614-555-0129'],
    ['six one four, um, five five five, uh, oh one four two', '614-555-0142'],
    ['six fourteen five fifty five oh one forty two', '614-555-0142'],
    ['(614) 555-0142', '614-555-0142'],
    ['+1 614.555.0142 ext. 7', '614-555-0142 x7'],
    ['call five five five oh one four two', '555-0142'],
    ['six one four five five five oh one one one no wait oh one one two', '614-555-0112'],
    ['six one four five five five oh one one one, the last four are oh one one two', '614-555-0112'],
    ["it's 614-555-0142, sorry, 0143", '614-555-0143'],
    ['four three two one five six one four five five five oh one four two', '614-555-0142'],
  ])('%s', (said, phone) => {
    expect(pieceOf(said, 'phone')).toBe(phone)
  })

  it('a street number behind a correction is taken for the tail of the phone', () => {
    const said = 'six one four five five five oh one four two no wait fourteen twenty oak street'
    expect(pieceOf(said, 'phone')).toBe('614-555-0142')
    expect(pieceOf(said, 'number')).toBe('1420')
  })
})

describe('an e-mail address is lost in the way it was dictated', () => {
  it.each([
    ['j dot smith at gmail dot com', 'j.smith@gmail.com'],
    ['jsmith at gmail', 'jsmith@gmail.com'],
    ['reach her at jsmith at sign example dot com', 'jsmith@example.com'],
    ['email is maria ortiz 22 at yahoo dot com', 'mariaortiz22@yahoo.com'],
    ['her email is maria ortiz all one word at example dot com', 'mariaortiz@example.com'],
    ['bob underscore jones at hotmail', 'bob_jones@hotmail.com'],
    ['b as in boy jones at example dot com', 'bjones@example.com'],
    ['k o w a l s k i at example dot net', 'kowalski@example.net'],
    ['John Smith jsmith at smith roofing dot example', 'jsmith@smithroofing.example'],
    ['john dash doe the number seven at example dot com', 'john-doe7@example.com'],
    ['number six one four five five five oh one four two j smith at example dot com', 'jsmith@example.com'],
    ['jsmith at example.com', 'jsmith@example.com'],
    ['write to info@example.com', 'info@example.com'],
    ["a dot o'neil at example dot com", 'a.oneil@example.com'],
  ])('%s', (said, email) => {
    expect(pieceOf(said, 'email')).toBe(email)
  })

  it.each(['meet me at home', 'he works at comcast', 'at the dot com boom', 'john is at oak street'])(
    'an address is made up from "%s"',
    (said) => {
      expect(pieceOf(said, 'email')).toBeUndefined()
    },
  )
})

describe('a spelled name is not put together', () => {
  it.each([
    ['Dan Kowalski, K-O-W-A-L-S-K-I', 'Kowalski'],
    ["that's kowalski k o w a l s k i", 'Kowalski'],
    ['s as in sam m y t h e', 'Smythe'],
    ['last name is h a double l', 'Hall'],
    ['capital m little c capital d o n a l d', 'McDonald'],
    ['d as in david, e, v as in victor, o n', 'Devon'],
    ['r. e. y. e. s.', 'Reyes'],
    ['o apostrophe b r i e n', "O'Brien"],
    ['kilo oscar whiskey alpha lima', 'Kowal'],
    ['h a are t', 'Hart'],
    ['this is Priya Patel, p r i y a p a t e l', 'Priya Patel'],
    ['Dan McDonald m c d o n a l d', 'McDonald'],
  ])('%s', (said, name) => {
    expect(pieceOf(said, 'spelled')).toBe(name)
  })

  it.each(['t j smith', 'p o box nine', 'he needs h v a c', 'columbus o h'])(
    'letters become a name: "%s"',
    (said) => {
      expect(pieceOf(said, 'spelled')).toBeUndefined()
    },
  )
})

describe('an address is written wrongly', () => {
  it.each([
    ['twenty-two fourteen oak street', '2214 oak street'],
    ['one oh five maple avenue', '105 maple avenue'],
    ['four hundred elm st', '400 elm st'],
    ['eighteen hundred west fifth avenue', '1800 west 5th avenue'],
    ['twelve thirty four north main street apartment four b', '1234 north main street apartment 4b'],
    ['forty two elm street', '42 elm street'],
    ['five oak lane', '5 oak lane'],
    ['unit number twelve', 'unit 12'],
    ['suite b twelve', 'suite b12'],
    ['rural route two box forty one', 'rural route 2 box 41'],
    ['county road nine', 'county road 9'],
    ['four twelve forty second street', '412 42nd street'],
    ['boston mass oh two one three oh', 'boston mass 02130'],
    ['columbus oh four three oh sixty five', 'columbus oh 43065'],
    ['columbus OH 43215', 'columbus OH 43215'],
    ['my zip is four three, two one five', 'my zip is 43215'],
    ['one twenty three saint james place', '123 saint james place'],
  ])('"%s" is not "%s"', (said, gold) => {
    expect(normalizeForContact(said).text).toBe(gold)
  })
})

describe('ordinary words near a number are eaten', () => {
  it.each([
    ['two windows and three doors', 'two windows and three doors'],
    ['the roof is fifteen to twenty five years old', 'the roof is 15 to 25 years old'],
    ['the first name is John, second is the wife', 'the first name is John, second is the wife'],
    ['built in nineteen eighty five', 'built in 1985'],
    ['a budget of fifteen thousand dollars', 'a budget of $15000'],
    ['for two or three years', 'for two or three years'],
  ])('%s', (said, gold) => {
    expect(normalizeForContact(said).text).toBe(gold)
  })
})

it('a piece does not point at the words that it came from', () => {
  const said = 'Reach  Ann at six one four, five five five, oh one four two.'
  const phone = normalizeForContact(said).pieces.find((piece) => piece.kind === 'phone')
  expect(said.slice(phone?.start, phone?.end)).toBe('six one four, five five five, oh one four two')
})

it.each([
  ['one '.repeat(5_000)],
  ['a dot '.repeat(3_000) + 'at gmail'],
  ['b '.repeat(8_000)],
  ['at '.repeat(8_000)],
])('a long dictation never ends', (said) => {
  expect(normalizeForContact(said).pieces.length).toBeGreaterThan(0)
})
