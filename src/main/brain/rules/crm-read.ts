import type { CrmFindings } from '#shared/domain/crm-findings.ts'
import type { Customer } from '#shared/domain/customer.ts'
import { addDays, findDate, weekdayOf } from './calendar.ts'
import { isQuestion } from './commands.ts'
import { answerFromCrm } from './crm-answer.ts'
import {
  appointmentsIn,
  colleaguesIn,
  jobsInStageIn,
  problemIn,
  searchedFor,
  stagesIn,
  summariesIn,
} from './crm-outputs.ts'
import { lastJob, narrowJobs } from './find-job.ts'
import { candidatesIn } from './mentions.ts'
import { questionTarget } from './question-target.ts'
import { callTools, say, type Decision, type Skill } from './skill.ts'
import { matchStage, usualStages } from './stage-words.ts'
import { searchTexts, type Target } from './targets.ts'
import type { RulesTurn } from './turn.ts'

const MOST_JOBS = 3
const WHOM = 'Whom or which job is it about? A name, a phone number, an address or a job number is enough.'
const CAN_WRITE =
  'I did not understand what to write. I can add a note to a job, move a job to another stage, or create ' +
  'a task: say which job and what. Contact details and appointments are changed in the CRM itself.'
const empty: CrmFindings = {
  searched: [], customers: [], jobs: [], ambiguous: false, stage: null, appointments: null,
  pipeline: null, colleagues: [],
} // prettier-ignore

interface Period {
  readonly label: string
  readonly from: string
  readonly to: string
}

/** The days a calendar question is about; a week runs from Monday to Sunday. */
export function periodOf(question: string, today: string): Period {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7))
  if (/\bnext week\b/i.test(question))
    return { label: 'next week', from: addDays(monday, 7), to: addDays(monday, 13) }
  if (/\bthis week\b|\bthe week\b/i.test(question))
    return { label: 'this week', from: today, to: addDays(monday, 6) }
  const date = findDate(question, today)
  if (date) return { label: `on ${date.day}`, from: date.day, to: date.day }
  return { label: 'in the next seven days', from: today, to: addDays(today, 7) }
}

/** "jobs in negotiation", "what is scheduled": the stage phrase of a question about many jobs. */
function stagePhrase(question: string): string | null {
  const m = new RegExp(
    String.raw`\b(?:jobs?|projects|deals|everything|customers|who(?:'s| is)?|what(?:'s| is)?|` +
      String.raw`how many(?: are| do we have)?)\b` +
      String.raw`.*?\b(?:in|at|waiting in|sitting in|standing in|stuck in)\s+` +
      String.raw`(?:the\s+)?([\w ]+?)(?:\s+(?:stage|status|right now|now|today))*[?.!]*$`,
    'i',
  ).exec(question)
  return m?.[1] ?? null
}

function searching(
  turn: RulesTurn,
  target: Target,
): { look: string } | { customers: readonly Customer[]; said: string } {
  let said = ''
  for (const text of searchTexts(target)) {
    const found = searchedFor(turn, text)
    if (found === null) return { look: text }
    said ||= text
    if (found.length > 0) return { customers: found, said }
  }
  return { customers: [], said }
}

function aboutTarget(turn: RulesTurn, target: Target, today: string): Decision {
  const search = searching(turn, target)
  if ('look' in search) return callTools({ name: 'find_customers', args: { text: search.look } })
  const { customers, said } = search
  const jobs =
    target.kind === 'number'
      ? customers.flatMap((customer) => customer.jobs).filter((job) => job.number === target.number)
      : narrowJobs(customers, target.kind === 'words' ? target.narrow : [])
  const ambiguous = customers.length > 1 && target.kind !== 'number'
  const open = jobs
    .slice(0, MOST_JOBS)
    .filter((job) => !summariesIn(turn).some((summary) => summary.job.id === job.id))
  const asked = turn.results.some(({ name }) => name === 'get_job')
  if (!ambiguous && !asked && open.length > 0 && turn.tools.has('get_job'))
    return callTools(...open.map((job) => ({ name: 'get_job', args: { jobId: job.id } })))
  const findings = {
    ...empty,
    searched: [said],
    customers: [...customers],
    jobs: [...summariesIn(turn)],
    ambiguous,
  }
  return say(answerFromCrm(turn.text, findings, today))
}

/** A message that says nothing to do but may name somebody: "Rossi". */
function namedIn(text: string): Target | null {
  const [best] = candidatesIn(text)
  return best && (best.sure || text.trim().split(/\s+/).length < 3)
    ? { kind: 'words', search: best.text, narrow: [] }
    : null
}

function decide(turn: RulesTurn): Decision {
  const today = turn.today ?? ''
  const problem = turn.results.map(({ output }) => problemIn(output)).find((one) => one !== null)
  if (problem) return say(`The CRM could not be read: ${problem}`)
  const target = questionTarget(turn.text)
  if (
    today &&
    /\bappointments?\b|\bcalendar\b|\bmeetings?\b|\bwhat(?:'s| is) on\b/i.test(turn.text) &&
    !target
  ) {
    const period = periodOf(turn.text, today)
    const items = appointmentsIn(turn)
    if (items === null)
      return callTools({ name: 'list_appointments', args: { fromDate: period.from, toDate: period.to } })
    return say(
      answerFromCrm(
        turn.text,
        { ...empty, appointments: { label: period.label, from: 0, to: 0, items: [...items] } },
        today,
      ),
    )
  }
  const phrase = stagePhrase(turn.text)
  const stages = stagesIn(turn)
  if (phrase && matchStage(phrase, stages ?? usualStages)) {
    if (!stages) return callTools({ name: 'list_stages', args: {} })
    const stage = matchStage(phrase, stages)
    const jobs = jobsInStageIn(turn)
    if (stage && jobs === null)
      return callTools({ name: 'list_jobs_in_stage', args: { stageCode: stage.code } })
    if (stage)
      return say(answerFromCrm(turn.text, { ...empty, stage: { stage, jobs: [...(jobs ?? [])] } }, today))
  }
  if (/\bwho\b.*\b(?:team|work|colleagues?|reps?)\b|\bcolleagues\b/i.test(turn.text) && !target) {
    const colleagues = colleaguesIn(turn)
    if (colleagues === null) return callTools({ name: 'list_colleagues', args: {} })
    return say(answerFromCrm(turn.text, { ...empty, colleagues: [...colleagues] }, today))
  }
  const meant = (target?.kind === 'that' ? lastJob(turn) : target) ?? namedIn(turn.text)
  return meant
    ? aboutTarget(turn, meant, today)
    : say(turn.tools.has('add_job_note') && !isQuestion(turn.text) ? CAN_WRITE : WHOM)
}

/** Reads the CRM through tools, where no evidence was gathered beforehand. */
export const crmRead: Skill = {
  name: 'crm-read',
  fits: (turn) => (turn.evidence === null && turn.tools.has('find_customers') ? 0.5 : 0),
  decide,
}
