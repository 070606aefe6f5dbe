import type { Model } from '@openai/agents'
import { z } from 'zod'
import { draftFields, type OutlinePoint, type Paragraph } from '#shared/domain/script-draft.ts'
import { addUsage, noUsage, type Usage } from '#shared/domain/usage.ts'
import { wordsOf } from '../scripts/draft/pace.ts'
import type { RevisionOrder, ScriptBrief } from '../scripts/scripts.ts'

const usedFacts = z.array(z.string()).describe('Ids of the facts it rests on')
export const modelOutlineSchema = z.object({
  outline: z.array(z.object({ key: z.string(), title: z.string(), note: z.string() })),
})
export const modelScriptSchema = z.object({
  paragraphs: z.array(z.object({ point: z.string(), text: z.string(), facts: usedFacts })),
  remarks: z.array(z.string()),
})
export const modelRevisionSchema = z.object({
  paragraphs: z.array(z.object({ id: z.string(), text: z.string(), facts: usedFacts })),
  added: z.array(
    z.object({ after: z.string().nullable(), point: z.string(), text: z.string(), facts: usedFacts }),
  ),
  removed: z.array(z.string()),
  change: z.string(),
  remarks: z.array(z.string()),
})
export type ModelScript = z.infer<typeof modelScriptSchema>
export type ModelRevision = z.infer<typeof modelRevisionSchema>

/** A model to write with, and the instructions of one task. */
export interface ScriptModel {
  readonly model: Model
  readonly instructions: string
  readonly newId: () => string
}

export interface ByModel<T> {
  readonly result: T
  readonly usage: Usage
}

export interface ModelText {
  readonly paragraphs: readonly Paragraph[]
  readonly change: string
  readonly remarks: readonly string[]
}

const MOST_REMARKS = 5

/** The brief as data: what the fields say, what is true, what is there already. */
function briefData(brief: ScriptBrief) {
  const { kind, length, company, sender, outline, paragraphs } = brief
  const fields = Object.fromEntries(
    draftFields.flatMap((field) => {
      const slot = brief.slots[field]
      return slot.status === 'filled' && field !== 'job' ? [[field, slot.value]] : []
    }),
  )
  const facts = brief.facts.map(({ id, label, value, source }) => ({ id, label, value, from: source.type }))
  const inspirations = brief.inspirations.map(({ text, why }) => ({ text, why }))
  return { kind, length, company, sender, fields, facts, inspirations, outline, paragraphs }
}

/** One tool-less call. Rejects with the SDK's ModelBehaviorError when the answer has another shape. */
async function askModel<T>(
  { model, instructions }: ScriptModel,
  schema: z.ZodType<T> & z.ZodObject,
  request: unknown,
  signal: AbortSignal,
): Promise<ByModel<T>> {
  const sdk = await import('@openai/agents')
  const agent = new sdk.Agent({
    name: 'ScriptingAgent',
    instructions,
    model,
    modelSettings: { store: false },
    outputType: schema,
  })
  const runner = new sdk.Runner({ workflowName: 'Hard-E script', traceIncludeSensitiveData: false })
  const run = await runner.run(agent, JSON.stringify(request), { signal, maxTurns: 1 })
  const { requests, inputTokens, outputTokens } = run.state.usage
  return {
    result: schema.parse(run.finalOutput),
    usage: { modelCalls: requests, inputTokens, outputTokens, costUsd: 0 },
  }
}

/** Spoken text only: a model's marks, bullets and line breaks are not spoken. */
const spoken = (text: string): string =>
  text
    .replace(/^\s*(?:#{1,6}|[-*•])\s+/gm, '')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const remarksOf = (remarks: readonly string[]): readonly string[] =>
  remarks.map(spoken).filter(Boolean).slice(0, MOST_REMARKS)

async function refuseEmpty(isEmpty: boolean): Promise<void> {
  if (!isEmpty) return
  const { ModelBehaviorError } = await import('@openai/agents')
  throw new ModelBehaviorError('The model gave no text.')
}

const isOutside = (words: number, { length: { min, max } }: ScriptBrief): boolean =>
  words < min || words > max

/**
 * Paragraphs by their points; ids of the points that were there are kept, locked ones stay where they
 * are.
 */
function placed(brief: ScriptBrief, written: ModelScript, newId: () => string): readonly Paragraph[] {
  const locked = brief.paragraphs.filter((paragraph) => paragraph.locked)
  const closed = new Set(locked.map(({ point }) => point).filter(Boolean))
  const used = new Set(locked.map(({ id }) => id))
  const paragraphs = written.paragraphs.flatMap(({ point, text }): Paragraph[] => {
    const plain = spoken(text)
    if (plain === '' || closed.has(point)) return []
    const old = brief.paragraphs.find((each) => each.point === point && !used.has(each.id))
    const id = old?.id ?? newId()
    used.add(id)
    return [{ id, point, text: plain, locked: false }]
  })
  for (const own of locked) {
    paragraphs.splice(Math.min(brief.paragraphs.indexOf(own), paragraphs.length), 0, own)
  }
  return paragraphs
}

export async function outlineByModel(
  ask: ScriptModel,
  brief: ScriptBrief,
  signal: AbortSignal,
): Promise<ByModel<readonly OutlinePoint[]>> {
  const { result, usage } = await askModel(ask, modelOutlineSchema, briefData(brief), signal)
  const points = result.outline.filter(({ title }) => title.trim() !== '')
  await refuseEmpty(points.length === 0)
  const keys = new Set<string>()
  const outline = points.slice(0, 20).map(({ key, title, note }) => {
    const wanted = key.trim() || title.toLowerCase().replace(/\W+/g, '-')
    const own = keys.has(wanted) ? `${wanted}-${keys.size}` : wanted
    keys.add(own)
    return { key: own, title: spoken(title), note: spoken(note) }
  })
  return { result: outline, usage }
}

/**
 * The whole text by a model: one call, and a second one with the measured length when the first
 * missed it. Checked
 * by shape only; what it claims is checked by `checkClaims` afterwards.
 */
export async function writeByModel(
  ask: ScriptModel,
  brief: ScriptBrief,
  signal: AbortSignal,
): Promise<ByModel<ModelText>> {
  let usage = noUsage
  const once = async (more: object): Promise<ModelText> => {
    const answer = await askModel(ask, modelScriptSchema, { ...briefData(brief), ...more }, signal)
    usage = addUsage(usage, answer.usage)
    const paragraphs = placed(brief, answer.result, ask.newId)
    await refuseEmpty(paragraphs.every(({ locked }) => locked))
    return { paragraphs, change: 'Written', remarks: remarksOf(answer.result.remarks) }
  }
  const first = await once({})
  const words = wordsOf(first.paragraphs)
  if (!isOutside(words, brief)) return { result: first, usage }
  const previous = first.paragraphs.map(({ point, text }) => ({ point, text }))
  return { result: await orKeep(once({ measured: { words }, previous }), first, signal), usage }
}

/** A second try that fails loses nothing: the first stands, and its length is shown. */
async function orKeep(second: Promise<ModelText>, first: ModelText, signal: AbortSignal): Promise<ModelText> {
  try {
    return await second
  } catch (error) {
    if (signal.aborted) throw error
    return first
  }
}

function revised(brief: ScriptBrief, open: ReadonlySet<string>, change: ModelRevision, newId: () => string) {
  const texts = new Map(change.paragraphs.map(({ id, text }) => [id, spoken(text)]))
  const removed = new Set(change.removed)
  const added = change.added
    .map(({ after, point, text }) => ({
      after,
      paragraph: { id: newId(), point, text: spoken(text), locked: false },
    }))
    .filter(({ paragraph }) => paragraph.text !== '')
  const ids = new Set(brief.paragraphs.map(({ id }) => id))
  const behind = (id: string | null): readonly Paragraph[] =>
    added.filter(({ after }) => after === id).map(({ paragraph }) => paragraph)
  const lost = added
    .filter(({ after }) => after !== null && !ids.has(after))
    .map(({ paragraph }) => paragraph)
  const kept = brief.paragraphs.flatMap((paragraph): readonly Paragraph[] => {
    const mine = open.has(paragraph.id)
    const own =
      mine && removed.has(paragraph.id)
        ? []
        : [{ ...paragraph, text: (mine && texts.get(paragraph.id)) || paragraph.text }]
    return [...own, ...behind(paragraph.id)]
  })
  return [...behind(null), ...kept, ...lost]
}

/** Only the paragraphs asked for are changed, whatever the model gives back; locked ones never. */
export async function reviseByModel(
  ask: ScriptModel,
  brief: ScriptBrief,
  { instruction, paragraphIds }: RevisionOrder,
  signal: AbortSignal,
): Promise<ByModel<ModelText>> {
  const unlocked = brief.paragraphs.filter(({ locked }) => !locked).map(({ id }) => id)
  const change = paragraphIds.length > 0 ? unlocked.filter((id) => paragraphIds.includes(id)) : unlocked
  const open = new Set(change)
  let usage = noUsage
  const once = async (more: object): Promise<ModelText> => {
    const request = { ...briefData(brief), instruction, change, ...more }
    const { result, usage: spent } = await askModel(ask, modelRevisionSchema, request, signal)
    usage = addUsage(usage, spent)
    const paragraphs = revised(brief, open, result, ask.newId)
    await refuseEmpty(paragraphs.length === 0)
    return {
      paragraphs,
      change: spoken(result.change).slice(0, 60) || 'Revised',
      remarks: remarksOf(result.remarks),
    }
  }
  const first = await once({})
  const words = wordsOf(first.paragraphs)
  // A text that was outside before may stay so: the instruction was about something else.
  const fell = isOutside(words, brief) && !isOutside(wordsOf(brief.paragraphs), brief)
  return { result: fell ? await orKeep(once({ measured: { words } }), first, signal) : first, usage }
}
