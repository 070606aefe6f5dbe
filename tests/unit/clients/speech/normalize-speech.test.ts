import { describe, expect, it } from 'vitest'
import { normalizeSpeech } from '#main/clients/speech/normalize-speech.ts'

const written = (said: string): string => normalizeSpeech(said).text

describe('spoken English comes out in its written form', () => {
  it.each([
    ['three hundred and twelve', '312'],
    ['two million four hundred thousand nine', '2400009'],
    ['minus forty', '-40'],
    ['seven', 'seven'],
    ['thirty three hundred', '3300'],
    ['one hundred and two hundred', '100 and 200'],
    ['eighty second', '82nd'],
    ['third', '3rd'],
    ['six point o five', '6.05'],
    ['two point five million', '2.5 million'],
    ['ninety Billion', '90 Billion'],
    ['twelve dollars and five cents', '$12.05'],
    ['one fifty dollars', '$150'],
    ['forty cents', '$0.40'],
    ['three million euros', '€3 million'],
    ['the third of march twenty twenty four', '3 march 2024'],
    ['April nineteenth nineteen ninety nine', 'April 19 1999'],
    ['eighteen nineties', '1890s'],
    ['three twenty a d', '320AD'],
    ['nine o five', '09:05'],
    ['quarter to eight', '07:45'],
    ['six p m e s t', '06:00 p.m. est'],
    ["seven o'clock", '07:00'],
    ['eleven hundred hours', '11:00'],
    ['ten sixty six', '1066'],
    ['three square feet', '3 sq ft'],
    ['forty kilometers per hour', '40 km/h'],
    ['eleven point two percent', '11.2 %'],
    ['six one four five five five zero one four two', '614-555-0142'],
    ['plus one six one four five five five zero one double four', '+1 614-555-0144'],
    ['one ninety two dot one six eight dot o dot one', '192.168.0.1'],
    ['b seven x nine', 'b7x9'],
    ['p dot jones at example dot com', 'p.jones@example.com'],
    ['w w w dot example dot com slash help', 'www.example.com/help'],
    ['thirty!', '30 !'],
  ])('"%s" is not written "%s"', (said, gold) => {
    expect(written(said)).toBe(gold)
  })
})

describe('what needs no change is changed all the same', () => {
  it.each([
    'Call me at (614) 555-0142, ok?',
    '1420 Elm St, Columbus OH 43215',
    'jsmith@example.com',
    'Give me a second, the first one was mine.',
    'It may take two weeks.',
    'one-story ranch with a well-kept yard',
    '  ',
    '🏠 🙂',
  ])('"%s"', (said) => {
    expect(written(said)).toBe(said.trim())
  })
})

describe('a strange input throws or takes for ever', () => {
  it.each([
    ['nothing', ''],
    ['only marks', '!?'.repeat(20_000)],
    ['one endless word', 'a'.repeat(100_000)],
    ['one endless number word', 'one-'.repeat(20_000)],
    ['endless digits', 'one '.repeat(5_000)],
    ['endless letters', 'a b c dot '.repeat(2_000)],
    ['half a surrogate pair', '\ud83c twenty two \udfe0'],
  ])('%s', (_name, said) => {
    const { pieces } = normalizeSpeech(said)
    for (const piece of pieces) expect(piece.end).toBeGreaterThan(piece.start)
  })
})

it('a piece does not point at the words that it came from', () => {
  const said = 'Please pay  twenty two dollars, by may fifth'
  const pieces = normalizeSpeech(said).pieces.filter(
    (piece) => piece.kind !== 'word' && piece.kind !== 'punct',
  )
  expect(pieces.map((piece) => [piece.kind, piece.text, said.slice(piece.start, piece.end)])).toEqual([
    ['money', '$22', 'twenty two dollars'],
    ['date', 'may 5', 'may fifth'],
  ])
})
