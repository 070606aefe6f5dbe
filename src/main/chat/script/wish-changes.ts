import type { DraftChangeInput, ScriptDraft } from '#shared/domain/script-draft.ts'
import { namedParagraphs, type NamedParagraphs } from '../../scripts/read/paragraphs.ts'
import type { ScriptReading } from '../../scripts/read/script-reading.ts'
import { unsourced } from './say-script.ts'

export interface WishChanges {
  readonly changes: readonly DraftChangeInput[]
  /** Why nothing of it can be done, for the person; empty when it can. */
  readonly problem: string
}

const can = (...changes: DraftChangeInput[]): WishChanges => ({ changes, problem: '' })
const cannot = (problem: string): WishChanges => ({ changes: [], problem })

function unfound({ unknown }: NamedParagraphs, count: number): string {
  const what = unknown.join(' and ')
  return `There is no ${what.replace(/^that part$/, 'such part')}; the text has ${count === 1 ? 'one paragraph' : `${count} paragraphs`}. Which one do you mean?`
}

function restoreOf(draft: ScriptDraft, version: ScriptReading['version']): WishChanges {
  const numbers = draft.versions.map(({ number }) => number).toSorted((a, b) => a - b)
  const wanted =
    version === 'first'
      ? numbers[0]
      : version === 'previous'
        ? numbers.findLast((number) => number < (draft.version ?? 0))
        : (version ?? undefined)
  if (wanted === undefined) return cannot('There is no earlier version.')
  if (numbers.includes(wanted)) return can({ type: 'restore', version: wanted })
  return cannot(
    `There is no version ${wanted}; there ${numbers.length === 1 ? 'is only version' : 'are versions'} ${numbers.join(', ')}.`,
  )
}

/** An outline without the points that were named. */
function withoutPoints(draft: ScriptDraft, refs: ScriptReading['paragraphs']): WishChanges {
  const asText = draft.outline.map(({ key, title, note }) => ({
    id: key,
    point: key,
    text: `${title} ${note}`,
    locked: false,
  }))
  const named = namedParagraphs(refs, { paragraphs: asText, outline: draft.outline })
  if (named.ids.length === 0) return cannot('The outline has no such point. Which number do you mean?')
  return can({ type: 'set_outline', outline: draft.outline.filter(({ key }) => !named.ids.includes(key)) })
}

/** "Unlock it": everything that is locked. A final script with nothing locked is opened again. */
function allOf(draft: ScriptDraft, wish: 'lock' | 'unlock', shown: ScriptDraft['paragraphs']): WishChanges {
  const locked = wish === 'lock'
  const touched = shown.filter((paragraph) => paragraph.locked !== locked)
  if (touched.length > 0) {
    return can(...touched.map(({ id }) => ({ type: 'lock' as const, paragraphId: id, locked })))
  }
  if (wish === 'unlock' && draft.state === 'final') return can({ type: 'reopen' })
  return cannot(locked ? 'All of it is locked already.' : 'Nothing is locked.')
}

/** Two paragraphs of the text, or two points of an outline, change places. */
function swapped(
  draft: ScriptDraft,
  shown: ScriptDraft['paragraphs'],
  refs: ScriptReading['paragraphs'],
): WishChanges {
  const [a, b] = refs.flatMap((ref) => (ref.by === 'place' ? [ref.place - 1] : []))
  const count = shown.length || draft.outline.length
  const what = shown.length > 0 ? 'paragraph' : 'point'
  if (a === undefined || b === undefined || a === b) return cannot(`Which two ${what}s?`)
  if (Math.max(a, b) >= count) return cannot(`There is no ${what} ${Math.max(a, b) + 1}; there are ${count}.`)
  if (shown.length === 0) {
    const outline = draft.outline.map(
      (point, place) => draft.outline[place === a ? b : place === b ? a : place] ?? point,
    )
    return can({ type: 'set_outline', outline })
  }
  const [one, other] = [shown[a], shown[b]]
  if (!one || !other) return cannot(`Which two ${what}s?`)
  if (one.locked || other.locked) return cannot('One of them is locked. Unlock it first.')
  return can(
    { type: 'edit_paragraph', paragraphId: one.id, text: other.text },
    { type: 'edit_paragraph', paragraphId: other.id, text: one.text },
  )
}

/** The changes that a command makes besides the fields; what only an engine can do is not among them. */
export function wishChanges(draft: ScriptDraft, reading: ScriptReading): WishChanges {
  const refs = reading.paragraphs
  const shown = draft.paragraphs.filter(({ text }) => text.trim() !== '')
  const named = namedParagraphs(refs, { ...draft, paragraphs: shown })
  const each = (change: (paragraphId: string) => DraftChangeInput): WishChanges =>
    named.ids.length > 0 ? can(...named.ids.map(change)) : cannot(unfound(named, shown.length))
  switch (reading.wish) {
    case 'undo':
    case 'redo':
    case 'reopen':
    case 'abandon':
    case 'finalize':
      return can({ type: reading.wish })
    case 'video':
    case 'no_video':
      return can({ type: 'use_for_video', use: reading.wish === 'video' })
    case 'restore':
      return restoreOf(draft, reading.version)
    case 'lock':
    case 'unlock':
      if (refs.length === 0) return allOf(draft, reading.wish, shown)
      return each((paragraphId) => ({ type: 'lock', paragraphId, locked: reading.wish === 'lock' }))
    case 'remove':
      if (shown.length === 0) return withoutPoints(draft, refs)
      return each((paragraphId) => ({ type: 'remove_paragraph', paragraphId }))
    case 'replace': {
      const [paragraphId] = named.ids
      if (paragraphId === undefined) return cannot(unfound(named, shown.length))
      return can({ type: 'edit_paragraph', paragraphId, text: reading.text ?? '' })
    }
    case 'append': {
      const one = shown.find(({ id }) => id === named.ids[0])
      if (!one) return cannot(unfound(named, shown.length))
      const text = `${one.text.trim()} ${reading.text ?? ''}`
      return can({ type: 'edit_paragraph', paragraphId: one.id, text })
    }
    case 'swap':
      return swapped(draft, shown, refs)
    case 'insert': {
      if (refs.length > 0 && named.ids.length === 0) return cannot(unfound(named, shown.length))
      const end = shown.at(-1)?.id ?? null
      const after = reading.version === 'first' ? null : (named.ids.at(-1) ?? end)
      return can({ type: 'add_paragraph', after, text: reading.text ?? '' })
    }
    case 'confirm': {
      const open = unsourced(draft).filter(({ text }) => reading.claims.includes(text))
      return can(...open.map(({ kind, text }) => ({ type: 'confirm_claim' as const, kind, text })))
    }
    case 'revise': {
      if (refs.length > 0 && named.ids.length === 0 && refs.some(({ by }) => by === 'place')) {
        return cannot(unfound(named, shown.length))
      }
      // A final one is opened again by the text that changes, not by the remark that asked for it.
      return can()
    }
    case 'outline':
    case 'write':
    case 'show':
    case 'export':
    case 'start_over':
    case 'another':
    case null:
      return can()
  }
}
