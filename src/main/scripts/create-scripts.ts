import {
  draftChangeSchema,
  type DraftChange,
  type Fact,
  type ScriptDraft,
} from '#shared/domain/script-draft.ts'
import type { Clock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import type { Ids } from '#main/core/ids.ts'
import type { DraftContent, ScriptDraftRow, ScriptDraftRows } from '#main/store/script-drafts.ts'
import { applyChange, type ChangeContext } from './draft/apply-change.ts'
import { withDefaults } from './draft/defaults.ts'
import { factsOfJob } from './draft/gather-facts.ts'
import type { ScriptSettings } from './draft/known-facts.ts'
import { openDraft, type Maker, type OpenDraft } from './draft/open-draft.ts'
import { createEngineRuns } from './draft/run-engine.ts'
import { createShown } from './draft/show-draft.ts'
import { emptySlots, kindOf } from './draft/slots.ts'
import { draftTitle } from './draft/titles.ts'
import { exportScript } from './export/export-script.ts'
import type { PdfFonts } from './export/script-pdf.ts'
import type { CheckClaims, FactFinder, FindInspirations, JobFacts, Scripts, ScriptWriter } from './scripts.ts'

export interface ScriptsDeps {
  readonly rows: ScriptDraftRows
  readonly clock: Clock
  readonly ids: Ids
  /** Asked for at each run: the brain may be another one. */
  readonly writer: () => ScriptWriter
  readonly facts: FactFinder
  readonly inspirations: FindInspirations
  readonly checkClaims: CheckClaims
  readonly tradesOf: (facts: readonly Fact[]) => readonly string[]
  readonly settings: () => ScriptSettings
  /** Read when a PDF is made. */
  readonly fonts: () => Promise<PdfFonts>
  /** Which draft the conversation is about now, its open or parked workflow; null for none. */
  readonly workflowOf: (conversationId: string) => string | null
  readonly setWorkflow: (conversationId: string, draftId: string | null) => void
  /** The draft has another title now than `earlier`. */
  readonly onNamed: (conversationId: string, title: string, earlier: string) => void
  readonly onChange: (draftId: string) => void
}

type Author = Pick<ChangeContext, 'by' | 'byPerson'>

const YOU = 'You'
/** For a change that brings no signal of its own. */
const never = new AbortController().signal

function emptyContent(): DraftContent {
  return {
    state: 'collecting',
    slots: emptySlots(),
    customerId: null,
    customerName: null,
    jobNumber: null,
    outline: [],
    paragraphs: [],
    facts: [],
    inspirations: [],
    writtenBy: null,
    writtenFor: {},
    words: 0,
    generation: '',
    remarks: [],
  }
}

const titleOf = ({ slots, customerName }: DraftContent): string => draftTitle(kindOf(slots), customerName)

function videoProblem(content: DraftContent): UserError | null {
  if (kindOf(content.slots) !== 'primer') {
    return new UserError('NOT_A_PRIMER', 'Only a primer is spoken in a video.', 'Choose a primer script.')
  }
  if (content.state === 'final') return null
  return new UserError('NOT_FINAL', 'This primer is not final yet.', 'Make it final first, then use it.')
}

export function createScripts(deps: ScriptsDeps): Scripts {
  const { rows, clock, ids } = deps
  const shown = createShown(deps)
  const newId = (): string => ids.next('par')

  const need = (id: string): ScriptDraftRow => {
    const row = rows.get(id)
    if (row) return row
    throw new UserError('DRAFT_GONE', 'This script is no longer there.', 'Choose another one.')
  }

  /** Reads, changes and writes in one transaction, so that form, chat and another process take turns. */
  const transact = (
    id: string,
    maker: Maker,
    work: (draft: OpenDraft) => void,
    revision: number | null = null,
  ): ScriptDraft => {
    const { others, titles } = rows.atomically(() => {
      const row = need(id)
      if (revision !== null && row.revision !== revision) {
        throw new UserError(
          'DRAFT_CHANGED',
          'The script was changed in another window, so this was not done. It is shown anew.',
          'Look at it and do it again if you still want it.',
        )
      }
      const draft = openDraft({ rows, clock }, row, maker)
      const earlier = titleOf(draft.content())
      work(draft)
      const saved = draft.save()
      return { others: saved, titles: [titleOf(draft.content()), earlier] as const }
    })
    const row = need(id)
    const [title, earlier] = titles
    if (title !== earlier && row.conversationId) deps.onNamed(row.conversationId, title, earlier)
    if (others !== null) for (const changed of [id, ...others]) deps.onChange(changed)
    return shown.draft(row)
  }

  /** Looked up before the transaction, since the CRM takes its time. */
  const jobsOf = async (
    changes: readonly DraftChange[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, JobFacts>> => {
    const jobs = new Map<string, JobFacts>()
    for (const change of changes) {
      if (change.type !== 'set_field' || change.field !== 'job' || change.skip) continue
      const jobId = change.value?.trim()
      if (jobId && !jobs.has(jobId)) jobs.set(jobId, await factsOfJob(deps.facts, jobId, signal))
    }
    return jobs
  }

  const versionOf = (id: string, number: number): DraftContent => {
    const found = rows.versions(id).find((one) => one.number === number)
    const state = found && rows.state(id, found.position)
    if (state) return state.content
    throw new UserError('VERSION_GONE', `There is no version ${number}.`, 'Choose one from the list.')
  }

  const contextOf = (draft: OpenDraft, author: Author, jobFacts: JobFacts | null): ChangeContext => ({
    ...author,
    sender: deps.settings().sender,
    newId,
    jobFacts,
    version: (number) => versionOf(draft.id, number),
    claims: shown.claims,
    problem: shown.problem,
  })

  const applyOne = (
    draft: OpenDraft,
    change: DraftChange,
    author: Author,
    jobs: ReadonlyMap<string, JobFacts>,
  ): void => {
    if (draft.isAbandoned() && change.type !== 'reopen') {
      if (change.type === 'abandon') return
      throw new UserError('DRAFT_ABANDONED', 'This script was put aside.', 'Open it again first.')
    }
    switch (change.type) {
      case 'undo':
      case 'redo':
        return draft.move(change.type)
      case 'abandon':
        return draft.abandon(true)
      case 'reopen': {
        if (draft.isAbandoned()) return draft.abandon(false)
        const content = draft.content()
        if (content.state !== 'final') return
        return draft.edit({ ...content, state: 'written', remarks: [] }, 'Opened again')
      }
      case 'use_for_video': {
        const content = draft.content()
        const problem = change.use ? (videoProblem(content) ?? shown.problem(content)) : null
        if (problem) throw problem
        return draft.useForVideo(change.use)
      }
      default: {
        const names = change.type === 'set_field' && change.field === 'job'
        const job = names ? (jobs.get(change.value?.trim() ?? '') ?? null) : null
        const { content, label } = applyChange(draft.content(), change, contextOf(draft, author, job))
        draft.edit(content, label)
      }
    }
  }

  /** A conversation whose draft was put aside is about none. */
  const leave = (draft: ScriptDraft): ScriptDraft => {
    const { conversationId, id, state } = draft
    const left = state === 'abandoned' && conversationId && deps.workflowOf(conversationId) === id
    if (left) deps.setWorkflow(conversationId, null)
    return draft
  }

  const engine = createEngineRuns({ ...deps, shown, newId, need, transact })

  return {
    ...engine,
    get: (id) => shown.draft(need(id)),
    list: () => rows.list().map(shown.draft),
    ofConversation(conversationId) {
      const current = deps.workflowOf(conversationId)
      const row = (current && rows.get(current)) || rows.ofConversation(conversationId)
      if (row && row.state !== 'abandoned') return shown.draft(row)
      const other = rows.ofConversation(conversationId)
      return other ? shown.draft(other) : null
    },

    start(conversationId, { kind = null, jobId = null } = {}) {
      const now = clock.now()
      const empty = emptyContent()
      const filled = (value: string) => ({ status: 'filled', value, words: '', by: 'person' }) as const
      const slots = {
        ...empty.slots,
        ...(kind === null ? {} : { kind: filled(kind) }),
        // The CRM is asked for it by the first run; `set_field` asks at once.
        ...(jobId === null ? {} : { job: filled(jobId) }),
      }
      const content = { ...empty, slots: withDefaults(slots, [], deps.settings()) }
      const row: ScriptDraftRow = {
        id: ids.next('script'),
        conversationId,
        state: 'collecting',
        customerId: null,
        jobId,
        position: 0,
        revision: 1,
        forVideo: false,
        createdAt: now,
        updatedAt: now,
      }
      const state = {
        position: 0,
        content,
        version: null,
        madeBy: YOU,
        change: 'Started',
        turnId: null,
        at: now,
      }
      rows.atomically(() => rows.insert(row, state))
      deps.setWorkflow(conversationId, row.id)
      const earlier = titleOf(empty)
      if (titleOf(content) !== earlier) deps.onNamed(conversationId, titleOf(content), earlier)
      deps.onChange(row.id)
      return shown.draft(row)
    },

    focus(id) {
      const row = need(id)
      if (row.conversationId) deps.setWorkflow(row.conversationId, id)
      deps.onChange(id)
      return shown.draft(row)
    },

    async change(id, input, { by, turnId, revision = null, signal = never }) {
      const change = draftChangeSchema.parse(input)
      need(id)
      const jobs = await jobsOf([change], signal)
      const draft = transact(
        id,
        { by: YOU, turnId },
        (open) => {
          const before = open.position()
          applyOne(open, change, { by, byPerson: by === 'person' }, jobs)
          open.flush()
          if (turnId !== null && open.position() !== before) {
            open.remember(turnId, `change-${need(id).revision}`, before)
          }
        },
        revision,
      )
      return leave(draft)
    },

    async hear(id, { turnId, ancestors, changes, signal }) {
      const parsed = changes.map((change) => draftChangeSchema.parse(change))
      need(id)
      if (rows.turnStep(turnId, 'heard')) return shown.draft(need(id))
      const jobs = await jobsOf(parsed, signal)
      const draft = transact(id, { by: YOU, turnId }, (open) => {
        if (rows.turnStep(turnId, 'heard')) return
        open.takeBack([...ancestors, turnId])
        if (parsed.length === 0) return
        const before = open.position()
        for (const change of parsed) applyOne(open, change, { by: 'chat', byPerson: true }, jobs)
        open.remember(turnId, 'heard', before)
      })
      return leave(draft)
    },

    version: (id, number) => (need(id), versionOf(id, number).paragraphs),

    async export(id, format) {
      const { title, jobNumber, paragraphs, words, seconds } = shown.draft(need(id))
      return exportScript(
        { title, jobNumber, paragraphs, words, seconds, at: clock.now() },
        format,
        deps.fonts,
      )
    },

    forVideo(jobId) {
      const row = rows.forVideo(jobId)
      const draft = row && shown.draft(row)
      return draft?.forVideo ? draft : null
    },
  }
}
