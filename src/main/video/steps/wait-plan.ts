/** How step 7 waits. Times in milliseconds, counted from the upload and not from a restart. */
export type WaitPlan =
  | { readonly type: 'exactly'; readonly until: number; readonly why: string }
  /** It can be played as soon as it is there. */
  | { readonly type: 'at_once' }
  | { readonly type: 'poll'; readonly floorAt: number; readonly capAt: number }

export function waitPlan(about: {
  readonly uploadedAt: number
  readonly waitSeconds: number | null
  readonly mode: 'poll' | 'fixed'
  readonly floorSeconds: number
  readonly capMinutes: number
  readonly processes: boolean
}): WaitPlan {
  const { uploadedAt, waitSeconds, capMinutes } = about
  const capAt = uploadedAt + capMinutes * 60_000
  if (waitSeconds !== null) {
    const until = uploadedAt + waitSeconds * 1000
    return {
      type: 'exactly',
      until,
      why: `Waits ${waitSeconds} ${waitSeconds === 1 ? 'second' : 'seconds'}, as ordered`,
    }
  }
  if (about.mode === 'fixed') {
    return { type: 'exactly', until: capAt, why: `Waits ${capMinutes} minutes, as the settings say` }
  }
  if (!about.processes) return { type: 'at_once' }
  return { type: 'poll', floorAt: uploadedAt + about.floorSeconds * 1000, capAt }
}

/** What was seen so far. */
export interface Looks {
  readonly count: number
  /** How often in a row it could be played. */
  readonly ready: number
}

const PAUSES = [15_000, 30_000, 60_000] as const
const READY_TWICE = 2

/** When to look next, after so many looks. */
export const pauseAfter = (count: number): number => PAUSES[Math.min(count, PAUSES.length - 1)] ?? 60_000

export type AfterLook = { readonly done: true; readonly confirmed: boolean } | { readonly at: number }

/**
 * Goes on when it could be played twice in a row and not before the floor; at the cap whatever was
 * seen. After a computer slept past the cap it is looked at once. Pure.
 */
export function afterLook(looks: Looks, plan: Extract<WaitPlan, { type: 'poll' }>, now: number): AfterLook {
  const { floorAt, capAt } = plan
  if (now >= capAt) return { done: true, confirmed: looks.ready > 0 }
  if (looks.ready < READY_TWICE) return { at: Math.min(now + pauseAfter(looks.count), capAt) }
  return now >= floorAt ? { done: true, confirmed: true } : { at: Math.min(floorAt, capAt) }
}
