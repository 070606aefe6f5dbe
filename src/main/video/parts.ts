import type { OutwardDoor } from '#main/approvals/outward-action.ts'
import type { Clock } from '#main/core/clock.ts'
import type { Ids } from '#main/core/ids.ts'
import type { Log } from '#main/core/log.ts'
import type { Crm } from '#main/crm/crm.ts'
import type {
  CheckClaims,
  FactFinder,
  FindInspirations,
  Scripts,
  ScriptWriter,
} from '#main/scripts/scripts.ts'
import type { Settings } from '#main/settings/settings.ts'
import type { RemoteStates } from '#main/store/remote-states.ts'
import type { UsageLedger } from '#main/usage/ledger.ts'
import type { WorkflowRunner } from '#main/workflow/workflow.ts'
import type { Delivery } from './delivery.ts'
import type { ErrorMemory } from './door/error-memory.ts'
import type { MailOut } from './mail-out.ts'
import type { VideoRenderer } from './renderer.ts'
import type { SpeechSynth } from './speech.ts'

/** Everything the pipeline works with. Services are asked for at each use, since settings change. */
export interface VideoParts {
  /** `media` of the workspace. */
  readonly mediaDir: string
  readonly remoteStates: RemoteStates
  /** Given late: runner and door are made with the workflow and the executors of the pipeline. */
  readonly runner: () => WorkflowRunner
  readonly door: () => OutwardDoor
  readonly errors: ErrorMemory
  readonly crm: () => Crm
  /** Code of the stage in which a job waits for its primer video; empty: none is chosen. */
  readonly primerStage: () => string
  readonly scripts: Pick<Scripts, 'forVideo'>
  readonly writer: () => ScriptWriter
  /** The built-in composer, for a text that rests on facts alone. */
  readonly composer: ScriptWriter
  readonly facts: FactFinder
  readonly checkClaims: CheckClaims
  readonly inspirations: FindInspirations
  readonly speech: () => Promise<SpeechSynth>
  readonly localSpeech: () => Promise<SpeechSynth>
  readonly renderer: () => Promise<VideoRenderer>
  readonly localRenderer: () => Promise<VideoRenderer>
  readonly delivery: () => Promise<Delivery>
  readonly mailOut: () => Promise<MailOut>
  readonly settings: Settings
  readonly ledger: UsageLedger
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
}
