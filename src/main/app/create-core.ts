import { join } from 'node:path'
import type { Usage } from '#shared/domain/usage.ts'
import { createAgentFlow } from '../chat/agent-flow.ts'
import { createChat } from '../chat/chat.ts'
import type { FlowServices } from '../chat/flow-services.ts'
import { createStreamingFlow } from '../chat/streaming-flow.ts'
import { createPrompts } from '../agents/prompts.ts'
import { createActionStore } from '../approvals/action-store.ts'
import { createDoor } from '../approvals/door.ts'
import { createPolicyBook } from '../approvals/policy.ts'
import { brainFailure } from '../brain/failures.ts'
import { createRulesBrain } from '../brain/rules-brain.ts'
import { createTraceStore, installTraceStore } from '../brain/trace-store.ts'
import { createSpeech } from '../clients/recordings.ts'
import { createSpokenNames } from '../clients/spoken-names.ts'
import { createChanges } from '../core/changes.ts'
import { systemClock } from '../core/clock.ts'
import { createIds } from '../core/ids.ts'
import { createCrmExecutors } from '../crm/actions.ts'
import { createAttachments } from '../store/attachments.ts'
import { createConversations } from '../store/conversations.ts'
import { createJournal } from '../store/journal.ts'
import { createLeases } from '../store/leases.ts'
import { createMessages } from '../store/messages.ts'
import { openWorkspace } from '../store/open-workspace.ts'
import { ownerState, processOwner } from '../store/process-owner.ts'
import { createRecordings } from '../store/recordings.ts'
import { createRemoteStates } from '../store/remote-states.ts'
import { createTurns } from '../store/turns.ts'
import { createSealedSecrets } from '../settings/sealed-secrets.ts'
import { createSqliteSettings } from '../settings/sqlite-settings.ts'
import { mailTemplateChecks } from '../video/mail/template-checks.ts'
import { createUsageLedger } from '../usage/ledger.ts'
import { createAnalysisService } from './analysis-service.ts'
import type { AppOptions } from './app.ts'
import { createClientReading } from './client-reading.ts'
import { createAdapters } from './adapters.ts'
import { brainNeeds } from './brains.ts'
import { createConnectionTests } from './connection-tests.ts'
import type { Core } from './core.ts'
import { followSettings, keysUnder } from './follow-settings.ts'
import { createLibrary } from './library.ts'
import { createAppRouter } from './app-router.ts'
import { createDoctor } from './doctor.ts'
import { firstRun } from './first-run.ts'
import { createConnectAccount } from './connect-account.ts'
import { createNewClients } from './new-clients.ts'
import { createPipelineWork } from './pipeline-work.ts'
import { createPrimerVideos } from './primer-videos.ts'
import { createSalesMaterial } from './scripts-and-transcripts.ts'
import { appStatus, checklistOf } from './status.ts'

const SWEEP_EVERY = 5_000
const TRACES_KEPT = 14 * 86_400_000
/** Transcriptions are not paid by the token, and their price is not known here. */
const oneUnpricedCall: Usage = { modelCalls: 1, inputTokens: 0, outputTokens: 0, costUsd: null }

/** Builds every object by plain factory calls. Nothing else in the app decides which adapter is used. */
export async function createCore(options: AppOptions): Promise<Core> {
  const { dataDir, resourcesDir, shell, log, clock = systemClock, fetch = globalThis.fetch } = options
  const ids = createIds(clock)
  const owner = processOwner()
  const workspace = openWorkspace({ dir: dataDir, clock, log, ids })
  const changes = createChanges()
  const settings = createSqliteSettings({ workspace, clock, log, checks: mailTemplateChecks })
  const secrets = createSealedSecrets({ workspace, cipher: shell.cipher, clock, log })
  const leases = createLeases({ workspace, clock, owner })
  const ledger = createUsageLedger(workspace, clock)
  const conversations = createConversations(workspace, clock, ids)
  const messages = createMessages(workspace, clock, ids)
  const attachments = createAttachments(workspace, clock, ids)
  const recordings = createRecordings(workspace, clock, ids)
  const turns = createTurns(workspace, clock)
  const journal = createJournal(workspace, clock)

  const rules = createRulesBrain({})
  const remoteStates = createRemoteStates(workspace, clock)
  const adapters = createAdapters({
    workspace,
    resourcesDir,
    remoteStates,
    clock,
    log,
    rules,
    fetch,
    keepSecret: (name, value) => secrets.store(name, value),
  })
  const savedSecret = (name: Parameters<typeof secrets.read>[0]) => secrets.read(name)
  const brain = followSettings(settings, keysUnder(settings, 'brain.'), () =>
    adapters.brain(settings.all(), savedSecret),
  )
  const crm = followSettings(settings, keysUnder(settings, 'crm.'), () =>
    adapters.crm(settings.all(), savedSecret),
  )
  const search = followSettings(settings, keysUnder(settings, 'search.'), () =>
    adapters.search(settings.all(), savedSecret),
  )
  const primerStage = (): string =>
    settings.get('crm.primerStage') || (crm().service === 'local' ? 'primer' : '')

  const knowledge = createLibrary({
    workspace,
    clock,
    log,
    leases,
    settings,
    secrets,
    resourcesDir,
    brain,
    changed: () => changes.announce('knowledge'),
  })
  const speech = createSpeech({
    recordings,
    brain,
    brainNeeds: () => brainNeeds(settings, secrets),
    names: createSpokenNames({ crm, company: () => settings.get('company.name'), clock, log }),
    explain: brainFailure,
    onTranscribed: (service, model) => ledger.record(null, service, model, oneUnpricedCall),
    onChange: (id) => changes.announce('voice', id),
  })
  const policies = createPolicyBook(settings)
  const actions = createActionStore(workspace, clock)
  const primer = createPrimerVideos({
    workspace,
    settings,
    secrets,
    leases,
    ledger,
    changes,
    clock,
    ids,
    log,
    owner,
    crm,
    primerStage,
    scripts: () => scripts,
    writing: () => material.writing,
    adapters,
    remoteStates,
    door: () => door,
  })
  const { videos, mailbox, runner } = primer
  const executors = [...createCrmExecutors(crm).map(primer.watch), ...primer.executors]
  const door = createDoor({ workspace, settings, executors, clock, ids, log, owner })

  const newClients = createNewClients({
    workspace,
    resourcesDir,
    conversations,
    messages,
    recordings,
    crm,
    door,
    clock,
    ids,
    changes,
  })
  const { clients, clientRules } = newClients

  const traces = createTraceStore(workspace, () => clock.now())
  let tracing: ReturnType<typeof installTraceStore> | null = null

  const base = {
    workspace,
    turns,
    crm,
    knowledge,
    web: () => adapters.research(search(), crm, settings.get('company.name')),
    brain,
    brainNeeds: () => brainNeeds(settings, secrets),
    rules,
    mayFallBack: () => settings.get('brain.fallback'),
    door,
    clients,
    clientRules,
    attachments,
    prompts: createPrompts(resourcesDir),
    company: () => ({
      name: settings.get('company.name'),
      phone: settings.get('company.phone'),
      website: settings.get('company.website'),
      serviceArea: settings.get('company.serviceArea'),
    }),
    tracing: async () => void (await (tracing ??= installTraceStore(traces))),
    ledger,
    clock,
    ids,
    log,
  } satisfies Partial<FlowServices>
  const material = createSalesMaterial({
    services: base,
    conversations,
    messages,
    settings,
    leases,
    changes,
    resourcesDir,
  })
  const { transcripts, distiller, analysis, scripts, seedPractice } = material
  const services: FlowServices = { ...base, transcripts, distiller, analysis, scripts }
  const analysisService = createAnalysisService(services)
  const closing = new AbortController()
  const ready = firstRun({
    workspace,
    clock,
    settings,
    knowledge,
    practiceDir: join(resourcesDir, 'practice'),
    seedTranscripts: () => seedPractice(closing.signal),
    log,
  })
  ready.catch((error: unknown) => log.error('the first run could not be prepared', { error }))
  const router = createAppRouter({ resourcesDir, services })
  const chat = createChat({
    services,
    journal,
    messages,
    conversations,
    attachments,
    recordings,
    router,
    fast: createStreamingFlow(services),
    agent: createAgentFlow(services),
    actionsOfTurn: (turnId) => (turns.get(turnId)?.view?.approvals ?? []).map(({ id }) => door.get(id)),
    owner,
    prepared: ready.catch(() => undefined),
    isAlive: (other) => {
      const state = ownerState(other)
      return state.at === 'elsewhere' || state.alive
    },
    onChange: (conversationId) => changes.announce('conversations', conversationId),
  })
  const unfollowDoor = door.onChange((action) => {
    clients.actionChanged(action)
    chat.actionChanged(action)
    changes.announce('approvals', action.id)
    changes.announce('status')
  })
  const unfollowSettings = settings.onChange(() => {
    changes.announce('settings')
    changes.announce('status')
  })

  const pending = (): number => door.list({ states: ['proposed', 'unknown'], limit: 500 }).length
  const status = () =>
    appStatus({
      workspace,
      version: options.version,
      shell,
      settings,
      secrets,
      brain,
      crm,
      knowledge,
      pendingApprovals: pending,
      videoCounts: () => videos.counts(),
      clock,
    })
  const testConnection = createConnectionTests(settings, secrets, adapters, clock)
  const doctor = createDoctor({
    workspace,
    shell,
    version: options.version,
    settings,
    secrets,
    testConnection,
  })
  const work = createPipelineWork({ videos, mailbox, runner, door, shell, clock, log })
  let closed = false
  let sweeper: NodeJS.Timeout | undefined
  let stopWatching = (): void => undefined
  if (options.background) {
    chat.tidy()
    transcripts.tidy()
    traces.prune(clock.now() - TRACES_KEPT)
    const recover = (): void => {
      chat.recover()
      clients.recover()
      void door.recover().catch((error: unknown) => log.error('recovery failed', { error }))
    }
    recover()
    // Another process of this workspace may die while this one lives on.
    sweeper = setInterval(recover, SWEEP_EVERY).unref()
    void (async () => {
      await ready.catch(() => undefined)
      if (closed) return
      stopWatching = knowledge.watch()
      distiller.begin()
      work.beginListening()
    })()
  }

  return {
    workspace,
    chat,
    conversations,
    messages,
    turns,
    door,
    actions,
    policies,
    crm,
    knowledge,
    settings,
    secrets,
    ledger,
    speech,
    clients,
    transcripts,
    distiller,
    analysis,
    scripts,
    videos,
    mailbox,
    runner,
    findJob: primer.findJob,
    beginWork: () => work.begin(),
    beginListening: () => work.beginListening(),
    connectAccount: createConnectAccount({
      settings,
      secrets,
      openExternal: (url) => shell.openExternal(url),
      fetch,
      clock,
    }),
    analysisService,
    askAnalysis: (question, signal) => analysisService.ask(question, signal),
    clientReading: createClientReading(services, newClients.rules),
    changes,
    clock,
    router,
    brain,
    primerStage,
    ready,
    status,
    checklist: async () =>
      checklistOf(await status(), {
        asked: turns.recent(1).length > 0,
        actions: door.list({ states: ['sent', 'rejected'], limit: 500 }),
        videos: videos.list(100),
      }),
    testConnection,
    openExternal: (url) => shell.openExternal(url),
    doctor: (signal) => doctor.checks(signal),
    exportDiagnostics: (file, signal) => doctor.export(file, signal),
    async close() {
      closed = true
      closing.abort()
      clearInterval(sweeper)
      stopWatching()
      await work.close()
      unfollowDoor()
      unfollowSettings()
      await chat.close()
      knowledge.stop()
      await ready.catch(() => undefined)
      await distiller.close()
      await transcripts.settled()
      const uninstall = await tracing
      await uninstall?.()
      workspace.close()
    },
  }
}
