import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createDoor } from '#main/approvals/door.ts'
import type { OutwardDoor } from '#main/approvals/outward-action.ts'
import { createIds } from '#main/core/ids.ts'
import { silentLog } from '#main/core/log.ts'
import { createCrmExecutors } from '#main/crm/actions.ts'
import type { Crm } from '#main/crm/crm.ts'
import { createLocalCrm } from '#main/local/crm/local-crm.ts'
import { seedPracticeCrm } from '#main/local/crm/seed-practice.ts'
import { checkClaims } from '#main/scripts/check/check-claims.ts'
import { createRulesWriter } from '#main/scripts/compose/rules-writer.ts'
import { createTemplates } from '#main/scripts/compose/templates.ts'
import { createFactFinder } from '#main/scripts/facts/find-facts.ts'
import type { ScriptWriter } from '#main/scripts/scripts.ts'
import type { Settings } from '#main/settings/settings.ts'
import { createSqliteSettings } from '#main/settings/sqlite-settings.ts'
import { processOwner } from '#main/store/process-owner.ts'
import type { Workspace } from '#main/store/workspace.ts'
import { createRemoteStates, type RemoteStates } from '#main/store/remote-states.ts'
import { createUsageLedger, type UsageLedger } from '#main/usage/ledger.ts'
import { createErrorMemory } from '#main/video/door/error-memory.ts'
import { createVideos, type OwnedVideos } from '#main/video/create-videos.ts'
import type { VideoOrder } from '#main/video/videos.ts'
import type { ScriptDraft } from '#shared/domain/script-draft.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import { createWorkflowRunner } from '#main/workflow/create-workflow-runner.ts'
import type { WorkflowRunner } from '#main/workflow/workflow.ts'
import { createQuickClock, type QuickClock } from '#tests/standins/quick-clock.ts'
import { tempWorkspace } from '#tests/support/temp-workspace.ts'
import {
  fakeDelivery,
  fakeMailOut,
  fakeRenderer,
  fakeSpeech,
  type FakeDelivery,
  type FakeMailOut,
  type FakeRenderer,
  type FakeSpeech,
} from './fake-services.ts'

export const START = Date.parse('2026-11-26T15:00:00Z')

export interface Pipeline {
  readonly workspace: Workspace
  readonly videos: OwnedVideos
  readonly runner: WorkflowRunner
  readonly door: OutwardDoor
  readonly clock: QuickClock
  readonly settings: Settings
  readonly states: RemoteStates
  readonly ledger: UsageLedger
  readonly crm: Crm
  /** What writing the next note fails with. */
  readonly crmTrouble: Error[]
  /** Around the writing of a note. */
  readonly noteHook: { before?: () => void; after?: () => void }
  readonly mediaDir: string
  readonly speech: FakeSpeech
  readonly local: FakeRenderer
  readonly cloud: FakeRenderer
  readonly delivery: FakeDelivery
  readonly mailOut: FakeMailOut
  /** A job in the primer stage whose customer has an address. */
  readonly jobId: string
  readonly notes: () => Promise<readonly string[]>
  writer: ScriptWriter | null
  /** The final script that a person chose. */
  draft: ScriptDraft | null
  /** Starts it and waits until it has ended or needs a person. */
  make(order?: Partial<VideoOrder>): Promise<VideoRun>
  settled(runId: string): Promise<VideoRun>
  setEmail(email: string): void
  moveStage(stage: string): void
  /** Every file in the media folder, by its path there. */
  files(): readonly string[]
  /** The same workspace in a new process: everything in memory is gone. */
  reopen(): Promise<Pipeline>
  dispose(): Promise<void>
}

const limit = (): AbortSignal => AbortSignal.timeout(20_000)

/** What is outside of a process: it stays when the process goes. */
export interface Outside {
  readonly workspace: Workspace & { dispose(): void }
  readonly clock: QuickClock
  readonly speech: FakeSpeech
  readonly local: FakeRenderer
  readonly cloud: FakeRenderer
  readonly delivery: FakeDelivery
  readonly mailOut: FakeMailOut
}

/** The whole pipeline over the real runner, the real door and the practice CRM; services in memory. */
export function openPipeline(settings: Readonly<Record<string, unknown>> = {}): Pipeline {
  const outside = newOutside(tempWorkspace())
  prepare(outside, settings)
  return openOn(outside)
}

export function newOutside(workspace: Outside['workspace'], start = START): Outside {
  return {
    workspace,
    clock: createQuickClock(start),
    speech: fakeSpeech(),
    local: fakeRenderer('local'),
    cloud: fakeRenderer('cloudinary'),
    delivery: fakeDelivery(),
    mailOut: fakeMailOut(),
  }
}

/** Practice records and settings, once a workspace. */
export function prepare({ workspace, clock }: Outside, settings: Readonly<Record<string, unknown>>): void {
  seedPracticeCrm(workspace, resolve('resources/practice/crm.json'), clock)
  createSqliteSettings({ workspace, clock, log: silentLog }).set({
    'company.name': 'Larkfield Exteriors',
    'company.email': 'office@larkfield.example',
    'company.sender': 'Dana Whitfield',
    'mail.provider': 'smtp',
    ...settings,
  })
}

/** A process at work on what is outside of it. */
export function openOn(outside: Outside): Pipeline {
  const { workspace, clock } = outside
  const { db } = workspace
  const ids = createIds(clock)
  const log = silentLog
  const settings = createSqliteSettings({ workspace, clock, log })
  const states = createRemoteStates(workspace, clock)
  const ledger = createUsageLedger(workspace, clock)
  const crmTrouble: Error[] = []
  const noteHook: Pipeline['noteHook'] = {}
  const practice = createLocalCrm({ workspace, clock })
  const localCrm: Crm = {
    ...practice,
    async addNote(...args) {
      const trouble = crmTrouble.shift()
      if (trouble) throw trouble
      noteHook.before?.()
      const note = await practice.addNote(...args)
      noteHook.after?.()
      return note
    },
  }
  const crm = (): Crm => localCrm
  const errors = createErrorMemory()
  const knowledge = {
    evidence: async () => ({ answerable: false, passages: [], reason: '' }) as never,
  }
  const facts = createFactFinder({ crm, knowledge, clock, timeZone: 'America/New_York' })
  const composer = createRulesWriter({
    templates: createTemplates(resolve('resources')),
    about: async () => [],
    ids,
  })
  const owner = processOwner()
  const mediaDir = join(workspace.dir, 'media')
  const renderer = () => (settings.get('video.renderer') === 'cloudinary' ? outside.cloud : outside.local)
  const videos: OwnedVideos = createVideos({
    mediaDir,
    remoteStates: states,
    runner: () => runner,
    door: () => door,
    errors,
    crm,
    primerStage: () => 'primer',
    scripts: { forVideo: () => pipeline.draft },
    writer: () => pipeline.writer ?? composer,
    composer,
    facts,
    checkClaims,
    inspirations: () => [],
    speech: async () => outside.speech,
    localSpeech: async () => ({ ...outside.speech, service: 'local', recipe: 'local-voice' }),
    renderer: async () => renderer(),
    localRenderer: async () => outside.local,
    delivery: async () => outside.delivery,
    mailOut: async () => outside.mailOut,
    settings,
    ledger,
    clock,
    ids,
    log,
  })
  const door = createDoor({
    workspace,
    settings,
    executors: [...createCrmExecutors(crm).map((one) => errors.watch(one)), ...videos.executors],
    clock,
    ids,
    log,
    owner,
    times: { settleMs: 0, graceMs: 20 },
  })
  const runner: WorkflowRunner = createWorkflowRunner({
    workspace,
    definitions: [videos.definition],
    clock,
    ids,
    log,
    owner,
    pollMs: 1_000,
  })
  const unfollow = videos.follow()
  runner.begin()
  const row = db
    .prepare<[], { id: string }>(
      `select cast(j.id as text) as id from crm_jobs j join crm_customers c on c.id = j.customer_id
       where j.stage = 'primer' and c.email <> '' order by j.id limit 1`,
    )
    .get()
  if (!row) throw new Error('the practice CRM has no job for a primer')
  const jobId = row.id
  const close = async (): Promise<void> => {
    unfollow()
    await runner.close()
  }
  const pipeline: Pipeline = {
    ...outside,
    videos,
    runner,
    door,
    settings,
    states,
    ledger,
    crm: localCrm,
    crmTrouble,
    noteHook,
    mediaDir,
    jobId,
    writer: null,
    draft: null,
    notes: async () => (await localCrm.notes(jobId)).map(({ text }) => text),
    async make(order = {}) {
      const trigger = { source: 'person', detail: 'Test', mailId: null } as const
      const { run } = await videos.start({ jobId, trigger, ...order }, limit())
      return await pipeline.settled(run.id)
    },
    async settled(runId) {
      await runner.settled([runId], limit())
      return videos.get(runId)
    },
    setEmail: (email) =>
      void db
        .prepare(
          'update crm_customers set email = ? where id = (select customer_id from crm_jobs where id = ?)',
        )
        .run(email, Number(jobId)),
    moveStage: (stage) =>
      void db.prepare('update crm_jobs set stage = ? where id = ?').run(stage, Number(jobId)),
    files: () =>
      readdirSync(workspace.dir, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.parentPath.startsWith(mediaDir))
        .map((entry) => join(entry.parentPath, entry.name).slice(mediaDir.length + 1))
        .toSorted(),
    async reopen() {
      await close()
      return openOn(outside)
    },
    async dispose() {
      await close()
      workspace.dispose()
    },
  }
  return pipeline
}
