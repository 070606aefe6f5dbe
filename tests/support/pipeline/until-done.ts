import { startCommand, type Command, type Ended } from './command.ts'

/** Said by a process of a run: which process it is (from 0 up), and how to kill it. */
export interface Turn {
  readonly number: number
  kill(): Promise<void>
}

export interface Course {
  readonly dir: string
  readonly job: string
  /** Seconds between the upload and the mail. */
  readonly wait: string
  /** Called when a process starts. It may kill it at any later moment. */
  readonly started?: (turn: Turn) => void
  /** Called with every line of progress. */
  readonly said?: (line: string, turn: Turn) => void
  /** Starts until it is given up. */
  readonly most?: number
}

export interface Done extends Ended {
  /** Processes that were killed on the way. */
  readonly kills: number
}

/**
 * Makes the video of a job, and starts the command line again after every kill – in turns as `resume`
 * and as the same order again – until a process comes to its own end.
 */
export async function untilDone(course: Course): Promise<Done> {
  const { dir, job, wait, most = 80 } = course
  const order = ['video', 'run', '--job', job, '--wait', wait]
  let ordered = false
  for (let number = 0; number < most; number++) {
    const args = ordered && number % 2 === 1 ? ['video', 'resume'] : order
    let command: Command | null = null
    const turn: Turn = { number, kill: async () => await command?.kill() }
    command = startCommand(dir, args, (line) => {
      // Nothing to resume before the run is stored.
      if (line.includes('Look up the job')) ordered = true
      course.said?.(line, turn)
    })
    course.started?.(turn)
    const ended = await command.ended
    if (ended.code !== null) return { ...ended, kills: number }
  }
  throw new Error(`not done after ${most} processes`)
}
