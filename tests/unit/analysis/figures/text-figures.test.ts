import { expect, test } from 'vitest'
import { countPhrase, frequentPhrases, phraseForms, phraseSentences } from '#main/analysis/figures/phrases.ts'
import { countQuestions, hasSentenceMarks } from '#main/analysis/figures/questions.ts'
import { countWords } from '#main/analysis/figures/spoken-words.ts'

test.each([
  ["I don't know, twenty-four – maybe.", 5],
  ['[noise] yes [laughs] no', 2],
  ['18,450 and 2.5', 3],
  ['- ... ?', 0],
  ['naïve café', 2],
])('words are counted otherwise than defined: %s', (text, words) => {
  expect(countWords(text)).toBe(words)
})

test.each([
  ['Really?! Is it? Yes.', 2],
  ['What?? No!', 1],
  ['[why?] No.', 0],
  ['and "does it leak?" he asked', 1],
  ['so what do you think', 0],
])('questions are counted otherwise than defined: %s', (text, questions) => {
  expect(countQuestions(text)).toBe(questions)
})

test.each([
  ['so we looked at the roof and it leaks', false],
  ['We looked. it leaks', true],
  ['version 2.5 it is', false],
  ['Okay …', true],
])('raw recogniser text is not told from punctuated text: %s', (text, marks) => {
  expect(hasSentenceMarks(text)).toBe(marks)
})

test.each([
  ['Does that make sense? It makes sense.', 'make sense', 2],
  ['That is peace of mind, Peace of mind.', 'peace of mind', 2],
  ['The follow-up is a follow up', 'follow up', 2],
  ['We make. Sense is rare.', 'make sense', 0],
  ['warranties cover it', 'warranty', 1],
  ['I don’t know', "don't know", 1],
  ["I'm here, and I’m early", "I'm", 2],
  ["He said I'll call. I'll.", "I'll", 2],
  ["I'd say I've seen it", "I'd", 1],
  ["I'd say I've seen it", "I've seen", 1],
  ["Mr. O'Brien, O'Brien", "O'Brien", 2],
  ["It's its own", "it's", 2],
])('a phrase is not found as often as it is said: %s', (text, phrase, times) => {
  expect(countPhrase(text, phraseForms(phrase))).toBe(times)
})

test('a part of a phrase is listed beside the phrase, or what only one call has', () => {
  const turns = ['a', 'b', 'c', 'd'].map((transcriptId) => ({
    transcriptId,
    sentences: phraseSentences(
      `I want to earn your business today. ${transcriptId === 'd' ? '' : 'Purple ladders here.'}`,
    ),
  }))
  const lone = {
    transcriptId: 'e',
    sentences: phraseSentences('Green paint, green paint, green paint, green paint.'),
  }
  const labels = frequentPhrases([...turns, lone], 10).map(({ label }) => label)
  expect(labels.some((label) => label.includes('earn your business'))).toBe(true)
  expect(labels).not.toContain('your business')
  expect(labels).not.toContain('green paint')
})
