import { videoStepNames, type VideoRun, type VideoStepName } from '#shared/domain/video-run.ts'
import { UserError } from '../../core/errors.ts'
import { WORKFLOW } from '../../video/run-input.ts'
import { UNFINISHED } from '../../video/run-keys.ts'
import type { Core } from '../core.ts'
import { atMost, type Command, type CommandContext, type ParsedArguments, UsageError } from './command.ts'

const usage = [
  'video run --job ID [--simulate] [--again] [--wait SECONDS] [--json]',
  'video resume [--json]',
  'video list [--json]',
  'video show RUN [--json]',
  'video retry RUN [--from STEP] [--json]',
  'video cancel RUN [--json]',
]

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Steps of one run (null: of all) as they change, on standard error. */
function followSteps(core: Core, output: CommandContext['output'], only: string | null): () => void {
  const said = new Map<string, string>()
  return core.videos.onChange((runId) => {
    if (only !== null && runId !== only) return
    const run = core.videos.get(runId)
    for (const step of run.steps) {
      if (step.state === 'pending' || step.state === 'skipped') continue
      const key = `${runId}/${step.name}`
      const mark = `${step.state}/${step.attempts}`
      if (said.get(key) === mark) continue
      said.set(key, mark)
      const took = step.startedAt && step.finishedAt ? ` in ${seconds(step.finishedAt - step.startedAt)}` : ''
      const words = [step.note, step.problem?.message].filter(Boolean).join(' ')
      output.progress(`${run.jobNumber} ${step.name}: ${step.state}${took}${words ? ` – ${words}` : ''}`)
    }
  })
}

function summary(run: VideoRun): readonly string[] {
  const lines = [`${run.id} ${run.state} · ${run.customerName} · ${run.jobNumber} ${run.jobName}`]
  if (run.delivery) lines.push(`  Video: ${run.delivery.link}`)
  if (run.mail) lines.push(`  Mail to ${run.mail.to}: ${run.mail.state}`)
  if (run.problem) lines.push(`  ${run.problem.message} ${run.problem.nextStep} (${run.problem.reference})`)
  return lines
}

async function toTheEnd(core: Core, run: VideoRun, context: CommandContext): Promise<VideoRun> {
  const stop = followSteps(core, context.output, run.id)
  try {
    core.beginWork()
    await core.runner.settled([run.id], context.signal)
  } finally {
    stop()
  }
  return core.videos.get(run.id)
}

function print(run: VideoRun, args: ParsedArguments, output: CommandContext['output']): void {
  if (args.flags.has('json')) output.line(JSON.stringify(run))
  else for (const line of summary(run)) output.line(line)
}

/** Exit code 1 for what did not end well: a script must be able to tell. */
function refuseUnfinished(run: VideoRun): void {
  if (run.state === 'completed') return
  if (run.state === 'needs_person') {
    const next = 'Open Approvals in the app (hard-e serve) and decide; it then goes on by itself.'
    throw new UserError('NEEDS_PERSON', `The run ${run.id} waits for you.`, next)
  }
  const next = run.problem?.nextStep ?? `Try it again with: hard-e video retry ${run.id}`
  throw new UserError(
    'RUN_NOT_COMPLETED',
    run.problem?.message ?? `The run ${run.id} ended as ${run.state}.`,
    next,
  )
}

/** The job by the CRM's id or by its number, as people say it. */
async function jobIdOf(core: Core, wanted: string, signal: AbortSignal): Promise<string> {
  const id = await core.findJob(wanted.trim().replace(/^#/, ''), signal)
  if (id) return id
  const next = 'List jobs and their numbers with: hard-e crm find ""'
  throw new UserError('UNKNOWN_JOB', `There is no job ${wanted}.`, next)
}

function waitSeconds(args: ParsedArguments): number | null {
  const text = args.flags.get('wait')
  if (text === undefined) return null
  const value = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && value <= 86_400) return value
  throw new UsageError('--wait must be a number of seconds, at most 86400.', usage)
}

function stepFlag(args: ParsedArguments): VideoStepName | null {
  const text = args.flags.get('from')
  if (text === undefined) return null
  const byNumber = videoStepNames[Number(text) - 1]
  const step = videoStepNames.find((name) => name === text.replaceAll('-', '_')) ?? byNumber
  if (step) return step
  throw new UsageError(`--from must be one of: ${videoStepNames.join(', ')}.`, usage)
}

const MOST_OPEN = 100_000

type Action = (args: ParsedArguments, core: Core, context: CommandContext) => Promise<void>

const runIdOf = (args: ParsedArguments): string => {
  atMost(args.words, 2, usage)
  const id = args.words[1]
  if (id) return id
  throw new UsageError('Which run? Its id stands in: hard-e video list', usage)
}

const actions: Readonly<Record<string, Action>> = {
  async run(args, core, context) {
    atMost(args.words, 1, usage)
    const wanted = args.flags.get('job')
    if (!wanted) throw new UsageError('--job is missing.', usage)
    const started = await core.videos.start(
      {
        jobId: await jobIdOf(core, wanted, context.signal),
        simulate: args.flags.has('simulate'),
        again: args.flags.has('again'),
        waitSeconds: waitSeconds(args),
        trigger: { source: 'command_line', detail: 'hard-e video run', mailId: null },
      },
      context.signal,
    )
    if (!started.created) {
      const words = started.run.state === 'completed' ? 'has its video already' : 'is under way already'
      context.output.progress(`This job ${words} (${started.run.id}). Another one: --again`)
    }
    const run = await toTheEnd(core, started.run, context)
    print(run, args, context.output)
    refuseUnfinished(run)
  },
  async resume(args, core, context) {
    atMost(args.words, 1, usage)
    const stop = followSteps(core, context.output, null)
    const open = core.runner.list({ workflow: WORKFLOW, statuses: UNFINISHED, limit: MOST_OPEN })
    try {
      core.beginWork()
      await core.runner.settled(null, context.signal)
    } finally {
      stop()
    }
    const runs = open.map((run) => core.videos.get(run.id))
    if (args.flags.has('json')) context.output.line(JSON.stringify({ runs }))
    else if (runs.length === 0) context.output.line('Nothing was unfinished.')
    else for (const run of runs) for (const line of summary(run)) context.output.line(line)
    for (const run of runs) if (run.state !== 'cancelled') refuseUnfinished(run)
  },
  async list(args, core, { output }) {
    atMost(args.words, 1, usage)
    const runs = core.videos.list(500)
    if (args.flags.has('json')) output.line(JSON.stringify({ runs }))
    else if (runs.length === 0) output.line('No videos yet.')
    else for (const run of runs) output.line(summary(run)[0] ?? '')
  },
  async show(args, core, { output }) {
    const runId = runIdOf(args)
    const run = core.videos.get(runId)
    if (args.flags.has('json'))
      return output.line(JSON.stringify({ ...run, events: core.videos.events(runId) }))
    for (const line of summary(run)) output.line(line)
    for (const step of run.steps)
      output.line(`  ${step.name}: ${step.state}${step.note ? ` – ${step.note}` : ''}`)
  },
  async retry(args, core, context) {
    const run = await toTheEnd(core, core.videos.retry(runIdOf(args), stepFlag(args)), context)
    print(run, args, context.output)
    refuseUnfinished(run)
  },
  async cancel(args, core, context) {
    const asked = core.videos.cancel(runIdOf(args))
    const run = await toTheEnd(core, asked, context)
    print(run, args, context.output)
  },
}

export const video: Command = {
  name: 'video',
  usage,
  flags: {
    job: 'value',
    simulate: 'switch',
    again: 'switch',
    wait: 'value',
    from: 'value',
    json: 'switch',
  },
  async run(args, context) {
    const action = actions[args.words[0] ?? '']
    if (!action) throw new UsageError('run, resume, list, show, retry or cancel?', usage)
    const core = await context.core()
    await core.ready
    await action(args, core, context)
  },
}
