import { setTimeout as delay } from 'node:timers/promises'
import type { Outside, Services } from './outside.ts'
import type { PreparedWorkspace } from './prepared-workspace.ts'
import type { Passing } from './service-gate.ts'
import { untilDone, type Done, type Turn } from './until-done.ts'

/** A request that was on its way arrives when its process is gone for so long. */
const LATE_MS = 700

/** `before`: it never arrives. `after`: its answer is lost. `late`: it arrives when the process is dead. */
export type Moment = 'before' | 'after' | 'late'
/** Whether, and when, the process that makes a request is killed at it. */
export type Pick = (key: string, passing: Passing) => Moment | null

export const keyOf = ({ service, what }: Passing): string => `${service} ${what}`
/** Requests that change something, or cost something. */
export const isChange = (key: string): boolean => !/ (?:GET|HEAD) | MAIL FROM$|\/token$/.test(key)
/** When a request of a moment is seen at its gate. */
export const seenWhen = (moment: Moment): Passing['when'] => (moment === 'after' ? 'after' : 'before')

export interface Stage {
  readonly outside: Outside
  readonly prepared: PreparedWorkspace
}

export interface Played extends Done {
  readonly dir: string
  readonly services: Services
  /** Requests at which a process was killed, and when. */
  readonly killedAt: readonly string[]
  /** Every request that set out, in order. */
  readonly requests: readonly string[]
}

/** A whole run over services that are new, killed at the requests that `pick` names. */
export async function play(
  { outside, prepared }: Stage,
  pick: Pick,
  about: {
    readonly job: string
    readonly started?: (turn: Turn) => void
    readonly searchable?: boolean
  },
): Promise<Played> {
  const dir = prepared.copy()
  const services = await outside.renew({ searchable: about.searchable ?? true })
  const killedAt: string[] = []
  const requests: string[] = []
  let current: Turn | null = null
  let dying = false
  outside.watch(async (passing) => {
    const key = keyOf(passing)
    if (passing.when === 'before') requests.push(key)
    const moment = dying ? null : pick(key, passing)
    if (moment === null || seenWhen(moment) !== passing.when) return 'pass'
    dying = true
    killedAt.push(`${key} ${moment}`)
    await current?.kill()
    if (moment !== 'late') return 'drop'
    await delay(LATE_MS)
    return 'pass'
  })
  try {
    const done = await untilDone({
      dir,
      job: about.job,
      wait: '1',
      started(turn) {
        current = turn
        dying = false
        about.started?.(turn)
      },
    })
    return { ...done, dir, services, killedAt, requests }
  } finally {
    outside.watch(null)
  }
}
