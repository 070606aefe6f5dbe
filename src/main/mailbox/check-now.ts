import { ServiceError, UserError } from '#main/core/errors.ts'
import { readTrouble } from './trouble.ts'
import { whichMailbox } from './which-mailbox.ts'
import { LEASE_MS, type ListeningHere, type ListenParts } from './listen-here.ts'

const LOOK_EVERY_MS = 100
/** Longest wait for the listener of this process: a dead connection is noticed and replaced within it. */
const HERE_MS = 40_000
/** Longest wait for what came to be decided; marking thousands of old mails goes on behind it. */
const WORK_MS = 20_000
/** Longest wait for another process. */
const ELSEWHERE_MS = 10_000
const ONCE_MS = 5 * 60_000
const RENEW_EVERY_MS = 8_000

export interface CheckParts extends ListenParts {
  readonly here: () => ListeningHere | null
  readonly lease: string
}

/**
 * Looks for mail and in the CRM now, wherever it is listened. Rejects with UserError when it is paused or the
 * process that listens does not answer, with the listener's own error when it cannot look.
 */
export function createCheckNow(parts: CheckParts): (signal: AbortSignal) => Promise<void> {
  const { clock, leases, mailboxes } = parts

  /** Until `isDone` says so; false when the time is over. */
  async function until(isDone: () => boolean, ms: number, signal: AbortSignal): Promise<boolean> {
    for (let waited = 0; !isDone(); waited += LOOK_EVERY_MS) {
      if (waited >= ms) return false
      await clock.sleep(LOOK_EVERY_MS, signal)
    }
    return true
  }

  /** Until the work is done, or nothing is undecided and only marks are left. */
  async function decided(work: Promise<void>, signal: AbortSignal): Promise<void> {
    let isOver = false
    const working = work.finally(() => (isOver = true))
    working.catch(() => undefined)
    await until(() => isOver, WORK_MS, signal)
    if (!isOver) await until(() => isOver || parts.mails.due(clock.now(), 1).length === 0, WORK_MS, signal)
    if (isOver) await working
  }

  async function inThisProcess(here: ListeningHere, signal: AbortSignal): Promise<void> {
    const before = here.liveness.view()
    if (!here.mailIn)
      throw (
        before.error ??
        new UserError('MAILBOX_NOT_SET_UP', 'The mailbox is not set up.', 'Set it up in Settings → Mailbox.')
      )
    here.liveness.expectCheck()
    here.wake()
    const hasLooked = (): boolean => {
      const { checks, error } = here.liveness.view()
      return checks > before.checks || (error !== null && error !== before.error) || parts.here() !== here
    }
    const isInTime = await until(hasLooked, HERE_MS, signal)
    const { error } = here.liveness.view()
    if (error) throw error
    if (!isInTime) {
      throw new ServiceError('The mail server did not answer in time.', { service: 'imap', kind: 'timeout' })
    }
    await decided(here.work(), signal)
    await parts.stages.look(signal)
  }

  async function inAnother(signal: AbortSignal): Promise<void> {
    const { account, mailbox } = whichMailbox(parts.settings(), parts.workspaceDir)
    const lastCheck = (): number | null => mailboxes.get(account, mailbox)?.lastCheckAt ?? null
    const before = lastCheck()
    parts.poke.poke()
    if (await until(() => lastCheck() !== before, ELSEWHERE_MS, signal)) {
      await until(() => parts.mails.due(clock.now(), 1).length === 0, ELSEWHERE_MS, signal)
      return
    }
    const trouble = readTrouble(mailboxes.get(account, mailbox)?.trouble ?? null)
    if (trouble) throw new UserError('MAILBOX_TROUBLE', trouble.message, trouble.nextStep)
    throw new UserError(
      'LISTENER_ELSEWHERE',
      'Another Hard-E process listens to this mailbox and did not answer.',
      'Look at the mailbox there, or close it and check again here.',
    )
  }

  /** Under the lease, so that nobody else acts on the same mails meanwhile; false when another holds it. */
  async function once(signal: AbortSignal): Promise<boolean> {
    let lease = leases.acquire(parts.lease, LEASE_MS)
    if (!lease) return false
    const lost = new AbortController()
    const within = AbortSignal.any([signal, lost.signal, AbortSignal.timeout(ONCE_MS)])
    const renewing = setInterval(() => {
      lease = lease && leases.renew(lease, LEASE_MS)
      if (!lease) lost.abort()
    }, RENEW_EVERY_MS)
    try {
      const mailIn = await parts.mailIn()
      const { account, mailbox } = mailIn
      const cursor = await mailIn.checkOnce({
        cursor: () => mailboxes.get(account, mailbox)?.cursor ?? null,
        onMail: async (mail) => {
          const isNew = await parts.admit(mail)
          if (isNew) mailboxes.tell(account, mailbox, { lastMailAt: clock.now() }, clock.now())
        },
        signal: within,
      })
      mailboxes.saveCursor(account, mailbox, cursor, clock.now())
      mailboxes.tell(account, mailbox, { lastCheckAt: clock.now() }, clock.now())
      await parts.workOff(mailIn, within)
      await parts.stages.look(within)
      return true
    } finally {
      clearInterval(renewing)
      if (lease) leases.release(lease)
      parts.changed()
    }
  }

  return async (signal) => {
    if (parts.settings()['mailbox.paused']) {
      throw new UserError('MAILBOX_PAUSED', 'The mailbox is paused.', 'Resume it, then check again.')
    }
    // A person who asks does not want to wait for the next try of what waits for one.
    parts.mails.tryAllNow()
    const here = parts.here()
    if (here) await inThisProcess(here, signal)
    else if (!(await once(signal))) await inAnother(signal)
  }
}
