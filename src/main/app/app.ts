import type { Clock } from '#main/core/clock.ts'
import type { Fetch } from '#main/core/http.ts'
import type { Log } from '#main/core/log.ts'
import type { Shell } from '#main/shell/shell.ts'
import type { Wire } from '#shared/rpc/wire.ts'

export interface AppOptions {
  /** The workspace folder; made when it is missing. */
  readonly dataDir: string
  /** Folder with prompts, the practice workspace and routing data. */
  readonly resourcesDir: string
  readonly version: string
  readonly shell: Shell
  readonly log: Log
  /** False for short-lived commands: no watching, no recovery of turns. */
  readonly background: boolean
  /** Simulated time; the computer's unless given. */
  readonly clock?: Clock
  /** How requests leave; `globalThis.fetch` unless given. */
  readonly fetch?: Fetch
}

/** The running core, without a window. Shells connect wires to it. */
export interface App {
  /** Serves one renderer over `wire`; the result disconnects it. */
  connect(wire: Wire): () => void
  /** Stops what runs within a deadline, then closes the database. */
  stop(): Promise<void>
}
