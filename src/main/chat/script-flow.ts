import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import { noUsage } from '#shared/domain/usage.ts'
import { isAbort, ServiceError, UserError } from '../core/errors.ts'
import { askedIn, askFor, SHALL_I_WRITE } from '../scripts/read/asked.ts'
import { paragraphRefs } from '../scripts/read/paragraphs.ts'
import { callsBackScript, namedDraft, withoutCallBack } from '../scripts/read/resume.ts'
import { nothingRead, type ReadingContext, type ScriptReading } from '../scripts/read/script-reading.ts'
import { fieldChanges } from '../scripts/read/to-changes.ts'
import type { Emit, Flow, FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import { answerAbout } from './script/answer-about.ts'
import { applyHeard } from './script/apply-reading.ts'
import { findJob, offerJobs, type JobChoice } from './script/choose-job.ts'
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
const NOT_UNDERSTOOD = 'I could not tell what that means for the script.'

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
    const current = async (): Promise<ScriptDraft | null> => {
      const here = scripts.list().filter((draft) => draft.conversationId === turn.conversationId)
      const named = callsBackScript(turn.text) ? namedDraft(turn.text, here) : null
      const draft = named ? scripts.focus(named.id) : scripts.ofConversation(turn.conversationId)
      return draft && scripts.hear(draft.id, { ...inTurn, changes: [], signal })
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
      return scripts.start(turn.conversationId)
    }

    /** Whom it is for; a CRM that cannot be asked keeps nothing else from being heard. */
    const jobOf = async (draft: ScriptDraft | null, reading: ScriptReading, context: ReadingContext) => {
      const open = draft === null || draft.slots.job.status !== 'filled'
      const spoken = open && (reading.pointsBack || reading.begins)
      const offered = open && context.asked.includes('job')
      try {
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
      const resumes = withoutCallBack(turn.text) === ''
      const step = nextStep(before, after, reading, { ...context, resumes })
      const lost =
        saysNothing(reading) && !resumes && before.revision === after.revision ? `${NOT_UNDERSTOOD} ` : ''
      try {
        switch (step.do) {
          case 'ask':
            return step.question
          case 'revise':
            return await steps.revise(after, reading, before.revision === after.revision ? '' : FOLLOWS)
          case 'write':
            return await steps.write(step.anew ? await steps.outline(after) : after)
          case 'outline':
            return offerOutline(await steps.outline(after))
          case 'offer_outline':
            return lost + offerOutline(after)
          case 'show':
            return lost + withText(after)
          case 'tell_unchanged':
            return `The text is as it was. ${FOLLOWS}`
        }
      } catch (error) {
        // A refusal of the engine is told; what the message said stays.
        if (signal.aborted || isAbort(error) || !(error instanceof UserError)) throw error
        return `${error.message} ${error.nextStep}`
      }
    }

    const respond = async (known: ScriptDraft | null, context: ReadingContext, reading: ScriptReading) => {
      if (known && reading.question) return answerQuestion(known, reading.question)
      const without = known ? null : withoutDraft(reading)
      if (without !== null) return without
      const { job, trouble } = await jobOf(known, reading, context)
      const draft = await draftFor(known, reading, job)
      const { changes: more, problem } = wishChanges(draft, reading)
      if (problem) return problem
      const found = job?.found === 'one' ? job.job : null
      const changes = [...fieldChanges(draft, reading, found), ...more]
      const heard = await applyHeard(services, turn, draft, changes, signal)
      const after = heard.draft
      if (after.customerId !== null || job) taint()
      const parts = [
        reading.wish === 'start_over' ? 'Started over.' : '',
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

    const known = await current()
    const context = contextOf(turn, known)
    const text = withoutCallBack(turn.text)
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
