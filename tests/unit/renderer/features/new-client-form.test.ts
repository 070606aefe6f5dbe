import { describe, expect, it } from 'vitest'
import { clientName, readiness, readinessShort } from '#renderer/features/new-clients/client-words.ts'
import { closedPanels, withClosed, withoutClosed } from '#renderer/hooks/closed-panels.ts'
import { settled } from '#renderer/features/new-clients/use-live-client.ts'
import { candidateRows } from '#renderer/features/new-clients/form/candidate-rows.ts'
import {
  canSkip,
  fieldGroups,
  fieldNames,
  readProjectTypes,
  shownValue,
} from '#renderer/features/new-clients/form/client-fields.ts'
import { afterSaving, toSave, typed, viewDraft } from '#renderer/features/new-clients/form/field-draft.ts'
import {
  changedFields,
  slotMark,
  slotWords,
  surePercent,
} from '#renderer/features/new-clients/form/slot-story.ts'
import { clientFields, type ClientSlot, type DuplicateCandidate } from '#shared/domain/new-client.ts'
import { empty, newClient, said, slotsOf } from './new-client-fixture.ts'

const typedIn: ClientSlot = { status: 'filled', value: 'Maria', words: '', by: 'person', confidence: 1 }
const fromZip: ClientSlot = { status: 'filled', value: 'OH', words: '4 3 0', by: 'place', confidence: 0.8 }
const wrong: ClientSlot = { status: 'invalid', value: '555', words: 'five', by: 'speech', problem: 'Short.' }
const declined: ClientSlot = { status: 'skipped', words: 'no e-mail', by: 'speech' }

describe('what stands under a value', () => {
  it.each<[ClientSlot, string | null]>([
    [said('+16145550142', 'cell six\n one four'), '“cell six one four”'],
    [typedIn, 'typed'],
    [fromZip, 'from the ZIP'],
    [declined, '“no e-mail”'],
    [{ status: 'skipped', words: '', by: 'person' }, null],
    [wrong, '“five”'],
    [empty, null],
  ])('a value hides where it came from: %o', (slot, words) => {
    expect(slotWords(slot)).toBe(words)
  })

  it.each<[ClientSlot, boolean, string | null]>([
    [said('Ortiz', 'or tease', 0.69), false, 'look'],
    [said('Ortiz', 'ortiz', 0.7), false, 'sure'],
    [typedIn, false, null],
    [wrong, true, 'invalid'],
    [declined, false, 'skipped'],
    // The phone was declined, but without an e-mail nobody could be reached.
    [declined, true, 'missing'],
    [empty, true, 'missing'],
    [empty, false, null],
  ])('a doubtful value passes as sure: %o', (slot, missing, mark) => {
    expect(slotMark(slot, missing)).toBe(mark)
  })

  it('a guess reads as certain', () => {
    expect([surePercent(0.615), surePercent(0.999), surePercent(1)]).toEqual([62, 99, 99])
  })
})

describe('typing while the chat fills the form', () => {
  it('an update overwrites what is being typed', () => {
    const draft = typed(null, '', '(614) 555')
    expect(viewDraft(draft, '(614) 555-0142')).toEqual({ text: '(614) 555', meanwhile: '(614) 555-0142' })
  })

  it('an update to what was typed anyway is reported as a conflict', () => {
    expect(viewDraft(typed(null, '', 'Maria '), 'Maria').meanwhile).toBeNull()
  })

  it('a field that is emptied meanwhile says nothing', () => {
    expect(viewDraft(typed(null, 'Maria', 'Marie'), '').meanwhile).toBe('')
  })

  it('the value from before is forgotten with the second keystroke', () => {
    expect(typed(typed(null, 'a', 'ab'), 'other', 'abc')).toEqual({ text: 'abc', base: 'a' })
  })

  it.each([
    [null, 'Maria', undefined],
    [{ text: 'Maria', base: 'Maria' }, 'Maria', undefined],
    [{ text: 'Mario', base: 'Maria' }, 'Mario', undefined],
    // Typed and taken back by hand: what came meanwhile stays.
    [{ text: 'Maria', base: 'Maria' }, 'Marta', undefined],
    [{ text: ' Mario ', base: 'Maria' }, 'Maria', 'Mario'],
    [{ text: '  ', base: 'Maria' }, 'Maria', null],
  ])('leaving the field with %o over "%s" stores the wrong thing', (draft, stored, saved) => {
    expect(toSave(draft, stored)).toBe(saved)
  })

  it('what was typed during the save is lost', () => {
    expect(afterSaving({ text: 'Maria T', base: '' }, 'Maria', 'Maria')).toEqual({
      text: 'Maria T',
      base: 'Maria',
    })
    expect(afterSaving({ text: 'Maria', base: '' }, 'Maria', 'Maria')).toBeNull()
  })
})

describe('the fields', () => {
  it('a field has no place in the form, or two', () => {
    expect(fieldGroups.flatMap((group) => group.fields)).toEqual([...clientFields])
  })

  it('a phone is shown as the service stores it', () => {
    expect(shownValue('phone', '+16145550142')).toBe('(614) 555-0142')
    expect(shownValue('phone2', '6145550142')).toBe('(614) 555-0142')
    expect(shownValue('phone', '555-0142')).toBe('555-0142')
    expect(shownValue('zip', '6145550142')).toBe('6145550142')
  })

  it('a name in a sentence is shouted or loses its capitals', () => {
    expect(fieldNames(['phone', 'email', 'zip'])).toBe('phone, e-mail, ZIP')
  })

  it('a type nobody offers becomes a chip', () => {
    expect(readProjectTypes('gutters, Solar, Roofing')).toEqual(['Roofing', 'Gutters'])
    expect(readProjectTypes('')).toEqual([])
  })

  it('the last way to reach somebody can be left out', () => {
    expect(canSkip('phone', slotsOf())).toBe(false)
    expect(canSkip('phone', slotsOf({ email: said('maria@example.com') }))).toBe(true)
    expect(canSkip('lastName', slotsOf())).toBe(false)
    expect(canSkip('lastName', slotsOf({ companyName: said('Ortiz Bakery') }))).toBe(true)
    expect(canSkip('email', slotsOf())).toBe(true)
  })

  it('a screen reader hears of fields that did not change', () => {
    const before = slotsOf({ firstName: said('Maria'), city: said('Powell') })
    const after = slotsOf({ firstName: said('Maria', 'yes maria'), phone: said('+16145550142') })
    expect(changedFields(before, after)).toEqual(['phone'])
  })
})

describe('an existing customer beside the new values', () => {
  const candidate: DuplicateCandidate = {
    customerId: '7',
    name: 'Maria Ortiz',
    likeness: 0.9,
    reasons: ['same phone'],
    values: { firstName: 'maria', phone: '6145550142', street: '9 Elm St', city: 'Powell' },
    jobs: [],
  }

  it('the same value in another spelling looks like a difference, or a difference like the same', () => {
    const slots = slotsOf({
      firstName: said('Maria'),
      phone: said('+16145550142'),
      email: said('maria@example.com'),
      street: said('12 Oak Ave'),
    })
    expect(candidateRows(slots, candidate)).toEqual([
      { field: 'firstName', mine: 'Maria', theirs: 'maria', relation: 'same' },
      { field: 'phone', mine: '(614) 555-0142', theirs: '(614) 555-0142', relation: 'same' },
      { field: 'email', mine: 'maria@example.com', theirs: '', relation: 'adds' },
      { field: 'street', mine: '12 Oak Ave', theirs: '9 Elm St', relation: 'differs' },
      { field: 'city', mine: '', theirs: 'Powell', relation: 'theirsOnly' },
    ])
  })

  it('types in another order differ', () => {
    const slots = slotsOf({ projectTypes: said('Roofing, Gutters') })
    const [row] = candidateRows(slots, { ...candidate, values: { projectTypes: 'Gutters, Roofing' } })
    expect(row?.relation).toBe('same')
  })

  it('a person is asked for approval before a possible duplicate is decided', () => {
    const ready = newClient({ complete: true, missing: [], candidates: [candidate] })
    expect(readiness(ready).kind).toBe('undecided')
    expect(readiness({ ...ready, decision: { kind: 'merge', customerId: '7' } }).kind).toBe('ready')
  })
})

describe('how far a client is', () => {
  it('an unnamed client has an empty row', () => {
    expect(clientName(newClient({ slots: slotsOf() }))).toBe('Unnamed')
    expect(clientName(newClient({ slots: slotsOf({ companyName: said('Ortiz Bakery') }) }))).toBe(
      'Ortiz Bakery',
    )
    expect(clientName(newClient())).toBe('Maria Ortiz')
  })

  it('a value that fails a check counts as merely missing', () => {
    const slots = slotsOf({ firstName: said('Maria'), phone: wrong })
    expect(readiness(newClient({ slots, missing: ['lastName', 'phone'] }))).toEqual({
      kind: 'invalid',
      fields: ['phone'],
    })
  })

  it('optional gaps block a client that could be created', () => {
    expect(readiness(newClient({ complete: true, missing: ['email'] })).kind).toBe('ready')
    expect(readinessShort(newClient(), 'Leap')).toBe('3 missing')
    expect(readinessShort(newClient({ state: 'created' }), 'Leap')).toBe('in Leap')
  })
})

describe('what is known of a client in several places', () => {
  it('an older answer replaces a newer row', () => {
    const newer = newClient({ version: 5 })
    expect(settled(newer, newClient({ version: 4 }))).toBeUndefined()
    expect(settled(newer, newClient({ version: 6 }))).toEqual(newClient({ version: 6 }))
    expect(settled([newer], newClient({ version: 6 }))).toEqual([newClient({ version: 6 })])
    expect(settled([newer], newClient({ version: 4 }))).toBeUndefined()
    expect(settled(newClient({ id: 'other' }), newer)).toBeUndefined()
    expect(settled(null, newer)).toBeUndefined()
  })

  it('a form that was closed opens again by itself, or the list of closed ones grows for ever', () => {
    const stored = withClosed(withClosed('', 'a'), 'b')
    expect(closedPanels(withClosed(stored, 'a'))).toEqual(['b', 'a'])
    expect(withoutClosed(stored, 'a')).toBe('b')
    const many = Array.from({ length: 80 }, (_, at) => `c${at}`).reduce(withClosed, '')
    expect(closedPanels(many)).toHaveLength(50)
  })
})
