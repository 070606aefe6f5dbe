import type { ScriptKind } from '#shared/domain/script-draft.ts'
import { mayBeSkipped } from './asked.ts'
import { withoutInstruction } from './instructions.ts'
import { minutesIn } from './minutes.ts'
import { paragraphRefs } from './paragraphs.ts'
import type { ReadingContext, SaidField, SaidValue, ScriptReading, ScriptWish } from './script-reading.ts'
import { isQuestion } from './script-words.ts'

type Said = { readonly value: string; readonly words: string } | null

/** What a model read, as its structured output gives it. */
export interface ReadByModel {
  readonly kind: { readonly value: ScriptKind; readonly words: string } | null
  readonly job: string | null
  readonly goals: Said
  readonly tone: Said
  readonly length: Said
  readonly cover: readonly string[]
  readonly avoid: readonly string[]
  readonly offer: Said
  readonly sender: Said
  readonly skipped: readonly string[]
  readonly wish: ScriptWish | null
  readonly paragraphs: readonly string[]
  readonly version: number | null
  readonly question: NonNullable<ScriptReading['question']>['kind'] | null
}

export interface GroundedReading {
  readonly reading: ScriptReading
  /** What the model gave and nobody said. */
  readonly invented: readonly string[]
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}$%]+(?:[.,]\d+)*/gu) ?? []

/** Wishes that cannot be taken back by "undo"; they need the person's own words for it. */
const STRICT: readonly ScriptWish[] = [
  'abandon',
  'start_over',
  'finalize',
  'video',
  'no_video',
  'confirm',
  'replace',
  'insert',
  'append',
  'swap',
  'remove',
  'another',
]
const NEEDS_TEXT: readonly ScriptWish[] = [
  'revise',
  'undo',
  'redo',
  'restore',
  'reopen',
  'lock',
  'unlock',
  'export',
]

/**
 * What a model read, held against the message: a name, a number or a price that is not in its words is left out,
 * and so is what was hardly said at all. What gives something up or releases it counts only when the rules heard it too.
 */
export function groundScriptReading(
  model: ReadByModel,
  rules: ScriptReading,
  text: string,
  context: ReadingContext,
): GroundedReading {
  const heard = wordsOf(text)
  const known = new Set(heard)
  const invented: string[] = []
  const share = (value: string): number => {
    const wanted = wordsOf(value)
    return wanted.length === 0 ? 0 : wanted.filter((word) => known.has(word)).length / wanted.length
  }
  /** Every figure was said, and most of the words. */
  const isSaid = (field: string, value: string, least: number): boolean => {
    const figures = wordsOf(value).filter((word) => /\d/.test(word))
    const good = value.trim() !== '' && share(value) >= least && figures.every((figure) => known.has(figure))
    if (!good && value.trim() !== '') invented.push(field)
    return good
  }
  const quoted = (words: string): string =>
    text.toLowerCase().includes(words.toLowerCase().trim()) ? words.trim() : ''

  const said: SaidValue[] = []
  const single = (field: SaidField, one: Said, least: number): void => {
    const own = rules.said.filter((value) => value.field === field)
    if (one && isSaid(field, one.value, least)) {
      const value = withoutInstruction(one.value)
      if (value !== '') said.push({ field, value, words: quoted(one.words) || text.trim(), how: 'set' })
    } else said.push(...own)
  }
  const list = (field: 'cover' | 'avoid', lines: readonly string[]): void => {
    const plain = lines.map(withoutInstruction).filter(Boolean)
    const good = plain.filter((line) => isSaid(field, line, 0.6))
    if (good.length > 0)
      said.push(
        ...good.map((value) => ({ field, value: value.trim(), words: text.trim(), how: 'add' as const })),
      )
    else said.push(...rules.said.filter((value) => value.field === field))
  }
  const ownKind = rules.said.filter(({ field }) => field === 'kind')
  if (ownKind.length > 0) said.push(...ownKind)
  else if (model.kind && quoted(model.kind.words)) {
    said.push({ field: 'kind', value: model.kind.value, words: quoted(model.kind.words), how: 'set' })
  }
  const minutes = model.length ? minutesIn(quoted(model.length.words), { asked: true }) : null
  const ownLength = rules.said.filter(({ field }) => field === 'length')
  if (ownLength.length > 0) said.push(...ownLength)
  else if (minutes) said.push({ field: 'length', value: minutes.value, words: minutes.words, how: 'set' })
  // Where there is a text, wording is the writer's matter and not the form's.
  const fields = !context.hasText || rules.begins
  if (fields || rules.said.some(({ field }) => field === 'goals')) single('goals', model.goals, 0.6)
  single('tone', fields ? model.tone : null, 0.6)
  single('offer', model.offer, 0.8)
  single('sender', model.sender, 1)
  list('avoid', fields ? model.avoid : [])
  if (fields) list('cover', model.cover)

  const job = model.job?.trim() ?? ''
  const jobSaid =
    job !== '' && share(job) === 1 && (!context.jobKnown || rules.begins || rules.jobQuery !== null)
  if (job !== '' && share(job) < 1) invented.push('job')
  const { wish, strictly } = wishOf(model, rules, context)
  const skipped = model.skipped.filter(
    (field): field is SaidField =>
      mayBeSkipped(field as SaidField) &&
      (rules.skipped.includes(field as SaidField) ||
        (context.asked.includes(field as SaidField) && said.length === 0)),
  )
  const paragraphs = model.paragraphs.flatMap((words) => (quoted(words) ? paragraphRefs(words) : []))
  const asksAbout = wish === null && model.question !== null && isQuestion(text)
  return {
    reading: {
      ...rules,
      said,
      skipped: [...new Set([...rules.skipped, ...skipped])],
      jobQuery: rules.jobQuery ?? (jobSaid ? job : null),
      wish,
      instruction: wish === 'revise' ? text.trim() : null,
      paragraphs: rules.paragraphs.length > 0 || strictly ? rules.paragraphs : paragraphs,
      version:
        rules.version ?? (model.version !== null && known.has(String(model.version)) ? model.version : null),
      question:
        rules.question ?? (asksAbout && model.question ? { kind: model.question, about: text } : null),
    },
    invented,
  }
}

function wishOf(
  { wish }: Pick<ReadByModel, 'wish'>,
  rules: ScriptReading,
  context: ReadingContext,
): { wish: ScriptWish | null; strictly: boolean } {
  if (wish === null || wish === rules.wish) return { wish: rules.wish, strictly: true }
  const impossible = NEEDS_TEXT.includes(wish) && !context.hasText
  const unheard = STRICT.includes(wish) || (wish === 'restore' && rules.version === null)
  if (impossible || unheard) return { wish: rules.wish, strictly: true }
  // An agreement to write must follow an outline or ask for the text.
  if (wish === 'write' && !context.hasOutline && rules.wish !== 'write')
    return { wish: rules.wish, strictly: true }
  if (wish === 'write' && context.hasText) return { wish: rules.wish, strictly: true }
  return { wish, strictly: false }
}
