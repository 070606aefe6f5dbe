import { describe, expect, it } from 'vitest'
import { checkSpoken } from '#main/integrations/openai-speech/check-spoken.ts'
import { spokenWords } from '#main/integrations/openai-speech/spoken-words.ts'

const SCRIPT =
  'Hi Diane, this is Marcus from Northline Exteriors. Thank you for having us out at 14 Maple ' +
  'Street last week. We talked about the soft spots near your chimney, and I want to show you how ' +
  'we would fix them for good. Your new GAF roof comes with a 25-year warranty, and the price we ' +
  'spoke about is $12,480.50. The crew needs two days, starting June 3rd, 2027. If anything is ' +
  "unclear, call me at 301-555-0142. We'll be happy to walk you through every step before we begin, " +
  'and I look forward to seeing you on Tuesday.'
const NAMES = ['Diane', 'Northline Exteriors', '$12,480.50']
const said = (change: (text: string) => string) =>
  checkSpoken({ text: SCRIPT, names: NAMES }, change(SCRIPT))?.kind ?? null

describe('one spoken text, written in two ways', () => {
  it.each([
    ['$12,480.50', 'twelve thousand, four hundred and eighty dollars and fifty cents'],
    ['$12,480.50', 'twelve thousand four hundred eighty dollars fifty cents'],
    ['$12,480.00', 'twelve thousand four hundred eighty dollars'],
    ['10-12 days', 'ten to twelve days'],
    ['from 2025–2027', 'from 2025 to 2027'],
    ['9:30 a.m.', 'nine thirty AM'],
    ['at 9:00', 'at nine'],
    ['2 ½ days', 'two a half days'],
    ['$38,900', '38 thousand nine hundred dollars'],
    ['$1.5 million', 'one point five million dollars'],
    ['2027', 'twenty twenty-seven'],
    ['2005', 'two thousand and five'],
    ['1999', 'nineteen ninety-nine'],
    ['2,500 square feet', 'twenty-five hundred square foot'],
    ['301-555-0142', 'three oh one, five five five, zero one four two'],
    ['25%', 'twenty-five percent'],
    ['June 3rd', 'june third'],
    ['a 10-inch board', 'A ten inch board.'],
    ['GAF shingles', 'G.A.F. shingles'],
    ['14 Maple Street', 'fourteen Maple St.'],
    ["We'll start; it doesn't leak", 'We will start. It does not leak.'],
    ['Peña & sons', 'Pena and Sons'],
  ])('calls %s another thing than %s', (written, heard) => {
    expect(spokenWords(heard).join(' ')).toBe(spokenWords(written).join(' '))
  })

  it.each([
    ['$12,480', '$12,840'],
    ['$12,480', '$1,248'],
    ['fifteen days', 'fifty days'],
    ['2027', '2037'],
    ['five and six', 'fifty six'],
    ['1.5', '15'],
  ])('calls %s the same as %s', (one, other) => {
    expect(spokenWords(one).join(' ')).not.toBe(spokenWords(other).join(' '))
  })
})

describe('what a voice said, against the script', () => {
  it('turns down a reading that is word for word', () => {
    expect(said((text) => text)).toBeNull()
    expect(said((text) => text.toLowerCase().replace(/[.,](?=\s)/g, ''))).toBeNull()
    expect(
      said((text) =>
        text.replace('$12,480.50', 'twelve thousand four hundred eighty dollars and fifty cents'),
      ),
    ).toBeNull()
  })

  it('turns down a reading with one small slip', () => {
    expect(said((text) => text.replace('happy to walk', 'happy to take'))).toBeNull()
  })

  it.each([
    ['a price that became another', (text: string) => text.replace('12,480', '12,840'), 'number'],
    ['a number that was left out', (text: string) => text.replace('25-year ', ''), 'number'],
    ['a number that was added', (text: string) => text.replace('new GAF', 'new 30-square GAF'), 'number'],
    ['a digit of a phone number', (text: string) => text.replace('0142', '0143'), 'number'],
    ['a name that became another', (text: string) => text.replace('Diane', 'Diana'), 'name'],
    ['half of the company’s name', (text: string) => text.replace(' Exteriors', ''), 'name'],
    ['an introduction', (text: string) => `Sure, here is the script. ${text}`, 'added'],
    ['a question at the end', (text: string) => `${text} Would you like another take`, 'added'],
    ['an ending that is missing', (text: string) => text.replace(/We'll be happy[\s\S]*/, ''), 'changed'],
    [
      'sentences in another order',
      (text: string) => text.split('. ').toReversed().join('. '),
      expect.any(String),
    ],
    ['an answer instead of a reading', () => 'I can help you write a script.', expect.any(String)],
    ['silence', () => '', expect.any(String)],
  ])('lets pass %s', (_, change, kind) => {
    expect(said(change)).toEqual(kind)
  })

  it('asks for a name that the script does not have', () => {
    expect(
      checkSpoken({ text: 'Hi Diane, see you soon.', names: ['Robert'] }, 'Hi Diane, see you soon.'),
    ).toBe(null)
  })

  it('takes long for a long text', () => {
    const long = Array.from({ length: 30 }, () => SCRIPT).join(' ')
    const start = performance.now()
    expect(checkSpoken({ text: long, names: NAMES }, long)).toBeNull()
    expect(performance.now() - start).toBeLessThan(2_000)
  })
})
