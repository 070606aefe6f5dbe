import { createHash } from 'node:crypto'
import type { DraftField, Fact, Inspiration, ScriptDraft } from '#shared/domain/script-draft.ts'
import { UserError } from '#main/core/errors.ts'
import { unlessAborted } from '#main/core/unless-aborted.ts'
import type { DraftContent, ScriptDraftRow, ScriptDraftRows } from '#main/store/script-drafts.ts'
import { mentionedSubjects } from '../compose/read-orders.ts'
import type {
  EngineCall,
  FactFinder,
  FindInspirations,
  RevisionOrder,
  ScriptBrief,
  Scripts,
  ScriptWriter,
  Written,
} from '../scripts.ts'
import { settled } from './apply-change.ts'
import { factsAbout, refreshedJob, withJob, withPassages } from './gather-facts.ts'
import type { ScriptSettings } from './known-facts.ts'
import { limitsOf, wordLimits } from './limits.ts'
import { mergeWritten } from './merge-written.ts'
import { missingFields } from './missing-fields.ts'
import type { Maker, OpenDraft } from './open-draft.ts'
import { sameText } from './same-text.ts'
import type { Shown } from './show-draft.ts'
import { kindOf, linesOf, valueOf } from './slots.ts'
import { subjectsOf } from './subjects.ts'

export interface EngineDeps {
  readonly rows: ScriptDraftRows
  readonly shown: Shown
  readonly writer: () => ScriptWriter
  readonly facts: FactFinder
  readonly inspirations: FindInspirations
  /** Trades of the job by name, from its facts. */
  readonly tradesOf: (facts: readonly Fact[]) => readonly string[]
  readonly settings: () => ScriptSettings
  readonly newId: () => string
  readonly need: (id: string) => ScriptDraftRow
  readonly transact: (id: string, maker: Maker, work: (draft: OpenDraft) => void) => ScriptDraft
}

type Step = 'outline' | 'write' | `revise-${string}`
type Outcome = { readonly draft: ScriptDraft; readonly remarks: readonly string[] }

/** A model that hangs is left; its answer changes nothing any more. */
const WRITER_TIMEOUT = 300_000

const NAMES: Readonly<Record<DraftField, string>> = {
  kind: 'whether it is a primer or a proposal',
  job: 'the job',
  goals: 'what it is to achieve',
  tone: 'the tone',
  length: 'the length',
  cover: 'what it is to cover',
  avoid: 'what to avoid',
  offer: 'the offer',
  sender: 'who speaks',
}

function refuseMissing(content: DraftContent): void {
  const missing = missingFields(content.slots)
  if (missing.length === 0) return
  const what = missing.map((field) => NAMES[field]).join(', ')
  throw new UserError(
    'DRAFT_INCOMPLETE',
    `Something is missing: ${what}.`,
    'Fill it in, or say it in the chat.',
  )
}

function changedMeanwhile(what: string): UserError {
  return new UserError(
    'DRAFT_CHANGED',
    `${what} while the text was being made. The text was left as it was.`,
    'Look at the script and start it again if you still want it.',
  )
}

/** Whom or what it is for is another now: the text that was made is not for this one. */
function refuseOvertaken(base: DraftContent, draft: OpenDraft): void {
  const now = draft.content()
  if (draft.isAbandoned()) throw changedMeanwhile('The script was put aside')
  if (now.state === 'final' && base.state !== 'final') throw changedMeanwhile('The script was made final')
  if (valueOf(now.slots, 'job') !== valueOf(base.slots, 'job')) throw changedMeanwhile('The job was changed')
  if (now.generation !== base.generation) throw changedMeanwhile('The text was replaced by another')
  if (kindOf(now.slots) !== kindOf(base.slots)) throw changedMeanwhile('The kind of script was changed')
}

/** The parts of Scripts in which an engine writes: facts first, then one run, then one transaction. */
export function createEngineRuns(deps: EngineDeps): Pick<Scripts, 'outline' | 'write' | 'revise'> {
  const { rows, shown, facts: finder, settings, newId } = deps

  const contentOf = (row: ScriptDraftRow): DraftContent => {
    const state = rows.state(row.id, row.position)
    if (!state) throw new Error(`script draft ${row.id} has no state ${row.position}`)
    if (row.state !== 'abandoned') return state.content
    throw new UserError('DRAFT_ABANDONED', 'This script was put aside.', 'Open it again first.')
  }

  /** What this turn had made already, before it was run again. */
  const alreadyMade = (id: string, step: Step, { turnId }: EngineCall): Outcome | null => {
    const made = turnId === null ? null : rows.turnStep(turnId, step)
    if (!made) return null
    const state = rows.state(id, made.after)
    const remarks = state?.turnId === turnId ? state.content.remarks : []
    return { draft: shown.draft(deps.need(id)), remarks }
  }

  const briefOf = (content: DraftContent, inspirations: readonly Inspiration[]): ScriptBrief => {
    const { wordsPerMinute, companyName } = settings()
    return {
      kind: kindOf(content.slots) ?? 'primer',
      slots: content.slots,
      facts: shown.facts(content),
      outline: content.outline,
      paragraphs: content.paragraphs,
      inspirations,
      length: wordLimits(limitsOf(content.slots), wordsPerMinute),
      company: companyName,
      sender: valueOf(content.slots, 'sender') ?? '',
    }
  }

  /** The draft with fresh facts, as the engine is to see it. Nothing is stored yet. */
  const gather = async (
    row: ScriptDraftRow,
    subjects: (content: DraftContent) => readonly string[],
    call: EngineCall,
  ) => {
    const base = contentOf(row)
    const job = await refreshedJob(finder, base, call)
    const refreshed = withJob(base, job, settings())
    refuseMissing(refreshed)
    const found = await factsAbout(finder, subjects(refreshed), call)
    const content = withPassages(refreshed, found, shown.claims(refreshed))
    const words = (['goals', 'cover', 'offer'] as const).flatMap((field) => linesOf(content.slots, field))
    const near = deps.inspirations({
      kind: kindOf(content.slots) ?? 'primer',
      trades: deps.tradesOf(content.facts),
      words: words.join('\n'),
    })
    /** The same facts on the newest state, which a person may have changed meanwhile. */
    const onto = (now: DraftContent): DraftContent =>
      withPassages(withJob(now, job, settings()), found, shown.claims(now))
    return { base, content, brief: briefOf(content, near), near: [...near], onto }
  }

  const limited = async <T>(
    { signal, ...call }: EngineCall,
    work: (call: EngineCall) => Promise<T>,
  ): Promise<T> => {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(WRITER_TIMEOUT)])
    try {
      const result = await unlessAborted(work({ ...call, signal: limit }), limit)
      signal.throwIfAborted()
      return result
    } catch (error) {
      if (signal.aborted || !limit.aborted) throw error
      const next = 'Try again; the script is as it was.'
      throw new UserError('WRITER_SLOW', 'Writing took too long and was stopped.', next, { cause: error })
    }
  }

  const store = (
    id: string,
    step: Step,
    by: string,
    call: EngineCall,
    work: (draft: OpenDraft) => void,
  ): ScriptDraft =>
    deps.transact(id, { by, turnId: call.turnId }, (draft) => {
      // The same turn in another process was quicker.
      if (call.turnId !== null && rows.turnStep(call.turnId, step)) return
      const before = draft.position()
      work(draft)
      draft.flush()
      if (call.turnId !== null && draft.position() !== before) draft.remember(call.turnId, step, before)
    })

  const storeText = (
    id: string,
    step: Step,
    call: EngineCall,
    { base, near, onto }: Pick<Awaited<ReturnType<typeof gather>>, 'base' | 'near' | 'onto'>,
    written: Written,
    more: { readonly asked: ReadonlySet<string> | null; readonly outline: DraftContent['outline'] | null },
  ): Outcome => {
    if (written.paragraphs.every((paragraph) => paragraph.text.trim() === '')) {
      const next = 'Try again; the script is as it was.'
      throw new UserError('NOTHING_WRITTEN', `${written.by} wrote nothing.`, next)
    }
    let remarks: readonly string[] = written.remarks
    const draft = store(id, step, written.by, call, (open) => {
      refuseOvertaken(base, open)
      const now = open.content()
      const merged = mergeWritten({
        base: base.paragraphs,
        now: now.paragraphs,
        written: written.paragraphs,
        asked: more.asked,
        newId,
      })
      remarks = [...written.remarks, ...merged.remarks]
      const next: DraftContent = {
        ...onto(now),
        paragraphs: [...merged.paragraphs],
        outline: more.outline !== null && now.outline.length === 0 ? more.outline : now.outline,
        inspirations: near,
        writtenBy: written.by,
        generation: newId(),
        remarks: [...remarks],
      }
      if (sameText(now.paragraphs, next.paragraphs) && now.outline === next.outline) return
      open.edit(settled(now, next, shown), written.change)
    })
    return { draft, remarks }
  }

  return {
    async outline(id, call) {
      const made = alreadyMade(id, 'outline', call)
      if (made) return made.draft
      const { base, brief, near, onto } = await gather(deps.need(id), ({ slots }) => subjectsOf(slots), call)
      const { outline, by } = await limited(call, (one) => deps.writer().outline(brief, one))
      if (outline.length === 0) {
        const next = 'Try again, or write an outline yourself.'
        throw new UserError('NOTHING_WRITTEN', `${by} proposed no outline.`, next)
      }
      return store(id, 'outline', by, call, (draft) => {
        refuseOvertaken(base, draft)
        const now = draft.content()
        if (JSON.stringify(now.outline) !== JSON.stringify(base.outline)) {
          call.notice('You changed the outline meanwhile; yours was kept.')
          return
        }
        const next = { ...onto(now), outline: [...outline], inspirations: near, remarks: [] }
        draft.edit(settled(now, next, shown), 'Outline proposed')
      })
    },

    async write(id, call) {
      const made = alreadyMade(id, 'write', call)
      if (made) return made
      const gathered = await gather(deps.need(id), ({ slots }) => subjectsOf(slots), call)
      let { brief } = gathered
      let outline: DraftContent['outline'] | null = null
      if (brief.outline.length === 0) {
        const proposed = await limited(call, (one) => deps.writer().outline(brief, one))
        outline = [...proposed.outline]
        brief = { ...brief, outline }
      }
      const written = await limited(call, (one) => deps.writer().write(brief, one))
      return storeText(id, 'write', call, gathered, written, { asked: null, outline })
    },

    async revise(id, order, call) {
      const step = stepOf(order)
      const made = alreadyMade(id, step, call)
      if (made) return made
      const row = deps.need(id)
      const content = contentOf(row)
      const asked = askedOf(content, order)
      const subjects = mentionedSubjects(order.instruction, deps.tradesOf(content.facts))
      const gathered = await gather(row, () => subjects, call)
      const narrowed = { ...order, paragraphIds: order.paragraphIds.length > 0 ? [...asked] : [] }
      const written = await limited(call, (one) => deps.writer().revise(gathered.brief, narrowed, one))
      const only = order.paragraphIds.length > 0 ? asked : null
      return storeText(id, step, call, gathered, written, { asked: only, outline: null })
    },
  }
}

const stepOf = ({ instruction, paragraphIds }: RevisionOrder): Step => {
  const text = JSON.stringify([instruction.trim(), paragraphIds])
  return `revise-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
}

/** The paragraphs a revision may change. UserError when there are none. */
function askedOf({ paragraphs }: DraftContent, { paragraphIds }: RevisionOrder): ReadonlySet<string> {
  const known = paragraphs.filter((one) => one.text !== '')
  if (known.length === 0) {
    throw new UserError('SCRIPT_EMPTY', 'There is no text yet.', 'Have it written first.')
  }
  const chosen = paragraphIds.length > 0 ? known.filter((one) => paragraphIds.includes(one.id)) : known
  if (chosen.length === 0 || paragraphIds.some((id) => !paragraphs.some((one) => one.id === id))) {
    const next = 'Choose it anew in the text.'
    throw new UserError('PARAGRAPH_GONE', 'What was chosen is no longer there.', next)
  }
  const open = chosen.filter((one) => !one.locked)
  if (open.length > 0) return new Set(open.map((one) => one.id))
  throw new UserError(
    'PARAGRAPH_LOCKED',
    'All of it is locked.',
    'Unlock what may be changed, then ask again.',
  )
}
