import { join } from 'node:path'
import {
  videoStepNames,
  type VideoRun,
  type VideoStep,
  type VideoStepName,
} from '#shared/domain/video-run.ts'
import {
  videoRunStateWords,
  videoStepStateWords,
  videoStepWords,
  videoTriggerWords,
} from '#shared/domain/video-words.ts'
import type { Core } from '../core.ts'

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** "Step 3, Speak it". */
export const stepCalled = (name: VideoStepName): string =>
  `Step ${videoStepNames.indexOf(name) + 1}, ${videoStepWords[name]}`

/** How a step stands, in words, with what it says of itself. */
export function stepLine(step: VideoStep): string {
  const took = step.startedAt && step.finishedAt ? ` in ${seconds(step.finishedAt - step.startedAt)}` : ''
  const words = [step.note, step.problem?.message].filter(Boolean).join(' ')
  const state = videoStepStateWords[step.state].toLowerCase()
  return `${stepCalled(step.name)}: ${state}${took}${words ? ` – ${words}` : ''}`
}

/** "Waiting (Step 7, Wait until it plays)". */
export const stateLine = (run: VideoRun): string =>
  videoRunStateWords[run.state] + (run.current ? ` (${stepCalled(run.current)})` : '')

/** What became of the client's mail; null before there is one. */
export function mailLine({ workspace }: Pick<Core, 'workspace'>, { mail }: VideoRun): string | null {
  if (!mail) return null
  switch (mail.state) {
    case 'waiting':
      return `Mail to ${mail.to}: not sent yet`
    case 'unknown':
      return `Mail to ${mail.to}: not certain whether it was sent`
    case 'simulated':
      return `Mail to ${mail.to}: simulated, nothing was sent`
    case 'sent':
      return mail.kept
        ? `Mail to ${mail.to}: kept in ${join(workspace.dir, 'outbox')}, nothing was sent`
        : `Mail to ${mail.to}: sent`
  }
}

const dateTime = (at: number): string =>
  new Date(at).toLocaleString('en-US', { dateStyle: 'medium', timeStyle: 'short' })

/** Who it is for, and how it stands. */
export function runTitle(run: VideoRun): string {
  const mark = run.simulate ? ' · Simulation' : ''
  return `${run.id} ${stateLine(run)}${mark} · ${run.customerName} · ${run.jobNumber} ${run.jobName}`
}

/** One line of the list: which, when, why, and what became of the mail. */
export function listLine(core: Pick<Core, 'workspace'>, run: VideoRun): string {
  const mail = mailLine(core, run) ?? 'No mail yet'
  return [runTitle(run), dateTime(run.createdAt), videoTriggerWords[run.trigger.source], mail].join(' · ')
}

/** Where the results of a run are, and what is wrong with it. */
export function resultLines(core: Pick<Core, 'workspace'>, run: VideoRun): readonly string[] {
  const lines: string[] = []
  if (run.delivery) lines.push(`Video: ${run.delivery.link}`)
  const mail = mailLine(core, run)
  if (mail) lines.push(mail)
  if (run.problem) lines.push(`${run.problem.message} ${run.problem.nextStep} (${run.problem.reference})`)
  return lines
}
