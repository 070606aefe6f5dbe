import type { ListenerStatus } from '#shared/domain/trigger-mail.ts'
import type { Clock } from '#main/core/clock.ts'
import { messageOf, ServiceError, UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { SettingValues } from '#main/settings/schema.ts'
import type { Mailboxes } from '#main/store/mailboxes.ts'

const LOOK_MS = 2 * 60_000
/** The row in which the looks at the CRM are kept, beside those of mailboxes. */
const ROW = ['#stages', 'crm'] as const

/** The second source of orders: jobs that reached the primer stage while nobody listened. */
export interface StageLooks {
  status(): ListenerStatus['stagePoll']
  isDue(): boolean
  /** Looks if it is switched on; keeps its trouble for the status, and never rejects. */
  look(signal: AbortSignal): Promise<void>
}

function isOn(values: SettingValues): boolean {
  const wish = values['trigger.stagePoll']
  if (wish !== 'auto') return wish === 'on'
  return values['crm.provider'] === 'leap' && values['mailbox.provider'] === 'imap'
}

export function createStageLooks(parts: {
  stagePoll: { look(signal: AbortSignal): Promise<unknown> }
  settings: () => SettingValues
  mailboxes: Mailboxes
  clock: Clock
  log: Log
  changed: () => void
}): StageLooks {
  const { mailboxes, clock } = parts
  let running: Promise<void> | null = null

  async function once(signal: AbortSignal): Promise<void> {
    let trouble: string | null = null
    try {
      await parts.stagePoll.look(AbortSignal.any([signal, AbortSignal.timeout(LOOK_MS)]))
    } catch (error) {
      if (signal.aborted) return
      const isForPeople = error instanceof ServiceError || error instanceof UserError
      trouble = isForPeople ? error.message : 'The stages of the CRM could not be looked at.'
      parts.log.warn('The stages of the CRM could not be looked at', { error: messageOf(error) })
    }
    mailboxes.tell(...ROW, { lastCheckAt: clock.now(), trouble }, clock.now())
    parts.changed()
  }

  return {
    status() {
      const row = mailboxes.get(...ROW)
      const on = isOn(parts.settings())
      return { on, lastAt: row?.lastCheckAt ?? null, trouble: on ? (row?.trouble ?? null) : null }
    },
    isDue() {
      const values = parts.settings()
      if (!isOn(values) || running) return false
      const last = mailboxes.get(...ROW)?.lastCheckAt ?? null
      const now = clock.now()
      // A last look in the future is a clock that was put right.
      return last === null || last > now || now - last >= values['trigger.stagePollMinutes'] * 60_000
    },
    async look(signal) {
      if (!isOn(parts.settings())) return
      running ??= once(signal).finally(() => {
        running = null
      })
      await running
    },
  }
}
