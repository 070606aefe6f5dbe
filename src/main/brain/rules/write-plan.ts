import type { Colleague, Job, Stage } from '#shared/domain/customer.ts'
import { capital, type Command } from './command.ts'
import { findJob, type JobSearch } from './find-job.ts'
import { matchColleagues } from './people.ts'
import type { WantedCall } from './skill.ts'
import { neighbourStage } from './stage-words.ts'
import type { RulesTurn } from './turn.ts'

/** What stands between a command and its tool call. */
export type Step =
  | { readonly kind: 'look'; readonly calls: readonly WantedCall[] }
  | { readonly kind: 'ask'; readonly text: string }
  | {
      readonly kind: 'choose'
      readonly question: string
      readonly options: readonly { label: string; send: string }[]
    }
  | { readonly kind: 'ready'; readonly call: WantedCall; readonly remark: string }

const MOST_OPTIONS = 8
const NUMBER_GAP = '\u0000'

export interface CrmKnowledge {
  readonly stages: readonly Stage[] | null
  readonly colleagues: readonly Colleague[] | null
}

/** "2231-01 · Maria Ortiz · Roof · Estimate sent" */
export function jobLine(job: Job): string {
  const trade = job.trades.join(' & ') || job.name
  return [job.number, job.customerName, trade, job.stage.name].filter((part) => part !== '').join(' · ')
}

const names = (said: readonly string[]): string => said.join(' and ')

/** A command in plain words with everything resolved, for a button: it is read again as if it were typed. */
export function sentenceFor(command: Command, number: string): string {
  const quoted = (text: string | null): string => `"${(text ?? '').replaceAll('"', "'")}"`
  switch (command.kind) {
    case 'note':
      return (
        `Add a note to ${number}${command.text === null ? '' : ` that says ${quoted(command.text)}`}` +
        (command.tell.length > 0 ? ` and let ${names(command.tell)} know` : '')
      )
    case 'stage': {
      const to = command.stage
      if (to === null) return `Move ${number}`
      if (to === 1 || to === -1) return `Move ${number} to the ${to === 1 ? 'next' : 'previous'} stage`
      return `Move ${number} to ${to.name}`
    }
    default:
      return (
        `Create a task${command.assignees.length > 0 ? ` for ${names(command.assignees)}` : ''}` +
        ` on ${number}` +
        (command.title === null ? '' : `: ${quoted(command.title)}`) +
        (command.dueOn ? ` due ${command.dueOn}` : '')
      )
  }
}

const openQuestion: Readonly<Record<Command['kind'], string>> = {
  note: 'Which job is the note for? A name, an address or a job number is enough.',
  stage: 'Which job should move? A name, an address or a job number is enough.',
  task: 'Which job is the task for? A name, an address or a job number is enough.',
}

function jobChoice(search: JobSearch & { state: 'many' }, say: (number: string) => string): Step {
  const shown = search.jobs.slice(0, MOST_OPTIONS)
  const more = search.jobs.length > shown.length ? ` The first ${shown.length} of ${search.jobs.length}:` : ''
  return {
    kind: 'choose',
    question: `Several jobs fit “${search.said}”. Which one do you mean?${more}`,
    options: shown.map((job) => ({ label: jobLine(job), send: say(job.number) })),
  }
}

function nothingFound(search: JobSearch & { state: 'none' }): string {
  const [customer] = search.customers
  if (customer) return `${customer.name} is in the CRM but has no job yet, so there is nothing to write to.`
  return `I found no job for “${search.said}” in the CRM. Try the last name, the street or the job number.`
}

/** Colleague for a spoken name: a person, a look-up still to make, or a question. */
function person(said: string, { colleagues }: CrmKnowledge): Colleague | Step {
  if (colleagues === null) return { kind: 'look', calls: [{ name: 'list_colleagues', args: {} }] }
  const found = matchColleagues(said, colleagues)
  const [first] = found
  if (first && found.length === 1) return first
  const everyone = (found.length > 0 ? found : colleagues).map((colleague) => colleague.name).join(', ')
  return {
    kind: 'ask',
    text:
      found.length > 1
        ? `Which ${said} do you mean: ${everyone}?`
        : `I know no colleague called ${capital(said)}. In the CRM there are: ${everyone}.`,
  }
}

function people(said: readonly string[], known: CrmKnowledge): readonly Colleague[] | Step {
  const out: Colleague[] = []
  for (const name of said) {
    const one = person(name, known)
    if ('kind' in one) return one
    if (!out.some((colleague) => colleague.id === one.id)) out.push(one)
  }
  return out
}

function forJob(command: Command, job: Job, known: CrmKnowledge): Step {
  switch (command.kind) {
    case 'note': {
      if (command.text === null) return { kind: 'ask', text: `What should the note on ${job.number} say?` }
      const told = people(command.tell, known)
      if ('kind' in told) return told
      const [first, ...others] = told
      const args = { jobId: job.id, text: command.text, mentionColleagueId: first?.id ?? null }
      const left = others.map((colleague) => colleague.name).join(', ')
      const remark = left ? `A note can tell one colleague, so ${left} will not be told by it.` : ''
      return { kind: 'ready', call: { name: 'add_job_note', args }, remark }
    }
    case 'stage': {
      if (known.stages === null) return { kind: 'look', calls: [{ name: 'list_stages', args: {} }] }
      const { stage } = command
      const to = stage === 1 || stage === -1 ? neighbourStage(job.stage, stage, known.stages) : stage
      if (!to)
        return {
          kind: 'choose',
          question: `Job ${job.number} (${job.customerName}) is in ${job.stage.name}. Where should it go?`,
          options: known.stages
            .filter(({ code }) => code !== job.stage.code)
            .map(({ name }) => ({ label: name, send: `Move ${job.number} to ${name}` })),
        }
      if (to.code === job.stage.code)
        return {
          kind: 'ask',
          text: `Job ${job.number} (${job.customerName}) already stands in ${to.name}.`,
        }
      return {
        kind: 'ready',
        call: { name: 'move_job_stage', args: { jobId: job.id, stageCode: to.code } },
        remark: '',
      }
    }
    default:
      return forTask(command, job, known)
  }
}

function forTask(command: Command & { kind: 'task' }, job: Job | null, known: CrmKnowledge): Step {
  if (command.title === null) return { kind: 'ask', text: 'What should the task say?' }
  const assigned = people(command.assignees, known)
  if ('kind' in assigned) return assigned
  const ids = assigned.map((colleague) => colleague.id)
  return {
    kind: 'ready',
    remark: '',
    call: {
      name: 'create_task',
      args: {
        jobId: job?.id ?? null,
        title: command.title,
        notes: '',
        dueOn: command.dueOn,
        assigneeIds: ids,
        notifyIds: ids,
      },
    },
  }
}

/** The next step for one command. `around` puts the command's sentence into the whole message again. */
export function nextStep(
  turn: RulesTurn,
  command: Command,
  known: CrmKnowledge,
  around: (sentence: string) => string,
): Step {
  if (command.target === null)
    return command.kind === 'task' && command.title !== null
      ? forTask(command, null, known)
      : { kind: 'ask', text: openQuestion[command.kind] }
  const search = findJob(turn, command.target)
  switch (search.state) {
    case 'search':
      return { kind: 'look', calls: [{ name: 'find_customers', args: { text: search.text } }] }
    case 'many':
      return jobChoice(search, (number) => around(sentenceFor(command, number)))
    case 'none':
      // "Call the supplier" names nobody in the CRM; the task stands without a job.
      if (command.kind === 'task' && !command.named) return forTask(command, null, known)
      return { kind: 'ask', text: nothingFound(search) }
    default:
      return forJob(command, search.job, known)
  }
}

/** Joins sentences for a button, leaving room for the one that is being resolved. */
export function aroundWith(
  commands: readonly Command[],
  at: number,
  numberOf: (command: Command) => string | null,
) {
  const parts = commands.map((command, i) =>
    i === at ? NUMBER_GAP : sentenceFor(command, numberOf(command) ?? wordsOf(command)),
  )
  return (sentence: string): string => parts.join('. Then ').replace(NUMBER_GAP, () => sentence)
}

function wordsOf({ target }: Command): string {
  if (target?.kind === 'number') return target.number
  if (target?.kind === 'words') return `the ${[target.search, ...target.narrow].join(' ')} job`
  return 'that job'
}
