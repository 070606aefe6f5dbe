import { createBell } from '#main/integrations/imap/bell.ts'
import type { Clock } from '#main/core/clock.ts'
import type { Log } from '#main/core/log.ts'
import type { SettingValues } from '#main/settings/schema.ts'
import type { Lease, Leases } from '#main/store/leases.ts'
import type { Mailboxes } from '#main/store/mailboxes.ts'
import type { Mails } from '#main/store/mails.ts'
import type { AdmitMail } from './admit-mail.ts'
import { createLiveness, type Liveness } from './liveness.ts'
import type { MailIn } from './mail-in.ts'
import type { PokeRow } from './poke-row.ts'
import type { StageLooks } from './stage-looks.ts'
import { listenerMark, whichMailbox, type WhichMailbox } from './which-mailbox.ts'
import type { WorkOff } from './work-off.ts'

export const LEASE_MS = 30_000
const RENEW_EVERY_MS = 8_000
export const TICK_MS = 1_000
/** A pause between two ticks that the computer must have slept through. */
const SLEPT_MS = 30_000
/** A mailbox that could not even be built is tried again after this, or when a setting changes. */
const REBUILD_MS = 30_000
/** So long is waited for work in hand before it is left behind. */
const LEAVE_MS = 8_000

export interface ListenParts {
  readonly mailIn: () => Promise<MailIn>
  readonly mails: Mails
  readonly mailboxes: Mailboxes
  readonly admit: AdmitMail
  readonly workOff: WorkOff
  readonly stages: StageLooks
  readonly poke: PokeRow
  readonly leases: Leases
  readonly settings: () => SettingValues
  readonly workspaceDir: string
  readonly clock: Clock
  readonly log: Log
  readonly changed: () => void
}

/** Listening as it goes on in this process. */
export interface ListeningHere {
  readonly which: WhichMailbox
  readonly liveness: Liveness
  /** Null while it cannot be built. */
  readonly mailIn: MailIn | null
  /** Decides what is due; resolves when that is done. */
  readonly work: () => Promise<void>
  readonly wake: () => void
}

/**
 * Listens while the lease is held, the settings stay and nothing is paused; resolves when one of these ends.
 * `onHere` is told what goes on, and null at the end.
 */
export async function listenHere(
  parts: ListenParts,
  held: Lease,
  onHere: (here: ListeningHere | null) => void,
  signal: AbortSignal,
): Promise<void> {
  const { clock, log, leases } = parts
  const values = parts.settings()
  const mark = listenerMark(values)
  const over = new AbortController()
  const session = AbortSignal.any([signal, over.signal])
  const inHand = new Set<Promise<void>>()
  const begin = (name: string, work: Promise<void>): void => {
    const guarded = work.catch((error: unknown) => {
      if (!session.aborted) log.error(`The mailbox's ${name} failed`, { error })
    })
    inHand.add(guarded)
    void guarded.finally(() => inHand.delete(guarded))
  }

  const bell = createBell(clock)
  let mailIn: MailIn | null = null
  let failure: unknown = null
  try {
    mailIn = await parts.mailIn()
  } catch (error) {
    failure = error
  }
  const planned = whichMailbox(values, parts.workspaceDir)
  const which: WhichMailbox = mailIn ?? planned
  const { account, mailbox } = which
  const liveness = createLiveness({
    mailboxes: parts.mailboxes,
    account,
    mailbox,
    clock,
    changed: parts.changed,
  })
  const work = async (): Promise<void> => {
    if (mailIn) await parts.workOff(mailIn, session)
  }
  const kick = (): void => begin('work', work())
  const wake = (): void => {
    mailIn?.poke()
    kick()
    if (parts.stages.status().on) begin('look at the stages', parts.stages.look(session))
  }
  onHere({ which, liveness, mailIn, work, wake })
  if (mailIn) {
    const listening = mailIn.listen({
      cursor: () => parts.mailboxes.get(account, mailbox)?.cursor ?? null,
      onMail: async (mail) => {
        const isNew = await parts.admit(mail)
        if (isNew) liveness.sawMail()
        kick()
      },
      onEvent: (event) => {
        liveness.see(event)
        if (event.type === 'checked') kick()
      },
      signal: session,
    })
    // An adapter that gives up is built anew.
    begin(
      'listening',
      listening.finally(() => bell.ring()),
    )
    kick()
    void listening.catch(() => undefined).finally(() => over.abort())
  } else liveness.see({ type: 'trouble', error: failure instanceof Error ? failure : new Error('not built') })

  let lease = held
  let renewedAt = clock.now()
  let lastTick = renewedAt
  let poked = parts.poke.read()
  try {
    while (!session.aborted) {
      await bell.wait(TICK_MS, session)
      if (session.aborted) break
      const now = clock.now()
      const hasSlept = now - lastTick > SLEPT_MS
      lastTick = now
      if (hasSlept || Math.abs(now - renewedAt) >= RENEW_EVERY_MS) {
        const renewed = leases.renew(lease, LEASE_MS)
        if (!renewed) break
        lease = renewed
        renewedAt = now
      }
      const current = parts.settings()
      if (current['mailbox.paused'] || listenerMark(current) !== mark) break
      if (!mailIn && now - held.expiresAt + LEASE_MS >= REBUILD_MS) break
      const poke = parts.poke.read()
      if (poke !== poked) liveness.expectCheck()
      if (poke !== poked || hasSlept) wake()
      poked = poke
      if (parts.mails.due(now, 1).length > 0) kick()
      if (parts.stages.isDue()) begin('look at the stages', parts.stages.look(session))
    }
  } finally {
    over.abort()
    const left = new AbortController()
    const late = clock.sleep(LEAVE_MS, left.signal).catch(() => undefined)
    await Promise.race([Promise.allSettled(inHand), late])
    left.abort()
    // Trouble of a mailbox that could not be built is kept over its rebuilding.
    if (mailIn) liveness.ended()
    onHere(null)
  }
}
