import { describe, expect, it } from 'vitest'
import { openMatter } from '#renderer/features/scripts/open-matter.ts'
import { bytesOf } from '#renderer/features/scripts/save-export.ts'
import { sourceQuote, sourceWords } from '#renderer/features/scripts/details/source-words.ts'
import { filledIn, slotMark, slotWords } from '#renderer/features/scripts/form/slot-words.ts'
import {
  lengthState,
  lengthWords,
  scriptFor,
  spokenTime,
  stateShort,
  writtenByWords,
} from '#renderer/features/scripts/script-words.ts'
import { settled } from '#renderer/features/scripts/use-live-draft.ts'
import type { DraftField, DraftSlot, FactSource, ScriptDraft } from '#shared/domain/script-draft.ts'
import { claim, draftOf, empty, filled, slotsOf } from './script-fixture.ts'

describe('how a script stands', () => {
  it.each<[Partial<ScriptDraft>, string]>([
    [{}, '2 missing'],
    [{ missing: [] }, 'Not written yet'],
    [{ missing: [], state: 'outlined' }, 'Outline ready'],
    [{ state: 'written', missing: [] }, 'Written'],
    // A text that is there counts more than a field that was emptied afterwards.
    [{ state: 'written' }, 'Written'],
    [{ state: 'written', claims: [claim('a', '$5', 0), claim('a', '$6', 3, 'fact')] }, '1 without a source'],
    [{ state: 'final' }, 'Final'],
    [{ state: 'final', forVideo: true }, 'Final, for the video'],
  ])('the list says the wrong thing about %o', (change, words) => {
    expect(stateShort(draftOf(change))).toBe(words)
  })

  it.each<[number, number, string]>([
    [0, 0, 'empty'],
    [140, 59.9, 'short'],
    [140, 60, 'fits'],
    [280, 120, 'fits'],
    [281, 120.4, 'long'],
  ])('%d words in %d seconds pass as another length', (words, seconds, state) => {
    expect(lengthState(draftOf({ words, seconds }))).toBe(state)
  })

  it('the limits are told by colour alone', () => {
    expect(lengthWords(draftOf({ words: 300, seconds: 131 }))).toBe('Too long for 1:00 to 2:00')
    expect(spokenTime(draftOf({ words: 200, seconds: 91.6 }))).toBe('1:32')
    expect(spokenTime(draftOf())).toBeNull()
  })

  it('the built-in rules pass as a model, or as the person', () => {
    expect(writtenByWords('Built-in rules')).toBe('Text by the built-in rules')
    expect(writtenByWords('You')).toBe('Text by you')
    expect(writtenByWords('gpt-6-sol')).toBe('Text by gpt-6-sol')
  })

  it('the chip names nobody, or a kind that is not chosen', () => {
    const known = { customerName: 'Maria Ortiz' }
    expect(scriptFor(draftOf(known))).toBe('Primer script for Maria Ortiz')
    expect(scriptFor(draftOf({ ...known, slots: slotsOf() }))).toBe('Script for Maria Ortiz')
    expect(scriptFor(draftOf({ title: 'Script' }))).toBe('Script')
  })
})

describe('where a value is from', () => {
  it.each<[DraftField, DraftSlot, string | null]>([
    ['goals', filled('trust', 'chat', 'build\n trust'), '“build trust”'],
    ['goals', filled('trust', 'chat'), 'from the chat'],
    ['goals', filled('trust'), 'typed'],
    ['kind', filled('primer'), 'chosen by you'],
    ['sender', filled('Dana', 'crm'), 'from the CRM'],
    ['sender', filled('Dana', 'default'), 'from Settings'],
    ['tone', filled('warm', 'default'), 'the usual'],
    ['offer', { status: 'skipped', by: 'person' }, null],
    ['offer', empty, null],
  ])('%s hides it: %o', (field, slot, words) => {
    expect(slotWords(field, slot)).toBe(words)
  })

  it('what must be asked for again stays marked as not needed', () => {
    expect(slotMark({ status: 'skipped', by: 'chat' }, true)).toBe('missing')
    expect(slotMark({ status: 'skipped', by: 'chat' }, false)).toBe('skipped')
    expect(slotMark(filled('x'), false)).toBeNull()
  })

  it('a field that was emptied is announced as filled in', () => {
    const before = slotsOf({ tone: filled('warm'), goals: filled('a') })
    expect(filledIn(before, slotsOf({ tone: filled('plain') }))).toBe('tone')
  })

  it.each<[FactSource, string]>([
    [{ type: 'crm', record: 'job:34', field: 'contract value' }, 'CRM, contract value of the job'],
    [{ type: 'crm', record: 'estimate:1', field: 'total' }, 'CRM, total of the record'],
    [{ type: 'person', how: 'confirmed', words: '$5' }, 'You checked it'],
    [{ type: 'setting', key: 'company.name' }, 'Settings, Company'],
  ])('the source of a fact reads as %o', (source, words) => {
    expect(sourceWords(source)).toBe(words)
  })

  it('a quote repeats the fact it stands under', () => {
    const said = (words: string): FactSource => ({ type: 'person', how: 'chat', words })
    expect(sourceQuote(said('$5,000 '), '$5,000')).toBeNull()
    expect(sourceQuote(said('five thousand'), '$5,000')).toBe('five thousand')
  })
})

describe('several places show one script', () => {
  it('an older answer replaces a newer row', () => {
    const old = draftOf({ revision: 3 })
    const now = draftOf({ revision: 4 })
    const other = draftOf({ id: 'script-2', revision: 1 })
    expect(settled([old, other], now)).toEqual([now, other])
    expect(settled([now], old)).toBeUndefined()
    expect(settled(old, now)).toBe(now)
    expect(settled(other, now)).toBeUndefined()
    expect(settled({ paragraphs: [] }, now)).toBeUndefined()
    expect(settled(null, now)).toBeUndefined()
  })

  it.each([
    [null, null, null],
    [{ state: 'created', updatedAt: 9 }, null, 'client'],
    [null, { state: 'final', updatedAt: 1 }, 'script'],
    // A client that is done does not cover the script that is under way, however fresh it is.
    [{ state: 'created', updatedAt: 9 }, { state: 'collecting', updatedAt: 1 }, 'script'],
    [{ state: 'collecting', updatedAt: 1 }, { state: 'final', updatedAt: 9 }, 'client'],
    [{ state: 'collecting', updatedAt: 2 }, { state: 'written', updatedAt: 1 }, 'client'],
    [{ state: 'proposed', updatedAt: 1 }, { state: 'written', updatedAt: 2 }, 'script'],
  ] as const)('the panel shows the matter that is not open: %o, %o', (client, draft, matter) => {
    expect(openMatter(client, draft)).toBe(matter)
  })

  it('an exported file is not what the core sent', () => {
    expect([...bytesOf('AP+AQQ==')]).toEqual([0, 255, 128, 65])
  })
})
