import { expect, test } from 'vitest'
import type { Distillation, TranscriptHit } from '#shared/domain/transcript.ts'
import { answerLines } from '#renderer/features/transcripts/ask/answer-lines.ts'
import { evidenceOf, groupEvidence } from '#renderer/features/transcripts/dashboard/evidence.ts'
import { sampleOf } from '#renderer/features/transcripts/import/sample-of.ts'
import { groupHits } from '#renderer/features/transcripts/list/group-hits.ts'
import { findingsOf, marksOf } from '#renderer/features/transcripts/reader/findings.ts'
import { group, result } from './samples.ts'

const content: Distillation = {
  need: [{ text: 'Drafty windows', turns: [2] }],
  objections: [
    { kind: 'price', text: 'Too much', turns: [5], answer: { text: 'Pays back', turns: [6, 5] } },
    { kind: 'timing', text: 'Not now', turns: [8], answer: null },
  ],
  priceTalk: [{ kind: 'quote', text: 'Nine grand', turns: [5], amount: 9000 }],
  commitments: [{ who: 'customer', text: 'Calls back', turns: [9] }],
  nextStep: null,
  opening: { text: 'Greets', turns: [0, 1] },
  close: null,
  tone: [],
  phrases: [],
}

test('a finding loses its kind, its amount or who promised', () => {
  const labels = findingsOf(content).map(({ label, text }) => [label, text])
  expect(labels).toEqual([
    ['', 'Drafty windows'],
    ['Price', 'Too much'],
    ['Timing', 'Not now'],
    ['Quote, $9,000', 'Nine grand'],
    ['Customer', 'Calls back'],
    ['', 'Greets'],
  ])
})

test('a turn carries a finding twice, misses an answer, or opening and close at every turn', () => {
  const marks = marksOf(findingsOf(content))
  expect([...marks].map(([turn, on]) => [turn, on.map(({ key }) => key)])).toEqual([
    [2, ['need-0']],
    [5, ['objections-0', 'priceTalk-0']],
    [6, ['objections-0']],
    [8, ['objections-1']],
    [9, ['commitments-0']],
  ])
})

test.each([
  ['So it is [1].', [['So it is ', 1, '.']]],
  ['Twice [1, 2]', [['Twice ', 1, 2]]],
  ['Job [9] is a number', [['Job [9] is a number']]],
  ['[2] first\n\n\nnext', [[2, ' first'], ['next']]],
  ['Mixed [1; 9]', [['Mixed [1; 9]']]],
])('%j loses its quotes or makes some up', (text, lines) => {
  const read = answerLines(text, new Set([1, 2]))
  expect(read.map((line) => line.map((part) => (part.kind === 'words' ? part.text : part.index)))).toEqual(
    lines,
  )
})

const hit = (transcriptId: string, ordinal: number, score: number): TranscriptHit => ({
  transcriptId,
  ordinal,
  score,
  title: transcriptId.toUpperCase(),
  speaker: 'Ana',
  role: 'rep',
  start: null,
  text: 'words',
})

test('the best transcript is not first, or turns stand out of order', () => {
  const groups = groupHits([hit('b', 7, 3), hit('a', 1, 2), hit('b', 2, 1)])
  expect(groups.map(({ title, hits }) => [title, hits.map(({ ordinal }) => ordinal)])).toEqual([
    ['B', [2, 7]],
    ['A', [1]],
  ])
})

test('a turn with two questions stands behind the number once', () => {
  const turn = {
    transcriptId: 'a',
    title: 'A',
    ordinal: 3,
    speaker: 'Ana',
    role: 'rep',
    start: 1,
    text: 'x? y?',
  } as const
  expect(groupEvidence([turn, turn])[0]?.turns).toHaveLength(2)
})

test('the turns of a group are asked of the total, or the other way round', () => {
  const of = result({ measure: 'win_rate', groupBy: 'rep' }, 'share')
  expect(evidenceOf(of, group({ key: 'ana' }))).toMatchObject({ group: 'ana', title: 'Title: Ana' })
  expect(evidenceOf(of, null)).toMatchObject({ group: null, title: 'Title', words: '50 % · 5 of 10 calls' })
})

test('a greeting stands for a speaker although there is more to tell', () => {
  const turns = ['Hi there.', 'Thanks for having me over to look at the roof today.', 'Bye.'].map(
    (text, ordinal) => ({
      ordinal,
      speaker: 'A',
      start: null,
      end: null,
      text,
    }),
  )
  expect(sampleOf(turns, 'A')).toMatch(/^Thanks/)
  expect(sampleOf(turns.slice(0, 1), 'A')).toBe('Hi there.')
  expect(sampleOf(turns, 'B')).toBe('')
})
