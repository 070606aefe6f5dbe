import { ServiceError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { Mails } from '#main/store/mails.ts'
import type { MailIn, MailPlace } from './mail-in.ts'
import type { SettleMail } from './settle-mail.ts'

/** So many mails are judged at once; each may ask DNS and the CRM. */
const AT_ONCE = 4
const MOST_MARKS = 200
const MARK_MS = 60_000
const MOST_REFUSALS = 5
/** So many in one round, and the connection is the trouble rather than the mail. */
const MOST_FAILURES = 3

const isOutOfReach = (error: unknown): boolean =>
  error instanceof ServiceError && ['network', 'timeout', 'auth', 'rate'].includes(error.kind)

const keyOf = ({ account, mailbox, uidValidity, uid }: MailPlace): string =>
  `${account} ${mailbox} ${uidValidity}/${uid}`

export interface WorkOff {
  /** Decides what is due, and tells the server of what is decided. Resolves when nothing is due any more. */
  (mailIn: MailIn, signal: AbortSignal): Promise<void>
}

/** Works off the ledger; calls while it works are answered by one more round. */
export function createWorkOff(parts: {
  mails: Mails
  settle: SettleMail
  now: () => number
  log: Log
  onDecided: () => void
}): WorkOff {
  const { mails, settle, log } = parts

  async function decideDue(signal: AbortSignal): Promise<void> {
    // What was tried in this round and is due again at once (a clock that stands) waits for the next round.
    const tried = new Set<string>()
    for (;;) {
      const queue = mails.due(parts.now(), 200 + tried.size).filter(({ id }) => !tried.has(id))
      if (queue.length === 0 || signal.aborted) return
      for (const { id } of queue) tried.add(id)
      let at = 0
      const worker = async (): Promise<void> => {
        for (let mail = queue[at++]; mail && !signal.aborted; mail = queue[at++]) {
          await settle(mail, signal)
          parts.onDecided()
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, worker))
    }
  }

  /** A mark that the server refuses again and again must not hold up the others. */
  const refused = new Map<string, number>()
  async function markDecided(mailIn: MailIn, signal: AbortSignal): Promise<void> {
    let failures = 0
    for (;;) {
      const open = mails
        .unmarked(mailIn.account, mailIn.mailbox, MOST_MARKS + refused.size)
        .filter(({ place }) => (refused.get(keyOf(place)) ?? 0) < MOST_REFUSALS)
      for (const { place, decision } of open) {
        if (signal.aborted) return
        try {
          await mailIn.mark(place, decision, AbortSignal.any([signal, AbortSignal.timeout(MARK_MS)]))
        } catch (error) {
          // The decision stands; the mark is made at the next look.
          if (signal.aborted || isOutOfReach(error)) return
          refused.set(keyOf(place), (refused.get(keyOf(place)) ?? 0) + 1)
          log.warn('A decided mail could not be marked', { uid: place.uid, error })
          failures += 1
          if (failures >= MOST_FAILURES) return
          continue
        }
        mails.marked(place)
        refused.delete(keyOf(place))
        // An order that came meanwhile does not wait for the marks of thousands of old mails.
        if (again) return
      }
      if (open.length < MOST_MARKS || failures > 0) return
    }
  }

  let running: Promise<void> | null = null
  let again = false
  return async (mailIn, signal) => {
    again = true
    running ??= (async () => {
      try {
        while (again && !signal.aborted) {
          again = false
          await decideDue(signal)
          await markDecided(mailIn, signal)
        }
      } finally {
        running = null
      }
    })()
    await running
  }
}
