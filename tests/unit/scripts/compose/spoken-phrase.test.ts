import { describe, expect, test } from 'vitest'
import { speakPhrase } from '#main/scripts/compose/spoken-phrase.ts'
import { wordsOfOtherTrades } from '#main/scripts/compose/trade-words.ts'

const heard = (text: string, why = 'Roofing, won') => ({
  transcriptId: 't',
  title: 'A call',
  why,
  text,
  turns: [1],
})
const use = (recorded = false, cover: readonly string[] = []) => ({
  trades: ['Roofing'],
  otherTrades: wordsOfOtherTrades(['Roofing']),
  cover,
  recorded,
})

describe('a sentence that only made sense in another talk is spoken', () => {
  test.each([
    "Here's the rule, you may do what you do at home.",
    'Our people walk you through it before we start.',
    'We show you the second option and explain your choice.',
    'We explain that part to you in plain words.',
    'They show you pictures of our work at home.',
    'We ask you to stay off unless our crew is home.',
    'You may use your driveway while we work at home.',
    'I think your home looks very nice from here.',
    'We never leave a nail in your yard at home.',
    'Your home is where we like to talk and listen.',
    'I want to ask for something today from you.',
    'We go to our home on Cape Cod every winter.',
    'I plan to talk about our home after lunch.',
    'We explain our work and you must listen to us.',
  ])('%s', (text) => expect(speakPhrase(heard(text), use())).toEqual([]))

  test('one of another trade that is about nothing to be covered is spoken', () => {
    const said = heard('We show you photos of our work every evening.', 'Kitchens, lost')
    expect(speakPhrase(said, use())).toEqual([])
    expect(speakPhrase(said, use(false, ['photos of the progress']))).toEqual([said.text])
  })

  test('a video asks to be interrupted', () => {
    const said = heard('I like to explain our work, so please stop me and ask.')
    expect(speakPhrase(said, use(true))).toEqual([])
    expect(speakPhrase(said, use())).toEqual([said.text])
  })
})

test.each([
  'We show you photos of our work every evening.',
  'I like to show people a picture before I talk about anything else.',
  "You'll see pictures of everything before we start.",
  'Our crews clean up every evening before going home.',
])('no phrase is spoken at all: %s', (text) => expect(speakPhrase(heard(text), use())).toEqual([text]))
