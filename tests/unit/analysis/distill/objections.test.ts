import { describe, expect, test } from 'vitest'
import { distillByRules } from '#main/analysis/distill/distill-by-rules.ts'
import { indirect, ordinary } from './indirect-cases.ts'
import { unvoiced, voiced } from './objection-cases.ts'
import { talkOf } from './stored-transcripts.ts'

function heard(quoted: 'quoted' | 'before', said: string): readonly string[] {
  const price =
    quoted === 'quoted' ? 'R: All together it comes to twenty-one thousand.' : 'R: So that is how we do it.'
  const { turns, roles } = talkOf(
    'R: Good morning, I am here about the estimate.',
    'C: Come on in.',
    'R: I walked around the house already.',
    'C: What did you see?',
    'R: I have it on this page for you.',
    'C: Go ahead.',
    price,
    `C: ${said}`,
    'R: Let me tell you how we handle it here at the company.',
    'C: Go on.',
    'R: We write it down.',
    'C: I see.',
  )
  return distillByRules(turns, roles).objections.map(({ kind }) => kind)
}

describe('an objection', () => {
  test.each([...voiced, ...indirect])('of kind %s (%s the price) is not heard: %s', (kind, quoted, said) => {
    expect(heard(quoted, said)).toContain(kind)
  })

  test.each([...unvoiced, ...ordinary.map((said) => ['before', said] as const)])(
    'is heard (%s the price) where none is voiced: %s',
    (quoted, said) => {
      expect(heard(quoted, said)).toEqual([])
    },
  )
})
