import {
  videoStepNames,
  type VideoRun,
  type VideoStep,
  type VideoStepName,
} from '#shared/domain/video-run.ts'
import { videoRunStateWords, videoStepWords } from '#shared/domain/video-words.ts'
import { UserError } from '../../core/errors.ts'
import { WORKFLOW } from '../../video/run-input.ts'
import { UNFINISHED } from '../../video/run-keys.ts'
import type { Core } from '../core.ts'
import { atMost, type Command, type CommandContext, type ParsedArguments, UsageError } from './command.ts'
import { listLine, resultLines, runTitle, stepLine } from './video-lines.ts'

const usage = [
  'video run --job ID [--simulate] [--again] [--wait SECONDS] [--json]',
  'video resume [--json]',
  'video list [--json]',
  'video show RUN [--json]',
  'video retry RUN [--from STEP] [--json]',
  'video cancel RUN [--json]',
]

const help = [
  '--job        The job: its number (2240-01) or its id. Jobs that can get a video: hard-e crm find --primer',
  '--simulate   Makes the video, but sends nothing and writes nothing into the CRM.',
  '--again      Makes another video for a job that has one; its mail to the client waits for your approval.',
  '--wait       Seconds that step 7 waits before the mail, instead of watching until the video plays.',
  '--from       Step that is done again, with all after it: its number (1 to 9) or its name:',
  ...videoStepNames.map((name, i) => `             ${i + 1}  ${name}  (${videoStepWords[name]})`),
  'Exit code 0 also when a run waits for you: it is said, and "state" in the JSON is "needs_person".',
]

/** Steps of one run (null: of all) as they change, on standard error; with --json named as in the JSON. */
function followSteps(
  core: Core,
  { output, asJson }: { readonly output: CommandContext['output']; readonly asJson: boolean },
  only: string | null,
): () => void {
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
      const words = asJson ? `${step.name}: ${step.state}${noteOf(step)}` : stepLine(step)
      output.progress(`${run.jobNumber} ${words}`)
    }
  })
}

const noteOf = (step: VideoStep): string => {
  const words = [step.note, step.problem?.message].filter(Boolean).join(' ')
  return words && ` – ${words}`
}

const summary = (core: Core, run: VideoRun): readonly string[] => [
  runTitle(run),
  ...resultLines(core, run).map((line) => `  ${line}`),
]

async function toTheEnd(
  core: Core,
  run: VideoRun,
  { args, context }: { readonly args: ParsedArguments; readonly context: CommandContext },
): Promise<VideoRun> {
  const stop = followSteps(core, { output: context.output, asJson: args.flags.has('json') }, run.id)
  try {
    core.beginWork()
    await core.runner.settled([run.id], context.signal)
  } finally {
    stop()
  }
  return core.videos.get(run.id)
}

function print(core: Core, run: VideoRun, args: ParsedArguments, output: CommandContext['output']): void {
  if (args.flags.has('json')) output.line(JSON.stringify(run))
  else for (const line of summary(core, run)) output.line(line)
}

/** Exit code 1 for what failed or was cancelled: a script must be able to tell. What waits has not failed. */
function refuseFailed(run: VideoRun, output: CommandContext['output']): void {
  if (run.state === 'completed') return
  if (run.state === 'needs_person') {
    const note = run.steps.find(({ name }) => name === run.current)?.note
    output.progress(
      `The video for job ${run.jobNumber} waits for you. ${note ? `${note} ` : ''}Open Approvals in the app ` +
        `and decide. With the app closed, go on after that with: hard-e video resume`,
    )
    return
  }
  const next = run.problem?.nextStep ?? `Try it again with: hard-e video retry ${run.id}`
  const words = `The video ${run.id} ended as: ${videoRunStateWords[run.state].toLowerCase()}.`
  throw new UserError('RUN_NOT_COMPLETED', run.problem?.message ?? words, next)
}

/** The job by the CRM's id or by its number, as people say it. */
async function jobIdOf(core: Core, wanted: string, signal: AbortSignal): Promise<string> {
  const id = await core.findJob(wanted.trim().replace(/^#/, ''), signal)
  if (id) return id
  const next = 'List jobs and their numbers with: hard-e crm find --primer'
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
  throw new UsageError(`--from must be 1 to 9, or one of: ${videoStepNames.join(', ')}.`, usage)
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
    const run = await toTheEnd(core, started.run, { args, context })
    print(core, run, args, context.output)
    refuseFailed(run, context.output)
  },
  async resume(args, core, context) {
    atMost(args.words, 1, usage)
    const asJson = args.flags.has('json')
    const stop = followSteps(core, { output: context.output, asJson }, null)
    const open = core.runner.list({ workflow: WORKFLOW, statuses: UNFINISHED, limit: MOST_OPEN })
    try {
      core.beginWork()
      await core.runner.settled(null, context.signal)
    } finally {
      stop()
    }
    const runs = open.map((run) => core.videos.get(run.id))
    if (asJson) context.output.line(JSON.stringify({ runs }))
    else if (runs.length === 0) context.output.line('Nothing was unfinished.')
    else for (const run of runs) for (const line of summary(core, run)) context.output.line(line)
    // A failure is thrown: what waits is told before it.
    const byState = runs.toSorted((a, b) => Number(a.state === 'failed') - Number(b.state === 'failed'))
    for (const run of byState) if (run.state !== 'cancelled') refuseFailed(run, context.output)
  },
  async list(args, core, { output }) {
    atMost(args.words, 1, usage)
    const runs = core.videos.list(500)
    if (args.flags.has('json')) output.line(JSON.stringify({ runs }))
    else if (runs.length === 0) output.line('No videos yet.')
    else for (const run of runs) output.line(listLine(core, run))
  },
  async show(args, core, { output }) {
    const runId = runIdOf(args)
    const run = core.videos.get(runId)
    if (args.flags.has('json'))
      return output.line(JSON.stringify({ ...run, events: core.videos.events(runId) }))
    for (const line of summary(core, run)) output.line(line)
    for (const step of run.steps) output.line(`  ${stepLine(step)}`)
  },
  async retry(args, core, context) {
    const run = await toTheEnd(core, core.videos.retry(runIdOf(args), stepFlag(args)), { args, context })
    print(core, run, args, context.output)
    refuseFailed(run, context.output)
  },
  async cancel(args, core, context) {
    const asked = core.videos.cancel(runIdOf(args))
    const run = await toTheEnd(core, asked, { args, context })
    print(core, run, args, context.output)
  },
}

export const video: Command = {
  name: 'video',
  usage,
  help,
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
    if (!action) throw new UsageError('Say what to do: run, resume, list, show, retry or cancel.', usage)
    const core = await context.core()
    await core.ready
    await action(args, core, context)
  },
}
