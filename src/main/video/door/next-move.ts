import type { OutwardAction } from '#shared/domain/outward-action.ts'

/**
 * What a step does about the last action of its slot. `begin`: a new action. `replace`: the same, and
 * the last one is taken back. `follow`: it is this one.
 */
export type NextMove = 'begin' | 'replace' | 'follow'

export interface LastMove {
  /** Null: it was stored and not proposed. */
  readonly state: OutwardAction['state'] | null
  /** This execution of the step chose it, in an earlier attempt. */
  readonly mine: boolean
  /** A person said no to it. What the run itself took back at its end was never refused. */
  readonly refused: boolean
  /** It says exactly what would be proposed now. */
  readonly same: boolean
  /** It was sent, and that is what is wanted: for example the same link to the same person. */
  readonly stands: boolean
}

export function nextMove(last: LastMove | null): NextMove {
  if (last === null) return 'begin'
  switch (last.state) {
    case null:
    case 'approved':
    case 'sending':
    case 'unknown':
      return 'follow'
    case 'failed':
      return last.same ? 'follow' : 'replace'
    case 'proposed':
      return last.mine || last.same ? 'follow' : 'replace'
    case 'rejected':
      return last.mine && last.refused ? 'follow' : 'begin'
    case 'sent':
      return last.mine || last.stands ? 'follow' : 'begin'
  }
}
