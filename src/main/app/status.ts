import type { AppStatus } from '#shared/contract/app.ts'
import type { OutwardAction } from '#shared/domain/outward-action.ts'
import type { VideoRun } from '#shared/domain/video-run.ts'
import type { Brain } from '../brain/brain.ts'
import { catalogueWarnings } from '../brain/catalogue.ts'
import { UserError } from '../core/errors.ts'
import type { Clock } from '../core/clock.ts'
import type { Crm } from '../crm/crm.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { Secrets, Settings } from '../settings/settings.ts'
import type { Shell } from '../shell/shell.ts'
import type { Workspace } from '../store/workspace.ts'
import { pipelineStates } from './pipeline-status.ts'

export interface StatusParts {
  readonly workspace: Workspace
  readonly version: string
  readonly shell: Shell
  readonly settings: Settings
  readonly secrets: Secrets
  readonly brain: () => Brain
  readonly crm: () => Crm
  readonly knowledge: Knowledge
  readonly pendingApprovals: () => number
  readonly videoCounts: () => AppStatus['videos']
  readonly clock: Clock
}

type ServiceState = AppStatus['brain']

const needsSetup = (label: string, error: unknown): ServiceState => ({
  label,
  state: 'needs_setup',
  detail: error instanceof UserError ? `${error.message} ${error.nextStep}` : 'Open Settings.',
})

/**
 * What the foot of the rail, the banner and the tray show. Looks only at this computer, never at a
 * service.
 */
export async function appStatus(parts: StatusParts): Promise<AppStatus> {
  const { settings, knowledge, shell } = parts
  const secrets = await parts.secrets.states()
  const secretIs = (name: string) => secrets.find((secret) => secret.name === name)?.state ?? 'unset'
  const values = settings.all()
  const warnings: AppStatus['warnings'] = []
  for (const { name, state } of secrets) {
    if (state !== 'locked') continue
    const text = `The secret ${name} is kept but cannot be opened on this computer. Enter it again to replace it.`
    warnings.push({ id: `locked:${name}`, text, open: 'settings' })
  }

  const brainState = (): ServiceState => {
    if (values['brain.provider'] === 'rules') {
      const detail = 'Rules on this computer, not a language model. Connect one in Settings → Brain.'
      return { label: 'Built-in rules', state: 'practice', detail }
    }
    try {
      const brain = parts.brain()
      const label = brain.label('agent')
      if (brain.kind === 'openai' && secretIs('openai.apiKey') !== 'set') {
        return { label, state: 'needs_setup', detail: 'Paste an OpenAI key in Settings → Brain.' }
      }
      const inUse = [brain.modelId('fast'), brain.modelId('agent'), brain.modelId('triage')]
      if (brain.transcriber) inUse.push(brain.transcriber.model)
      for (const text of catalogueWarnings(parts.clock.now(), inUse)) {
        warnings.push({ id: `model:${text.slice(0, 40)}`, text, open: 'settings/brain' })
      }
      return { label, state: 'ready', detail: label }
    } catch (error) {
      return needsSetup('Brain', error)
    }
  }
  const crmState = (): ServiceState => {
    const crm = parts.crm()
    if (crm.service === 'local') {
      return { label: crm.label, state: 'practice', detail: 'Invented customers on this computer.' }
    }
    return secretIs('leap.token') === 'set'
      ? {
          label: crm.label,
          state: 'ready',
          detail: 'Token stored, not tested here. Settings → CRM tests it.',
        }
      : { label: crm.label, state: 'needs_setup', detail: 'Paste a Leap token in Settings → CRM.' }
  }
  const documentsState = (): ServiceState => {
    const sources = knowledge.sources().filter((source) => source.enabled)
    const broken = sources.find((source) => source.state === 'error')
    const documents = sources.reduce((sum, source) => sum + source.documents, 0)
    const practice = sources.length > 0 && sources.every((source) => source.kind === 'practice')
    const label = practice ? 'Practice documents' : `${documents} documents`
    if (broken) return { label, state: 'error', detail: `${broken.label}: ${broken.error ?? ''}` }
    return { label, state: practice ? 'practice' : 'ready', detail: `${documents} documents are searched.` }
  }
  const searchState = (): ServiceState => {
    if (values['search.provider'] === 'none') {
      const detail = 'Web search is switched off. It needs a Perplexity key.'
      return { label: 'Web search off', state: 'needs_setup', detail }
    }
    return secretIs('perplexity.apiKey') === 'set'
      ? { label: 'Perplexity', state: 'ready', detail: 'Web search is on.' }
      : {
          label: 'Perplexity',
          state: 'needs_setup',
          detail: 'Paste a Perplexity key in Settings → Web search.',
        }
  }

  const [brain, crm, documents, search] = [brainState(), crmState(), documentsState(), searchState()]
  if (crm.state !== 'practice' && documents.state === 'practice') {
    const text = 'The CRM is your own, the documents are still those of an invented company. Add yours.'
    warnings.push({ id: 'practice-documents', text, open: 'knowledge' })
  }
  return {
    version: parts.version,
    shell: shell.kind,
    workspace: {
      path: parts.workspace.dir,
      practice: crm.state === 'practice',
    },
    brain,
    crm,
    documents,
    search,
    ...pipelineStates(values, secretIs, parts.clock.now()),
    videos: parts.videoCounts(),
    cipher: { label: shell.cipher.label, strength: await shell.cipher.strength() },
    pendingApprovals: parts.pendingApprovals(),
    warnings,
  }
}

export interface DoneSoFar {
  readonly asked: boolean
  /** What was decided about outward actions; what goes by itself is no step of a person. */
  readonly actions: readonly Pick<OutwardAction, 'decidedBy'>[]
  readonly videos: readonly Pick<VideoRun, 'state'>[]
}

type Connected = 'brain' | 'crm' | 'documents' | 'search'

/** The first-run checklist: nothing here is needed to start. */
export function checklistOf(status: Pick<AppStatus, Connected>, done: DoneSoFar) {
  const decided = done.actions.some(({ decidedBy }) => decidedBy === 'person')
  const made = done.videos.some(({ state }) => state === 'completed')
  return [
    { id: 'ask', title: 'Ask about a job or a document', done: done.asked, open: 'chat' },
    { id: 'approve', title: 'Approve or reject a change', done: decided, open: 'chat' },
    { id: 'video', title: 'Make a primer video', done: made, open: 'videos' },
    {
      id: 'brain',
      title: 'Connect a language model',
      done: status.brain.state === 'ready',
      open: 'settings/brain',
    },
    { id: 'crm', title: 'Connect Leap', done: status.crm.state === 'ready', open: 'settings/crm' },
    {
      id: 'documents',
      title: 'Add your own documents',
      done: status.documents.state === 'ready',
      open: 'knowledge',
    },
    {
      id: 'search',
      title: 'Set up web search',
      done: status.search.state === 'ready',
      open: 'settings/search',
    },
  ]
}
