import type { OutwardDoor } from '../approvals/outward-action.ts'
import type { Clock } from '../core/clock.ts'
import type { Log } from '../core/log.ts'
import type { OwnedMailbox } from '../mailbox/create-mailbox.ts'
import type { Shell } from '../shell/shell.ts'
import type { OwnedVideos } from '../video/create-videos.ts'
import type { WorkflowRunner } from '../workflow/workflow.ts'
import { followAttention } from './attention.ts'

const HOUR_MS = 3_600_000

export interface PipelineWorkParts {
  readonly videos: OwnedVideos
  readonly mailbox: OwnedMailbox
  readonly runner: WorkflowRunner
  readonly door: OutwardDoor
  readonly shell: Shell
  readonly clock: Clock
  readonly log: Log
}

/** What works on primer videos while a process lives. */
export interface PipelineWork {
  /** Takes up runs that are due. */
  begin(): void
  /** The same, and listens for orders, follows tray and power, and tidies up. */
  beginListening(): void
  close(): Promise<void>
}

export function createPipelineWork(parts: PipelineWorkParts): PipelineWork {
  const { videos, mailbox, runner, door, shell, log } = parts
  const stops: (() => void)[] = [videos.follow()]
  const closing = new AbortController()
  const state = { working: false, listening: false }

  const begin = (): void => {
    if (state.working || closing.signal.aborted) return
    state.working = true
    // What was being sent when its process died is looked at before a step asks for it.
    void door.recover().catch((error: unknown) => log.error('recovery failed', { error }))
    runner.begin()
  }
  /** What cleanups could not reach is tried again at every start and every hour. */
  const keepTidy = (): void => {
    const tidy = (): void => {
      void videos.janitor(closing.signal).catch((error: unknown) => log.warn('janitor failed', { error }))
    }
    tidy()
    const timer = setInterval(tidy, HOUR_MS).unref()
    stops.push(() => clearInterval(timer))
  }
  return {
    begin,
    beginListening() {
      begin()
      if (state.listening || closing.signal.aborted) return
      state.listening = true
      mailbox.begin()
      const woke = (): void => {
        runner.wake()
        mailbox.wake()
      }
      stops.push(shell.power.onResume(woke), followAttention(parts))
      keepTidy()
    },
    async close() {
      closing.abort()
      for (const stop of stops.splice(0)) stop()
      await mailbox.close()
      await runner.close()
    },
  }
}
