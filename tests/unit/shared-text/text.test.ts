import { describe, expect, it } from 'vitest'
import { bestSentences } from '#shared/text/best-sentences.ts'
import { holdsKind, questionKind, type QuestionKind } from '#shared/text/question-kind.ts'
import { questionTerms, quotedPhrases } from '#shared/text/question-terms.ts'
import { splitSentences } from '#shared/text/sentences.ts'
import { stem } from '#shared/text/stem.ts'
import { matchStrength, stemText } from '#shared/text/term-match.ts'

describe('sentences', () => {
  it.each([
    ['Mr. Smith paid $2.50. He left.', ['Mr. Smith paid $2.50.', 'He left.']],
    ['We open at 9 a.m. on Mondays. Come in.', ['We open at 9 a.m. on Mondays.', 'Come in.']],
    ['It is on Main St. The crew knows.', ['It is on Main St.', 'The crew knows.']],
    ['Take St. Clair Ave. in town.', ['Take St. Clair Ave. in town.']],
    ['1. Dig. 2. Pour.', ['1. Dig.', '2. Pour.']],
    ['- one\n- two', ['- one', '- two']],
    ['"Really?" he said. Yes!', ['"Really?" he said.', 'Yes!']],
    ['', []],
  ])('%j is cut in the wrong place', (text, sentences) => {
    const found = splitSentences(text)
    expect(found.map((one) => one.text)).toEqual(sentences)
    for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.text)
  })
})

describe('stems', () => {
  it.each([
    ['installation', 'installed'],
    ['warranties', 'warranty'],
    ['bonuses', 'bonus'],
    ['relational', 'relate'],
    ['hopping', 'hop'],
    ['agreed', 'agrees'],
  ])('%s and %s drift apart', (a, b) => expect(stem(a)).toBe(stem(b)))

  it.each(['x200', 'ok', 'größe', ''])('%j is cut', (word) => expect(stem(word)).toBe(word))
})

describe('kind of question', () => {
  const table: readonly (readonly [string, QuestionKind])[] = [
    ['How many windows did we sell?', 'count'],
    ['How much does a gutter cost per foot?', 'price'],
    ['What did the customer pay?', 'price'],
    ['How long is the warranty?', 'duration'],
    ['When is the deposit due?', 'date'],
    ['Who approves a discount?', 'person'],
    ['What do I say when someone hesitates?', 'open'],
    ["What is Sam's phone number?", 'contact'],
    ['Do we clean gutters?', 'open'],
  ]
  it.each(table)('%s is taken for another kind', (question, kind) => {
    expect(questionKind(question)).toBe(kind)
  })

  it('takes a name of the question for its answer', () => {
    expect(holdsKind('The inspector asked Tobias Wren.', 'person', 'Who was the inspector?')).toBe(true)
    expect(holdsKind('the inspector asked', 'person', 'Who was the inspector?')).toBe(false)
    expect(holdsKind('job 4417 went well', 'count', 'How many pumps on job 4417?')).toBe(false)
  })
})

describe('terms of a question', () => {
  const roles = (question: string) =>
    Object.fromEntries(questionTerms(question).map((term) => [term.text, term.role]))

  it('loses names, codes and numbers among the words', () => {
    expect(roles('What is the warranty on an Acme X200 pump for 12 years?')).toMatchObject({
      acme: 'name',
      x200: 'code',
      '12': 'number',
      warranty: 'word',
      pump: 'word',
    })
  })

  it('takes a shouted question for a list of names', () => {
    expect(Object.values(roles('WHO PAYS THE DEPOSIT ON WINDOWS'))).not.toContain('name')
  })

  it('does not see that two phrases mean the same', () => {
    const [term] = questionTerms('down payment')
    expect(term && matchStrength(term, stemText('A deposit is due at signing.'))).toBe(0.9)
  })

  it('takes an elevation for an elevator', () => {
    const [term] = questionTerms('elevators')
    expect(term && matchStrength(term, stemText('Photos of every elevation'))).toBeLessThan(0.6)
  })

  it('forgets what stands in quotes', () => {
    expect(quotedPhrases('find “ice dam” and "ridge vent"')).toEqual(['ice dam', 'ridge vent'])
  })
})

describe('best sentences', () => {
  const passages = [
    {
      index: 1,
      title: 'Payment',
      heading: 'Deposits',
      text: 'Deposits protect both sides. We ask for 30 percent at signing. Checks are welcome.',
    },
    { index: 2, title: 'People', heading: '', text: 'Ruth handles deposits. The office opens at 8.' },
  ]

  it('answers "how much" with a sentence without an amount', () => {
    expect(bestSentences('How much is the deposit?', passages, 1)).toMatchObject([
      { index: 1, sentence: 'We ask for 30 percent at signing.' },
    ])
  })

  it('answers "who" with a sentence without a person', () => {
    expect(bestSentences('Who takes care of deposits?', passages, 1)).toMatchObject([
      { index: 2, sentence: 'Ruth handles deposits.' },
    ])
  })

  it('repeats a sentence that two passages share', () => {
    const twice = [...passages, { ...passages[0], index: 3, text: passages[0]?.text ?? '' }]
    const sentences = bestSentences('How much is the deposit?', twice, 4).map((one) => one.sentence)
    expect(new Set(sentences).size).toBe(sentences.length)
  })

  it('finds something in nothing', () => {
    expect(bestSentences('', [], 3)).toEqual([])
    expect(bestSentences('anything', [{ index: 1, text: '' }], 3)).toEqual([])
  })
})
