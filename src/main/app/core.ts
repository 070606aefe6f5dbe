import type { Chat } from '../chat/chat.ts'
import type { Router } from '../chat/router/router.ts'
import type { Brain } from '../brain/brain.ts'
import type { HandlerServices } from '../rpc/services.ts'
import type { Workspace } from '../store/workspace.ts'
import type { WorkflowRunner } from '../workflow/workflow.ts'
import type { AnalysisService } from './analysis-service.ts'
import type { ClientReadingService } from './extract-client.ts'
import type { Check } from '../diagnostics/checks.ts'

/** Everything built at the composition root. Shells serve it, the command line calls it. */
export interface Core extends HandlerServices {
  readonly workspace: Workspace
  readonly chat: Chat
  /** How a message about a new client is read now. */
  readonly clientReading: ClientReadingService
  /** A free question about transcripts, as the chat and the screen ask it. */
  readonly analysisService: AnalysisService
  readonly router: Router
  readonly brain: () => Brain
  /** Code of the stage a job must stand in for a primer video. */
  readonly primerStage: () => string
  /** Resolves when the first run is prepared: practice records and the first index. */
  readonly ready: Promise<void>
  readonly runner: WorkflowRunner
  /** Id of a job by the number or id that people say; null when the CRM has none. */
  readonly findJob: (reference: string, signal: AbortSignal) => Promise<string | null>
  /** Takes up what is due of the primer videos, from now until `close`. The background does it by itself. */
  readonly beginWork: () => void
  /** The same, and listens for orders by mail. */
  readonly beginListening: () => void
  readonly doctor: (signal: AbortSignal) => Promise<readonly Check[]>
  /** Writes the redacted support bundle. */
  readonly exportDiagnostics: (file: string, signal: AbortSignal) => Promise<void>
  readonly close: () => Promise<void>
}
