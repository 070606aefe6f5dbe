import type {
  Claim,
  DraftChange,
  DraftField,
  DraftSlot,
  Fact,
  FactKind,
  Paragraph,
} from '#shared/domain/script-draft.ts'
import { UserError } from '#main/core/errors.ts'
import type { DraftContent } from '#main/store/script-drafts.ts'
import type { JobFacts } from '../scripts.ts'
import { withDefaults } from './defaults.ts'
import { fieldValue } from './field-value.ts'
import { kindOf } from './slots.ts'
import { sameText } from './same-text.ts'
import { wordsOf } from './pace.ts'
import { writtenFor } from './written-for.ts'

/** Changes of what the draft says; undo, redo, abandon and the video move or mark it. */
export type ContentChange = Exclude<
  DraftChange,
  { type: 'undo' | 'redo' | 'use_for_video' | 'abandon' | 'reopen' }
>

export interface ChangeContext {
  readonly by: 'person' | 'chat'
  /** A person did it or said it; false for what an agent calls on its own. */
  readonly byPerson: boolean
  readonly sender: string
  readonly newId: () => string
  /** Of the job that a `set_field` names, looked up before. */
  readonly jobFacts: JobFacts | null
  readonly version: (number: number) => DraftContent
  readonly claims: (content: DraftContent) => readonly Claim[]
  /** Why it cannot be final. */
  readonly problem: (content: DraftContent) => UserError | null
}

export interface Changed {
  readonly content: DraftContent
  /** What was done, for the list of versions. */
  readonly label: string
}

const FIELD_NAMES: Readonly<Record<DraftField, string>> = {
  kind: 'Kind',
  job: 'Job',
  goals: 'Goals',
  tone: 'Tone',
  length: 'Length',
  cover: 'Points to cover',
  avoid: 'Points to avoid',
  offer: 'Offer',
  sender: 'Sender',
}
const BY_HAND = 'Edited by hand'

const gone = (): UserError =>
  new UserError('PARAGRAPH_GONE', 'This paragraph is no longer there.', 'Look at the text and do it again.')

function paragraphOf(content: DraftContent, id: string): Paragraph {
  const found = content.paragraphs.find((paragraph) => paragraph.id === id)
  if (!found) throw gone()
  return found
}

function unlocked(content: DraftContent, id: string): Paragraph {
  const found = paragraphOf(content, id)
  if (!found.locked) return found
  throw new UserError('PARAGRAPH_LOCKED', 'This paragraph is locked.', 'Unlock it first, then change it.')
}

/** Where a draft stands by what it holds. */
export function stateOf(content: Pick<DraftContent, 'outline' | 'paragraphs'>): DraftContent['state'] {
  if (wordsOf(content.paragraphs) > 0) return 'written'
  return content.outline.length > 0 ? 'outlined' : 'collecting'
}

/** Counts the words and opens a final draft again whose text is another or no longer holds. */
export function settled(
  before: DraftContent,
  next: DraftContent,
  context: Pick<ChangeContext, 'problem'>,
): DraftContent {
  const same = sameText(before.paragraphs, next.paragraphs)
  const counted = {
    ...next,
    words: wordsOf(next.paragraphs),
    writtenFor: same ? next.writtenFor : writtenFor(next.slots),
  }
  const kept = before.state === 'final' && next.state === 'final'
  if (kept && same && context.problem(counted) === null) return counted
  return { ...counted, state: stateOf(next) }
}

function setJob(content: DraftContent, slot: DraftSlot, job: JobFacts | null): DraftContent {
  const before = content.slots.job
  const same = before.status === 'filled' && slot.status === 'filled' && before.value === slot.value
  // What was known of another job, or confirmed for it, is no source for this one.
  const kept = same ? content.facts.filter((fact) => fact.source.type !== 'crm') : []
  return {
    ...content,
    slots: { ...content.slots, job: slot },
    customerId: job?.customerId ?? null,
    customerName: job?.customerName ?? null,
    jobNumber: job?.jobNumber ?? null,
    facts: [...(job?.facts ?? []), ...kept],
  }
}

function slotFor(
  content: DraftContent,
  change: Extract<DraftChange, { type: 'set_field' }>,
  by: 'person' | 'chat',
): DraftSlot {
  const { field, skip, words } = change
  if (skip) {
    if (field !== 'kind' && field !== 'job') return { status: 'skipped', by }
    const next = 'Choose it in the form or name it in the chat.'
    throw new UserError('CANNOT_SKIP', `${FIELD_NAMES[field]} is needed for every script.`, next)
  }
  const value = change.value === null ? '' : fieldValue(field, change.value, kindOf(content.slots))
  if (value !== '') return { status: 'filled', value, words, by }
  // Emptied by a person, the company's rules would come back at once; they are meant to be gone.
  return field === 'avoid' ? { status: 'skipped', by } : { status: 'empty' }
}

function setField(
  content: DraftContent,
  change: Extract<DraftChange, { type: 'set_field' }>,
  { by, sender, jobFacts }: ChangeContext,
): DraftContent {
  const slot = slotFor(content, change, by)
  const next =
    change.field === 'job'
      ? setJob(content, slot, slot.status === 'filled' ? jobFacts : null)
      : { ...content, slots: { ...content.slots, [change.field]: slot } }
  return { ...next, slots: withDefaults(next.slots, next.facts, { sender }) }
}

/** The text of an earlier version with what it rested on; fields and job stay as they are now. */
function restored(content: DraftContent, version: DraftContent): DraftContent {
  const known = new Set(content.facts.map((fact) => fact.id))
  const sameJob = content.customerId === version.customerId && content.jobNumber === version.jobNumber
  const lost = version.facts.filter((fact) => fact.source.type !== 'crm' && !known.has(fact.id))
  return {
    ...content,
    outline: version.outline,
    paragraphs: version.paragraphs.map((paragraph) => ({
      ...paragraph,
      // What a person locked stays locked, whatever it says now.
      locked: content.paragraphs.find(({ id }) => id === paragraph.id)?.locked ?? paragraph.locked,
    })),
    inspirations: version.inspirations,
    writtenBy: version.writtenBy,
    generation: version.generation,
    facts: sameJob ? [...content.facts, ...lost] : content.facts,
  }
}

function confirmed(
  content: DraftContent,
  { kind, text }: { kind: FactKind; text: string },
  { byPerson, claims, newId }: ChangeContext,
): DraftContent {
  if (!byPerson) {
    const next = 'Look at it in the text and confirm it there.'
    throw new UserError('CONFIRM_BY_HAND', 'Only a person who looks at it can confirm a claim.', next)
  }
  const claim = claims(content).find((one) => one.kind === kind && one.text === text)
  if (!claim) {
    throw new UserError('CLAIM_GONE', `“${text}” is no longer in the text.`, 'Look at the text again.')
  }
  if (claim.factId !== null) return content
  const source: Fact['source'] = { type: 'person', how: 'confirmed', words: text }
  return {
    ...content,
    facts: [...content.facts, { id: newId(), kind, label: 'Confirmed', value: text, source }],
  }
}

const replaced = (content: DraftContent, id: string, patch: Partial<Paragraph>): DraftContent => ({
  ...content,
  paragraphs: content.paragraphs.map((each) => (each.id === id ? { ...each, ...patch } : each)),
})

function added(content: DraftContent, after: string | null, text: string, id: string): DraftContent {
  const at = after === null ? 0 : content.paragraphs.findIndex((each) => each.id === after) + 1
  if (after !== null && at === 0) throw gone()
  const paragraph: Paragraph = { id, point: '', text: text.trim(), locked: false }
  return { ...content, paragraphs: content.paragraphs.toSpliced(at, 0, paragraph) }
}

function applied(content: DraftContent, change: ContentChange, context: ChangeContext): Changed {
  switch (change.type) {
    case 'set_field':
      return {
        content: setField(content, change, context),
        label: `${FIELD_NAMES[change.field]} changed`,
      }
    case 'set_outline':
      return { content: { ...content, outline: change.outline }, label: 'Outline changed' }
    case 'edit_paragraph': {
      const { id } = unlocked(content, change.paragraphId)
      return { content: replaced(content, id, { text: change.text.trim() }), label: BY_HAND }
    }
    case 'add_paragraph':
      return { content: added(content, change.after, change.text, context.newId()), label: BY_HAND }
    case 'remove_paragraph': {
      const { id } = unlocked(content, change.paragraphId)
      const paragraphs = content.paragraphs.filter((each) => each.id !== id)
      return { content: { ...content, paragraphs }, label: BY_HAND }
    }
    case 'lock': {
      const { id } = paragraphOf(content, change.paragraphId)
      const label = change.locked ? 'Paragraph locked' : 'Paragraph unlocked'
      return { content: replaced(content, id, { locked: change.locked }), label }
    }
    case 'restore': {
      const label = `Restored version ${change.version}`
      return { content: restored(content, context.version(change.version)), label }
    }
    case 'confirm_claim':
      return { content: confirmed(content, change, context), label: `Confirmed “${change.text}”` }
    case 'finalize': {
      const problem = context.problem({ ...content, words: wordsOf(content.paragraphs) })
      if (problem) throw problem
      return { content: { ...content, state: 'final' }, label: 'Made final' }
    }
  }
}

/** The draft after one change. UserError when the change is not allowed now. */
export function applyChange(content: DraftContent, change: ContentChange, context: ChangeContext): Changed {
  const { content: next, label } = applied(content, change, context)
  if (change.type === 'finalize') return { content: next, label }
  const text = sameText(content.paragraphs, next.paragraphs)
  const writtenBy = text ? next.writtenBy : (next.writtenBy ?? 'You')
  return { content: settled(content, { ...next, writtenBy, remarks: [] }, context), label }
}
