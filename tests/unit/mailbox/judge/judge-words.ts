import { z } from 'zod'
import { mailReasonSchema, type MailDecision } from '#shared/domain/trigger-mail.ts'
import { silentLog } from '#main/core/log.ts'
import { createJudge } from '#main/mailbox/judge/create-judge.ts'
import type { TriggerRules } from '#main/mailbox/mailbox.ts'
import { DOMAIN, SENT_AT, unsignedMail } from '#tests/support/signed-mail.ts'

/** A row of tests/data/trigger-mails.jsonl. */
export const triggerMailSchema = z.object({
  id: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string().optional(),
  from: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  reason: mailReasonSchema,
  jobRef: z.string().nullable(),
})

type TriggerMailRow = z.infer<typeof triggerMailSchema>

/** A raw mail with the row's words. */
export function rowMail({ subject, text, html, from, headers }: TriggerMailRow): Promise<Buffer> {
  return unsignedMail({
    subject,
    text,
    ...(html === undefined ? {} : { html }),
    ...(from === undefined ? {} : { from }),
    ...(headers === undefined ? {} : { headers }),
  })
}

const judge = createJudge({
  resolve: () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' })),
  log: silentLog,
  dnsBudgetMs: 2_000,
})

/** Judges the words alone: whoever sent it may order, however old it is, and nothing needs to be signed. */
export function judgeWords(raw: Uint8Array, senders: readonly string[] = [DOMAIN]): Promise<MailDecision> {
  const rules: TriggerRules = {
    senders,
    subject: 'Please produce Primer Video',
    recipients: [],
    maxAgeMs: 100 * 365 * 86_400_000,
    authservId: '',
    trustFolder: true,
  }
  return judge(raw, rules, SENT_AT.getTime(), new AbortController().signal)
}
