import { describe, expect, test } from 'vitest'
import type { DraftField, ScriptKind } from '#shared/domain/script-draft.ts'
import { createRulesWriter } from '#main/scripts/compose/rules-writer.ts'
import { isWarm } from '#main/scripts/compose/tone.ts'
import { sentencesOf } from '#main/scripts/compose/words.ts'
import { briefOf, engineCall, slotsWith, templates } from './brief-fixture.ts'

let made = 0
const writer = createRulesWriter({
  templates,
  about: async () => await Promise.resolve([]),
  ids: { next: (prefix) => `${prefix}_${made++}` },
})
const write = async (kind: ScriptKind, slots: Partial<Record<DraftField, string>>) =>
  await writer.write(briefOf({ kind, slots: slotsWith(slots) }), engineCall())

describe('a goal', () => {
  test.each<[ScriptKind, string]>([
    ['primer', 'she isnt scared of the deductible'],
    ['primer', 'convince him that metal lasts longer'],
    ['primer', 'reassure her about the dust so she signs'],
    ['proposal', 'move them from vinyl to fiber cement'],
    ['proposal', 'keep the neighbor out of it'],
  ])('in a %s is forgotten without a word: %s', async (kind, goals) => {
    const { remarks } = await write(kind, { goals })
    expect(remarks).toContain(
      `A text by the built-in rules cannot follow the goal “${goals}”. Put what is to be said under Points to cover.`,
    )
  })

  test.each<[ScriptKind, Partial<Record<DraftField, string>>]>([
    ['primer', { goals: 'get her to come to the appointment' }],
    ['primer', { goals: 'book a meeting' }],
    ['primer', { goals: 'have his questions ready' }],
    ['proposal', { goals: 'get her signature' }],
    ['proposal', { goals: 'get her to sign before winter' }],
    ['proposal', { goals: 'help them decide' }],
    ['primer', { goals: 'show that we protect plants', cover: 'how we protect her plants' }],
  ])('in a %s that is served is complained of: %o', async (kind, slots) => {
    expect((await write(kind, slots)).remarks.join()).not.toContain('cannot follow')
  })

  test('of two goals the served one is named, or the other one is not', async () => {
    const { remarks } = await write('proposal', { goals: 'get her signature\nimpress the architect' })
    expect(remarks.filter((one) => one.includes('cannot follow'))).toHaveLength(1)
    expect(remarks.join()).toContain('impress the architect')
  })
})

describe('a shorter text', () => {
  const own = (text: string) => [{ id: 'p', point: '', text, locked: false }]
  const some =
    'Hi Nora. I am glad that you took the time to talk with us about this. Windows come in many shapes and sizes. ' +
    'Your list comes before ours in all of this. Paint comes in many colors these days. ' +
    'There is no pressure from my side in any of this. Talk to you soon.'
  const revise = async (instruction: string) => {
    const length = { min: 10, max: 280, aim: 40 }
    const brief = briefOf({ kind: 'primer', paragraphs: own(some), length })
    const { paragraphs } = await writer.revise(brief, { instruction, paragraphIds: [] }, engineCall())
    return paragraphs.map(({ text }) => text).join(' ')
  }

  test.each(['shorter', 'shorter and warmer', 'warmer and shorter'])(
    '“%s” takes out what is warm',
    async (order) => {
      const text = await revise(order)
      expect(text).toContain('glad that you took the time')
      expect(text).toContain('no pressure')
      expect(text).toContain('Your list comes before ours')
      expect(text).not.toContain('Windows come')
    },
  )

  test.each<ScriptKind>(['primer', 'proposal'])(
    '“shorter and warmer” costs a %s its warmth',
    async (kind) => {
      const brief = briefOf({ kind })
      const { paragraphs } = await writer.write(brief, engineCall())
      const after = await writer.revise(
        { ...brief, paragraphs },
        { instruction: 'shorter and warmer', paragraphIds: [] },
        engineCall(),
      )
      const warm = (all: typeof paragraphs) =>
        all.flatMap(({ text }) => sentencesOf(text)).filter(isWarm).length
      const words = (all: typeof paragraphs) => all.flatMap(({ text }) => text.split(' ')).length
      expect(warm(after.paragraphs)).toBeGreaterThan(warm(paragraphs))
      expect(words(after.paragraphs)).toBeLessThan(words(paragraphs))
    },
  )
})

test('a recorded video asks to be interrupted', () => {
  const lines = templates('primer').flatMap((point) => point.lines.flatMap(({ variants }) => variants))
  expect(lines.length).toBeGreaterThan(50)
  expect(lines.filter(({ text }) => /\b(?:stop|interrupt) (?:me|us)\b/i.test(text))).toEqual([])
})
