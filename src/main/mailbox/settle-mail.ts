import type { MailDecision } from '#shared/domain/trigger-mail.ts'
import { backoffMs } from '#main/core/backoff.ts'
import type { Clock } from '#main/core/clock.ts'
import { isAbort, messageOf, ServiceError, UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { MailFindings, Mails, StoredMail } from '#main/store/mails.ts'
import type { Videos } from '#main/video/videos.ts'
import { isTemporary } from './judge/is-temporary.ts'
import type { KeptMails } from './kept-mails.ts'
import type { JudgeMail, TriggerRules } from './mailbox.ts'

const RETRY = { initialMs: 15_000, maxMs: 10 * 60_000, factor: 2 }
/** Longest wait for one answer of judge, CRM or the making of a run. */
const ANSWER_MS = 120_000

export interface SettleParts {
  readonly mails: Mails
  readonly kept: KeptMails
  readonly judge: JudgeMail
  readonly rules: (mail: StoredMail) => TriggerRules
  /** Id of a job by the number or id that people say; null when there is none. */
  readonly findJob: (jobRef: string, signal: AbortSignal) => Promise<string | null>
  readonly offer: Videos['offer']
  readonly getRun: Videos['get']
  readonly clock: Clock
  readonly log: Log
}

/** Takes one pending mail as far as it goes: to its decision, or to the time of its next try. */
export type SettleMail = (mail: StoredMail, signal: AbortSignal) => Promise<void>

function findingsOf(mail: StoredMail, decision: MailDecision): MailFindings {
  return {
    reason: decision.reason,
    detail: decision.detail,
    jobRef: decision.jobRef,
    sender: decision.from ?? mail.from,
    subject: decision.subject ?? mail.subject,
    sentAt: decision.date ?? mail.sentAt,
    authenticated: decision.authenticated,
  }
}

const textLost: MailFindings['detail'] =
  'The text of this mail is no longer there, so it could not be judged. Send the order again.'

const inWords = (error: unknown): string =>
  error instanceof ServiceError || error instanceof UserError
    ? error.message
    : 'Something went wrong while the job was looked up.'

export function createSettleMail(parts: SettleParts): SettleMail {
  const { mails, kept, clock, log } = parts
  /** Orders for one job go one after the other: the second one then sees the first one's run. */
  const lines = new Map<string, Promise<void>>()

  async function inLine(key: string, work: () => Promise<void>): Promise<void> {
    const before = lines.get(key) ?? Promise.resolve()
    const mine = before.catch(() => undefined).then(work)
    lines.set(key, mine)
    try {
      await mine
    } finally {
      if (lines.get(key) === mine) lines.delete(key)
    }
  }

  async function decide(
    mail: StoredMail,
    decision: 'trigger' | 'ignore',
    findings: MailFindings,
    runId: string | null,
  ): Promise<void> {
    mails.decide(mail.id, decision, findings, runId)
    log.info('A mail was decided', { mail: mail.id, decision, reason: findings.reason, runId })
    await kept.drop(mail.id).catch(() => undefined)
  }

  /** Tries again later; once the mail is older than an order may be, it is given up with the reason. */
  async function postpone(
    mail: StoredMail,
    findings: MailFindings,
    maxAgeMs: number,
    retryAfterMs: number,
  ): Promise<void> {
    const now = clock.now()
    if (now - mail.seenAt >= maxAgeMs) {
      const detail = `${findings.detail} It was tried until the mail was too old. Send the order again.`
      await decide(mail, 'ignore', { ...findings, detail }, null)
      return
    }
    const wait = backoffMs(mail.attempts + 1, Math.random, RETRY, retryAfterMs)
    mails.postpone(mail.id, findings, now + wait)
    log.warn('A mail waits for another try', { mail: mail.id, attempts: mail.attempts + 1, waitMs: wait })
  }

  async function order(
    mail: StoredMail,
    jobRef: string,
    findings: MailFindings,
    rules: TriggerRules,
    signal: AbortSignal,
  ): Promise<void> {
    const first = mails.triggerLike(mail, mail.seenAt - rules.maxAgeMs)
    if (first) {
      const detail = 'The same mail came before and was acted on then.'
      await decide(mail, 'ignore', { ...findings, reason: 'duplicate', detail }, first.runId)
      return
    }
    const jobId = await parts.findJob(jobRef, signal)
    if (jobId === null) {
      const detail = `There is no job ${jobRef} in the CRM. Check the number, and send the order again.`
      await decide(mail, 'ignore', { ...findings, reason: 'unknown_job', detail }, null)
      return
    }
    const detail = `Mail from ${findings.sender}`
    const trigger = { source: 'mail', detail, mailId: mail.id } as const
    const answer = await parts.offer({ jobId, trigger }, signal)
    if (!('why' in answer)) {
      const said = [findings.detail, answer.detail].filter(Boolean).join(' ')
      await decide(mail, 'trigger', { ...findings, detail: said }, answer.runId)
      return
    }
    const runId = answer.why === 'run_exists' ? answer.runId : null
    // Cut off between the start of the run and this row: that run is this mail's own.
    if (runId !== null && parts.getRun(runId).trigger.mailId === mail.id) {
      await decide(mail, 'trigger', findings, runId)
      return
    }
    await decide(mail, 'ignore', { ...findings, reason: answer.why, detail: answer.detail }, runId)
  }

  async function settle(mail: StoredMail, signal: AbortSignal): Promise<void> {
    const raw = await kept.read(mail.id)
    if (!raw) {
      const findings = { ...mail, sender: mail.from, reason: 'unreadable', detail: textLost } as const
      await decide(mail, 'ignore', findings, null)
      return
    }
    const rules = parts.rules(mail)
    const within = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)])
    // Its age is that of the moment it was found: what waits for the CRM does not grow stale by waiting.
    const decision = await parts.judge(raw, rules, mail.seenAt, within)
    signal.throwIfAborted()
    const findings = findingsOf(mail, decision)
    if (decision.decision === 'ignore') {
      if (isTemporary(decision)) await postpone(mail, findings, rules.maxAgeMs, 0)
      else await decide(mail, 'ignore', findings, null)
      return
    }
    const { jobRef } = decision
    if (jobRef === null) {
      await decide(mail, 'ignore', { ...findings, reason: 'no_job' }, null)
      return
    }
    await inLine(jobRef.toLowerCase(), async () => {
      try {
        await order(mail, jobRef, findings, rules, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]))
      } catch (error) {
        signal.throwIfAborted()
        log.warn('An order could not be looked up', { mail: mail.id, error })
        const detail = `${inWords(error)} It is tried again by itself.`
        const asked = error instanceof ServiceError ? (error.retryAfterMs ?? 0) : 0
        await postpone(mail, { ...findings, reason: 'crm_trouble', detail }, rules.maxAgeMs, asked)
      }
    })
  }

  return async (mail, signal) => {
    try {
      await settle(mail, signal)
    } catch (error) {
      if (signal.aborted || isAbort(error)) return
      log.error('A mail could not be decided', { mail: mail.id, error: messageOf(error) })
      const findings = {
        ...mail,
        sender: mail.from,
        reason: 'crm_trouble',
        detail: 'Something went wrong while this mail was looked at. It is tried again by itself.',
      } as const
      await postpone(mail, findings, parts.rules(mail).maxAgeMs, 0)
    }
  }
}
