import { expect, test } from 'vitest'
import type { Claim } from '#shared/domain/script-draft.ts'
import { finalProblem } from '#main/scripts/draft/final-problem.ts'
import { slotsWith } from './draft-fixture.ts'

const claim = (text: string, factId: string | null = null): Claim => ({
  kind: 'price',
  text,
  paragraphId: 'p',
  start: 0,
  end: text.length,
  factId,
})
const primer = { slots: slotsWith({ kind: 'primer' }), words: 200, seconds: 90, claims: [], writtenFor: {} }

const bySender = (sender: string) => ({
  slots: slotsWith({ kind: 'primer', sender }),
  writtenFor: { sender: 'Marcus' },
})
const covering = (cover: string) => ({
  slots: slotsWith(cover ? { kind: 'primer', cover } : { kind: 'primer' }),
  writtenFor: { cover: 'warranty' },
})

test.each([
  ['a good primer', primer, null],
  ['an empty one', { ...primer, words: 0 }, 'SCRIPT_EMPTY'],
  ['one too short', { ...primer, seconds: 59.9 }, 'PRIMER_LENGTH'],
  ['one at the edge', { ...primer, seconds: 60 }, null],
  ['one too long', { ...primer, seconds: 120.1 }, 'PRIMER_LENGTH'],
  ['a long proposal', { ...primer, slots: slotsWith({ kind: 'proposal' }), seconds: 900 }, null],
  ['a sourced claim', { ...primer, claims: [claim('$5', 'f')] }, null],
  ['a claim without source', { ...primer, claims: [claim('$5')] }, 'CLAIMS_UNSOURCED'],
  ['another sender than it was written for', { ...primer, ...bySender('Dana') }, 'SCRIPT_OUTDATED'],
  ['the sender it was written for', { ...primer, ...bySender('Marcus') }, null],
  ['a new point to cover', { ...primer, ...covering('warranty\nclean-up') }, 'SCRIPT_OUTDATED'],
  ['a point less to cover', { ...primer, ...covering('') }, null],
])('judges %s wrongly', (_what, script, code) => expect(finalProblem(script)?.code ?? null).toBe(code))

test('the refusal does not name what has no source', () => {
  const claims = [claim('$5'), claim('$5'), claim('$6'), claim('$7')]
  expect(finalProblem({ ...primer, claims })?.message).toBe(
    'Nobody knows where “$5”, “$6” and 1 more come from.',
  )
  expect(finalProblem({ ...primer, claims: [claim('$5')] })?.message).toContain('“$5” comes from')
})
