import { RunCancelled } from './workflow.ts'

/** Why the signal of an attempt aborts. Each has a type of its own, so that no end is taken for another. */
export type AttemptEnd = RunCancelled | RunnerClosed | RunLost | StepTimedOut

/** Hard-E is closing; the next process begins the attempt anew. */
export class RunnerClosed extends Error {
  override readonly name = 'RunnerClosed'
  constructor() {
    super('Hard-E is closing.')
  }
}

/** Another process has the run now, or the run has ended: nothing of this attempt is kept. */
export class RunLost extends Error {
  override readonly name = 'RunLost'
  constructor() {
    super('This attempt is no longer the one that counts.')
  }
}

export class StepTimedOut extends Error {
  override readonly name = 'StepTimedOut'
  constructor(step: string, ms: number, options?: ErrorOptions) {
    const time = ms < 120_000 ? `${Math.ceil(ms / 1000)} seconds` : `${Math.round(ms / 60_000)} minutes`
    super(`The step ${step.replaceAll('_', ' ')} did not finish within ${time}.`, options)
  }
}
