import { scriptKindSchema, type ScriptDraft } from '#shared/domain/script-draft.ts'
import { noUsage } from '#shared/domain/usage.ts'
import { isAbort, ServiceError, UserError } from '../core/errors.ts'
import { ofSameKind } from '../scripts/read/another.ts'
import { askedIn, askFor, NOT_UNDERSTOOD, SHALL_I_WRITE, WHAT_TO_CHANGE } from '../scripts/read/asked.ts'
import { paragraphRefs } from '../scripts/read/paragraphs.ts'
import { callsBackScript, namedDraft, withoutCallBack } from '../scripts/read/resume.ts'
import { isQuestion } from '../scripts/read/script-words.ts'
import { switchedDraft } from '../scripts/read/switch-draft.ts'
import { nothingRead, type ReadingContext, type ScriptReading } from '../scripts/read/script-reading.ts'
import { fieldChanges } from '../scripts/read/to-changes.ts'
import type { Emit, Flow, FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import { answerAbout } from './script/answer-about.ts'
import { applyHeard } from './script/apply-reading.ts'
import { findJob, offerJobs, otherJobs, type JobChoice } from './script/choose-job.ts'
import { nextStep, saysNothing } from './script/next-step.ts'
import { readScriptMessage } from './script/read-script-message.ts'
import { createSteps, offerOutline } from './script/run-steps.ts'
import { sayOutcome, withText } from './script/say-outcome.ts'
import { capital, claimLines, draftName, notedFields, spokenTime, unsourced } from './script/say-script.ts'
import { startsAnother } from './script/starts-another.ts'
import { wishChanges } from './script/wish-changes.ts'
import { rememberTurn } from './turn-end.ts'

/** Answers back that may still hold the open question, after a detour to the CRM. */
const LOOK_BACK = 4

/** What the form holds now is not in the text yet. */
const FOLLOWS = 'Say “write it again” to have the text follow what you said.'

const hasText = (draft: ScriptDraft | null): boolean => (draft?.words ?? 0) > 0

/** What the last answers asked for, as far as it is still open. */
function contextOf(turn: FlowTurn, draft: ScriptDraft | null): ReadingContext {
  const answers = turn.history.filter(({ role }) => role === 'assistant').slice(-LOOK_BACK)
  const last = answers.at(-1)?.text ?? ''
  const earlier = answers.findLast(({ text }) => askedIn(text).length > 0)?.text ?? ''
  const open = askedIn(earlier).filter((field) => draft?.missing.includes(field))
  const asked = askedIn(last).length > 0 ? askedIn(last) : open
  return {
    asked: draft ? asked : [],
    state: draft?.state ?? 'collecting',
    hasOutline: (draft?.outline.length ?? 0) > 0,
    hasText: hasText(draft) && !last.includes(SHALL_I_WRITE),
    jobKnown: draft?.slots.job.status === 'filled',
    unclear: last.includes(NOT_UNDERSTOOD),
    unsourced: draft ? unsourced(draft).map(({ text }) => text) : [],
  }
}

/** What is left to do of a message after its command: "lock the opening and make it shorter". */
const asOrder = (rest: string): ScriptReading => ({
  ...nothingRead,
  wish: 'revise',
  instruction: rest,
  paragraphs: paragraphRefs(rest),
})

/** Why nobody was found, for the person. */
function jobWords(job: JobChoice | null): string {
  if (job?.found !== 'none') return ''
  const [customer] = job.customers
  return customer
    ? `${customer.name} is in the CRM, but has no job there. A script needs one.`
    : `Nobody in the CRM matches “${job.query}”.`
}

/** States between two fields: the outline that followed. */
const MOST_UNDONE = 3
const WHICH_JOB = askFor({ missing: ['job'] })

/** Nothing could be made of it: said once, without all that was said before. */
function unheard(draft: ScriptDraft, text: string): string {
  const written = hasText(draft)
  if (isQuestion(text) && !/\b(?:can|could|would|will) (?:you|u|we)\b/i.test(text)) {
    const next = draft.missing.length > 0 ? askFor(draft) : written ? WHAT_TO_CHANGE : WRITE_AS_IS
    return `I cannot tell that from the script. Ask about the customer by name to look in the CRM.\n\n${next}`
  }
  if (written) return `${NOT_UNDERSTOOD} ${WHAT_TO_CHANGE}`
  if (REFUSES.test(text)) return `It is not written yet. ${WRITE_AS_IS}`
  const early = paragraphRefs(text).length > 0 || EDITS.test(text)
  return `${early ? 'There is no text to change yet.' : NOT_UNDERSTOOD} ${WRITE_AS_IS}`
}

const ONE_JOB = 'A script is for one job.'
const REFUSES = /^\W*(?:no|nope|nah|not yet|wait|hold on)(?:[\s,.!]+(?:thanks|not yet|wait))*\W*$/i
const EDITS = /\b(?:shorter|longer|shorten|lock|unlock|final|swap|version|export|video)\b/i
const WRITE_AS_IS = 'Say “write it” to have it written from the outline, or what should be different.'

/** A primer cannot be as long as somebody wished before it was one. */
function lengthWords(after: ScriptDraft, reading: ScriptReading): string {
  const said = reading.said.find(({ field }) => field === 'length')
  const { length } = after.slots
  if (!said || length.status !== 'filled' || length.by !== 'default') return ''
  const { min, max } = after.limits
  return `It is spoken in ${spokenTime(min)} to ${spokenTime(max)}, so the length stays at ${spokenTime(Number(length.value) * 60)}.`
}

/** The conversation about scripts: one reading, one application, then code decides what comes next. */
export function createScriptFlow(services: FlowServices): Flow {
  const { scripts } = services

  const run = async (turn: FlowTurn, emit: Emit, signal: AbortSignal) => {
    const steps = createSteps(services, turn, emit, signal)
    const inTurn = { turnId: turn.turnId, ancestors: turn.ancestors }
    /** CRM records, documents and transcripts are now part of what is remembered. */
    const taint = (): void => {
      if (!turn.tainted) services.turns.taint(turn.turnId)
    }

    /** The draft of the conversation as this branch left it; what an edited message did is taken back. */
    const current = async (): Promise<{ readonly draft: ScriptDraft | null; readonly text: string }> => {
      const here = scripts.list().filter((draft) => draft.conversationId === turn.conversationId)
      const before = scripts.ofConversation(turn.conversationId)
      const text = withoutCallBack(turn.text)
      const named = callsBackScript(turn.text) ? namedDraft(turn.text, here) : null
      const over = named ? { draft: named, rest: text } : switchedDraft(turn.text, here, before?.id ?? null)
      if (over && over.draft.id !== before?.id) {
        const words = `Back to ${draftName(over.draft)}.`
        emit({ type: 'notice', kind: 'resumed', text: words, open: `scripts/${over.draft.id}` })
      }
      const draft = over ? scripts.focus(over.draft.id) : before
      const heard = draft && (await scripts.hear(draft.id, { ...inTurn, changes: [], signal }))
      return { draft: heard, text: over ? over.rest : text }
    }

    /** Begins another draft where the message speaks of one, so that the one at hand is kept as it is. */
    const draftFor = async (known: ScriptDraft | null, reading: ScriptReading, job: JobChoice | null) => {
      if (known && reading.wish === 'start_over') {
        await scripts.change(known.id, { type: 'abandon' }, { by: 'chat', turnId: turn.turnId, signal })
      } else if (known) {
        if (!startsAnother(known, reading, job)) return known
        const text = `${capital(draftName(known))} is kept in Scripts.`
        emit({ type: 'notice', kind: 'parked', text, open: `scripts/${known.id}` })
      }
      const { kind } = known?.slots ?? {}
      const like = kind?.status === 'filled' && ofSameKind(turn.text) ? kind.value : null
      return scripts.start(turn.conversationId, { kind: scriptKindSchema.safeParse(like).data ?? null })
    }

    /** Whom it is for; a CRM that cannot be asked keeps nothing else from being heard. */
    const jobOf = async (draft: ScriptDraft | null, reading: ScriptReading, context: ReadingContext) => {
      const slot = draft?.slots.job
      const open = slot?.status !== 'filled'
      const spoken = open && (reading.pointsBack || reading.begins)
      const offered = context.asked.includes('job')
      try {
        // "A proposal for the same customer": the one of the script at hand.
        if (slot?.status === 'filled' && reading.begins && reading.pointsBack) {
          const job = await services.crm().job(slot.value, { signal })
          return { job: { found: 'one', job } satisfies JobChoice, trouble: '' }
        }
        if (slot?.status === 'filled' && reading.wrongJob !== null) {
          const called = reading.wrongJob || (draft?.customerName ?? '')
          return { job: await otherJobs(services, called, slot.value, signal), trouble: '' }
        }
        return {
          job: await findJob(services, turn, { query: reading.jobQuery, offered, spoken }, signal),
          trouble: '',
        }
      } catch (error) {
        if (signal.aborted || isAbort(error) || !(error instanceof ServiceError)) throw error
        services.log.warn('the CRM could not be asked for the job of a script', { error })
        const trouble = `The CRM could not be asked: ${error.message} What you said otherwise is kept.`
        return { job: null, trouble }
      }
    }

    const wrongJobWords = (draft: ScriptDraft, job: JobChoice | null, trouble: string): string => {
      if (trouble) return trouble
      taint()
      if (job?.found === 'several') return offerJobs(job.jobs, emit)
      return `Nobody else in the CRM is called that, so ${draftName(draft)} is as it was. ${WHICH_JOB}`
    }

    const answerQuestion = (draft: ScriptDraft, question: NonNullable<ScriptReading['question']>): string => {
      if (draft.customerId !== null) taint()
      const ready = !hasText(draft) && draft.outline.length > 0
      const open = draft.missing.length > 0 ? askFor(draft) : ready ? SHALL_I_WRITE : ''
      return [answerAbout(draft, question), open].filter(Boolean).join('\n\n')
    }

    /** There is none here, and nothing in the message begins one. */
    const withoutDraft = (reading: ScriptReading): string | null => {
      if (callsBackScript(turn.text)) {
        const [newest] = scripts.list()
        const other = namedDraft(turn.text, scripts.list()) ?? newest
        if (!other) return null
        const text = `${capital(draftName(other))} belongs to another conversation.`
        emit({ type: 'notice', kind: 'setup', text, open: `scripts/${other.id}` })
        return `${text} Open it in Scripts to go on with it there.`
      }
      return reading.question
        ? 'There is no script in this conversation yet. Say for whom you want one.'
        : null
    }

    const work = async (
      before: ScriptDraft,
      after: ScriptDraft,
      reading: ScriptReading,
      context: ReadingContext,
    ) => {
      const resumes = text === ''
      const step = nextStep(before, after, reading, { ...context, resumes })
      const nothing = saysNothing(reading) && !resumes && before.revision === after.revision
      if (nothing && (after.missing.length === 0 || isQuestion(text))) return unheard(after, text)
      const several = context.asked.includes('job') && /\b(?:both|all of them|all)\b/i.test(text)
      const lost = nothing ? `${several ? ONE_JOB : NOT_UNDERSTOOD} ` : ''
      try {
        switch (step.do) {
          case 'ask':
            return lost + step.question
          case 'revise':
            return await steps.revise(after, reading, before.revision === after.revision ? '' : FOLLOWS)
          case 'write':
            return await steps.write(step.anew ? await steps.outline(after) : after)
          case 'outline':
            return offerOutline(await steps.outline(after))
          case 'offer_outline':
            return offerOutline(after)
          case 'show':
            return withText(after)
          case 'tell_unchanged':
            return `The text is as it was. ${FOLLOWS}`
        }
      } catch (error) {
        // A refusal of the engine is told; what the message said stays.
        if (signal.aborted || isAbort(error) || !(error instanceof UserError)) throw error
        return `${error.message} ${error.nextStep}`
      }
    }

    /** Before there is a text, an outline that followed from a field is undone with the field. */
    const undoneFields = async (before: ScriptDraft, undone: ScriptDraft): Promise<ScriptDraft> => {
      let draft = undone
      const same = (): boolean => JSON.stringify(draft.slots) === JSON.stringify(before.slots)
      for (let step = 0; step < MOST_UNDONE && !hasText(draft) && draft.canUndo && same(); step++) {
        draft = await scripts.change(draft.id, { type: 'undo' }, { by: 'chat', turnId: turn.turnId, signal })
      }
      return draft
    }

    const respond = async (known: ScriptDraft | null, context: ReadingContext, reading: ScriptReading) => {
      if (known && reading.question) return answerQuestion(known, reading.question)
      const without = known ? null : withoutDraft(reading)
      if (without !== null) return without
      const { job, trouble } = await jobOf(known, reading, context)
      if (known && reading.wrongJob !== null) return wrongJobWords(known, job, trouble)
      if (known && reading.begins && known.slots.job.status === 'filled' && job?.found === 'none') {
        return `${jobWords(job)} ${capital(draftName(known))} is as it was; say the full name or a job number.`
      }
      const draft = await draftFor(known, reading, job)
      const { changes: more, problem } = wishChanges(draft, reading)
      if (problem) return problem
      const found = job?.found === 'one' ? job.job : null
      const changes = [...fieldChanges(draft, reading, found), ...more]
      const heard = await applyHeard(services, turn, draft, changes, signal)
      const after = reading.wish === 'undo' ? await undoneFields(draft, heard.draft) : heard.draft
      if (after.customerId !== null || job) taint()
      const parts = [
        reading.wish === 'start_over' ? 'Started over.' : '',
        reading.wish === 'undo' && !hasText(after) && draft.revision !== after.revision ? 'Undone.' : '',
        notedFields(draft, after),
        lengthWords(after, reading),
        heard.problem,
        jobWords(job),
        trouble,
      ]
      if (heard.refused) parts.push(claimLines(after))
      else if (job?.found === 'several') parts.push(offerJobs(job.jobs, emit))
      else {
        const outcome = sayOutcome(draft, after, reading)
        if (outcome !== null) parts.push(outcome)
        if (outcome === null || reading.rest !== null) {
          const then = reading.rest === null ? reading : asOrder(reading.rest)
          parts.push(await work(draft, after, then, context))
        }
      }
      return parts.filter(Boolean).join('\n\n')
    }

    const { draft: known, text } = await current()
    const context = contextOf(turn, known)
    const message = { text, context, draft: known }
    const { reading, usage, speaker } =
      text === ''
        ? { reading: nothingRead, usage: noUsage, speaker: null }
        : await readScriptMessage(services, message, emit, signal)
    const label = speaker?.label ?? 'Hard-E'
    emit({ type: 'agent.changed', agent: 'ScriptingAgent', brain: label })
    services.turns.speaker(turn.turnId, 'ScriptingAgent', label)
    if (speaker && usage.modelCalls > 0) {
      services.ledger.record(turn.turnId, speaker.service, speaker.modelId, usage)
    }
    const said = await respond(known, context, reading)
    // The writer's calls are in the ledger too.
    return { text: said, usage: services.ledger.byTurn(turn.turnId) }
  }

  return async (turn, emit, signal) => {
    const { text, usage } = await run(turn, emit, signal)
    signal.throwIfAborted()
    emit({ type: 'text.delta', delta: text })
    rememberTurn(services, turn, text)
    return { usage, escalate: null }
  }
}
