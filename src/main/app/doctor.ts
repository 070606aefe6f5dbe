import { writeFile } from 'node:fs/promises'
import { diagnosticsBundle } from '../diagnostics/bundle.ts'
import { runChecks, type Check, type ServiceCheck } from '../diagnostics/checks.ts'
import type { Secrets, Settings } from '../settings/settings.ts'
import type { Shell } from '../shell/shell.ts'
import type { Workspace } from '../store/workspace.ts'
import { logsDir } from './app-log.ts'
import type { createConnectionTests } from './connection-tests.ts'

export interface DoctorParts {
  readonly workspace: Workspace
  readonly shell: Shell
  readonly version: string
  readonly settings: Settings
  readonly secrets: Secrets
  readonly testConnection: ReturnType<typeof createConnectionTests>
}

const SERVICES = [
  { id: 'brain', label: 'Brain' },
  { id: 'crm', label: 'CRM' },
  { id: 'documents', label: 'Documents' },
  { id: 'search', label: 'Web search' },
  { id: 'voice', label: 'Voice' },
  { id: 'video', label: 'Video' },
  { id: 'delivery', label: 'Delivery' },
  { id: 'mail', label: 'Mail to clients' },
  { id: 'mailbox', label: 'Mailbox' },
] as const

export interface Doctor {
  checks(signal: AbortSignal): Promise<readonly Check[]>
  /** Writes the redacted support bundle to `file`. */
  export(file: string, signal: AbortSignal): Promise<void>
}

export function createDoctor(parts: DoctorParts): Doctor {
  const { workspace, shell, settings, secrets } = parts
  const service = ({ id, label }: (typeof SERVICES)[number]): ServiceCheck => ({
    id,
    label,
    test: async (signal) => {
      // Web search is optional: switched off is not a fault.
      if (id === 'search' && settings.get('search.provider') === 'none') {
        return { ok: true, kind: 'off', message: 'Switched off. It needs a Perplexity key.' }
      }
      return parts.testConnection({ service: id, values: {}, secrets: {} }, signal)
    },
  })
  const checks = (signal: AbortSignal): Promise<readonly Check[]> =>
    runChecks({ workspace, cipher: shell.cipher, services: SERVICES.map(service) }, signal)
  return {
    checks,
    async export(file, signal) {
      const bundle = await diagnosticsBundle({
        version: parts.version,
        shell: shell.kind,
        checks: await checks(signal),
        settings,
        secrets,
        logsDir: logsDir(workspace.dir),
        now: Date.now(),
      })
      await writeFile(file, bundle, { mode: 0o600 })
    },
  }
}
