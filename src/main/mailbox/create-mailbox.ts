import { join } from 'node:path'
import type { ListenerStatus } from '#shared/domain/trigger-mail.ts'
import type { Clock } from '#main/core/clock.ts'
import type { Ids } from '#main/core/ids.ts'
import type { Log } from '#main/core/log.ts'
import type { Settings } from '#main/settings/settings.ts'
import type { Leases } from '#main/store/leases.ts'
import { createMailboxes } from '#main/store/mailboxes.ts'
import { createMails } from '#main/store/mails.ts'
import type { Workspace } from '#main/store/workspace.ts'
import type { Videos } from '#main/video/videos.ts'
import { createAdmitMail } from './admit-mail.ts'
import { createCheckNow } from './check-now.ts'
import { createKeptMails } from './kept-mails.ts'
import { LEASE_MS, listenHere, TICK_MS, type ListeningHere, type ListenParts } from './listen-here.ts'
import { listenerStatus } from './listener-status.ts'
import type { MailIn } from './mail-in.ts'
import type { JudgeMail, Mailbox, TriggerRules } from './mailbox.ts'
import { createPokeRow } from './poke-row.ts'
import { createSettleMail } from './settle-mail.ts'
import { createStageLooks } from './stage-looks.ts'
import { whichMailbox } from './which-mailbox.ts'
import { createWorkOff } from './work-off.ts'

export interface MailboxParts {
  readonly workspace: Workspace
  /** Built from the settings as they are; asked for again after one of them changed. */
  readonly mailIn: () => Promise<MailIn>
  readonly judge: JudgeMail
  readonly rules: () => TriggerRules
  /** Id of a job by the number or id that people say; null when the CRM has none. */
  readonly findJob: (jobRef: string, signal: AbortSignal) => Promise<string | null>
  readonly offer: Videos['offer']
  readonly getRun: Videos['get']
  readonly stagePoll: { look(signal: AbortSignal): Promise<unknown> }
  readonly settings: Settings
  readonly leases: Leases
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** Told whenever status or ledger changed. */
  readonly changed: () => void
}

export interface OwnedMailbox extends Mailbox {
  /** The computer woke up: connections may be dead, mail and stages may be waiting. */
  wake(): void
}

export const MAILBOX_LEASE = 'mailbox'

/** The listener of a workspace: mail to ledger to decision to run, in one process at a time. */
export function createMailbox(deps: MailboxParts): OwnedMailbox {
  const { workspace, settings, leases, clock, log } = deps
  const mails = createMails(workspace)
  const mailboxes = createMailboxes(workspace)
  const kept = createKeptMails(join(workspace.dir, 'mails'))
  const listeners = new Set<() => void>()
  const changed = (): void => {
    deps.changed()
    for (const listener of listeners) listener()
  }
  const values = () => settings.all()
  const settle = createSettleMail({
    ...deps,
    mails,
    kept,
    // Who may write into the practice folder may order; a mail of another mailbox is not trusted for that.
    rules(mail) {
      const rules = deps.rules()
      const isFolder = mail.account.startsWith('folder:')
      return { ...rules, trustFolder: rules.trustFolder && isFolder }
    },
  })
  const parts: ListenParts = {
    mailIn: deps.mailIn,
    mails,
    mailboxes,
    admit: createAdmitMail({ mails, kept, clock, ids: deps.ids, log }),
    workOff: createWorkOff({ mails, settle, now: () => clock.now(), log, onDecided: changed }),
    stages: createStageLooks({
      stagePoll: deps.stagePoll,
      settings: values,
      mailboxes,
      clock,
      log,
      changed,
    }),
    poke: createPokeRow(mailboxes, clock),
    leases,
    settings: values,
    workspaceDir: workspace.dir,
    clock,
    log,
    changed,
  }

  let closing = new AbortController()
  let loop: Promise<void> | null = null
  let here: ListeningHere | null = null
  /** The lease is held in this process, also before and after the listening itself. */
  let isMine = false

  /** Once: waits for its turn, or listens until the turn ends. */
  async function takeTurn(signal: AbortSignal): Promise<void> {
    const lease = settings.get('mailbox.paused') ? null : leases.acquire(MAILBOX_LEASE, LEASE_MS)
    if (!lease) return
    isMine = true
    const onHere = (now: ListeningHere | null): void => {
      here = now
      changed()
    }
    try {
      await kept.tidy(new Set(mails.pendingIds()))
      await listenHere(parts, lease, onHere, signal)
    } finally {
      leases.release(lease)
      isMine = false
    }
  }

  async function listenOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Whatever breaks (a full disk, a busy database) must not end the listening for good.
      await takeTurn(signal).catch((error: unknown) => log.error('The listener was interrupted', { error }))
      await clock.sleep(TICK_MS, signal).catch(() => undefined)
    }
  }

  function status(): ListenerStatus {
    const isPaused = settings.get('mailbox.paused')
    const which = here?.which ?? whichMailbox(values(), workspace.dir)
    const isElsewhere = here === null && !isMine && leases.holder(MAILBOX_LEASE) !== null
    const where = here ? 'here' : isElsewhere ? 'elsewhere' : loop ? 'soon' : 'nowhere'
    const signs = here?.liveness.view() ?? mailboxes.get(which.account, which.mailbox)
    return listenerStatus({ which, isPaused, where, signs, stagePoll: parts.stages.status() }, clock.now())
  }

  const checkNow = createCheckNow({ ...parts, here: () => here, lease: MAILBOX_LEASE })

  function setPaused(isPaused: boolean): ListenerStatus {
    settings.set({ 'mailbox.paused': isPaused })
    changed()
    return status()
  }

  return {
    status,
    mails: (limit) =>
      mails
        .list(limit)
        .map(({ account: _a, contentHash: _c, sentAt: _s, attempts: _n, retryAt: _r, ...mail }) => {
          const times = mails.arrivals(mail.id)
          const again = `The same mail came ${times} times; it counts once.`
          return times > 1 ? { ...mail, detail: `${mail.detail} ${again}`.trim() } : mail
        }),
    pause: () => setPaused(true),
    resume: () => setPaused(false),
    async checkNow(signal) {
      await checkNow(signal)
      return status()
    },
    judge: async (raw, signal) => await deps.judge(raw, deps.rules(), clock.now(), signal),
    begin() {
      if (loop) return
      closing = new AbortController()
      loop = listenOn(closing.signal)
        .catch((error: unknown) => log.error('The listener stopped', { error }))
        .finally(() => {
          loop = null
        })
    },
    wake: () => here?.wake(),
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      closing.abort()
      await loop
    },
  }
}
