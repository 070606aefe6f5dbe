import { join } from 'node:path'
import type { ActionExecutor, OutwardDoor } from '../approvals/outward-action.ts'
import type { Changes } from '../core/changes.ts'
import type { Clock } from '../core/clock.ts'
import type { Ids } from '../core/ids.ts'
import type { Log } from '../core/log.ts'
import type { Crm } from '../crm/crm.ts'
import { findJob } from '../crm/find-job.ts'
import { createMailbox, type OwnedMailbox } from '../mailbox/create-mailbox.ts'
import { createJudge } from '../mailbox/judge/create-judge.ts'
import { createDnsResolver } from '../mailbox/judge/dns-resolver.ts'
import { rulesFrom } from '../mailbox/judge/rules-from.ts'
import type { Scripts } from '../scripts/scripts.ts'
import type { Secrets, Settings } from '../settings/settings.ts'
import type { Leases } from '../store/leases.ts'
import type { RemoteStates } from '../store/remote-states.ts'
import type { Workspace } from '../store/workspace.ts'
import type { UsageLedger } from '../usage/ledger.ts'
import { createVideos, type OwnedVideos } from '../video/create-videos.ts'
import { createErrorMemory } from '../video/door/error-memory.ts'
import { createStagePoll } from '../video/stage-poll.ts'
import { createWorkflowRunner } from '../workflow/create-workflow-runner.ts'
import type { WorkflowRunner } from '../workflow/workflow.ts'
import type { SecretReader } from './connection-tests.ts'
import type { MailAdapters } from './mail-adapters.ts'
import { withPracticeCompany } from './practice-company.ts'
import type { SalesMaterial } from './scripts-and-transcripts.ts'
import type { VideoAdapters } from './video-adapters.ts'

export interface PrimerVideosParts {
  readonly workspace: Workspace
  readonly settings: Settings
  readonly secrets: Secrets
  readonly leases: Leases
  readonly ledger: UsageLedger
  readonly changes: Changes
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly owner: string
  readonly crm: () => Crm
  readonly primerStage: () => string
  /** Scripts are made with the door, so they are given late. */
  readonly scripts: () => Scripts
  readonly writing: () => Writing
  readonly adapters: VideoAdapters & MailAdapters
  readonly remoteStates: RemoteStates
  /** The door is made with the executors of the pipeline, so it is given late. */
  readonly door: () => OutwardDoor
}

export interface PrimerVideos {
  readonly videos: OwnedVideos
  readonly mailbox: OwnedMailbox
  readonly runner: WorkflowRunner
  readonly executors: readonly ActionExecutor[]
  /** Remembers what an executor of another domain threw, so that a step is tried again by its kind. */
  readonly watch: (executor: ActionExecutor) => ActionExecutor
  readonly findJob: (reference: string, signal: AbortSignal) => Promise<string | null>
}

type Writing = SalesMaterial['writing']

/** Asked at each use: what writes is made with the door, which is made with the pipeline. */
function lateWriting(writing: () => Writing): Writing {
  return {
    writer: () => writing().writer(),
    composer: {
      outline: (brief, call) => writing().composer.outline(brief, call),
      write: (brief, call) => writing().composer.write(brief, call),
      revise: (brief, order, call) => writing().composer.revise(brief, order, call),
    },
    facts: {
      forJob: (jobId, signal) => writing().facts.forJob(jobId, signal),
      about: (subject, signal) => writing().facts.about(subject, signal),
    },
    inspirations: (about) => writing().inspirations(about),
    checkClaims: (paragraphs, facts) => writing().checkClaims(paragraphs, facts),
  }
}

/** Mail to run to video: the runner with its nine steps, and the listener that starts them. */
export function createPrimerVideos(parts: PrimerVideosParts): PrimerVideos {
  const { workspace, settings, secrets, clock, ids, log, crm, primerStage, adapters, changes } = parts
  const secret: SecretReader = (name) => secrets.read(name)
  const all = () => settings.all()
  let runner: WorkflowRunner | null = null
  const errors = createErrorMemory()
  const videos = createVideos({
    mediaDir: join(workspace.dir, 'media'),
    remoteStates: parts.remoteStates,
    runner: () => {
      if (!runner) throw new Error('the runner is not there yet')
      return runner
    },
    door: parts.door,
    errors,
    crm,
    primerStage,
    scripts: { forVideo: (jobId) => parts.scripts().forVideo(jobId) },
    ...lateWriting(parts.writing),
    speech: () => adapters.speech(all(), secret),
    localSpeech: async () => adapters.localSpeech(all()),
    renderer: async () => adapters.renderer(all(), secret),
    localRenderer: async () => adapters.localRenderer(all()),
    delivery: async () => adapters.delivery(all(), secret),
    mailOut: async () => adapters.mailOut(all(), secret),
    settings: withPracticeCompany(
      settings,
      () => crm().service === 'local' && settings.get('mail.provider') === 'outbox',
    ),
    ledger: parts.ledger,
    clock,
    ids,
    log,
  })
  runner = createWorkflowRunner({
    workspace,
    definitions: [videos.definition],
    clock,
    ids,
    log,
    owner: parts.owner,
    changed: (runId) => changes.announce('videos', runId),
  })
  const jobIdOf = async (reference: string, signal: AbortSignal): Promise<string | null> =>
    (await findJob(crm(), reference, signal))?.id ?? null
  const mailbox = createMailbox({
    workspace,
    mailIn: async () => adapters.mailIn(all(), secret),
    judge: createJudge({
      resolve: createDnsResolver({ servers: () => settings.get('trigger.dnsServers') }),
      log,
    }),
    rules: () => rulesFrom(all(), { practiceFolder: settings.get('mailbox.provider') === 'folder' }),
    findJob: jobIdOf,
    offer: (order, signal) => videos.offer(order, signal),
    getRun: (runId) => videos.get(runId),
    stagePoll: createStagePoll({
      crm,
      primerStage,
      remoteStates: parts.remoteStates,
      offer: (order, signal) => videos.offer(order, signal),
      clock,
      log,
    }),
    settings,
    leases: parts.leases,
    clock,
    ids,
    log,
    changed: () => changes.announce('mailbox'),
  })
  return {
    videos,
    mailbox,
    runner,
    executors: videos.executors,
    watch: (executor) => errors.watch(executor),
    findJob: jobIdOf,
  }
}
