import { z } from 'zod'
import type { ActionExecutor, JsonObject } from '#main/approvals/outward-action.ts'
import { ServiceError, UserError } from '#main/core/errors.ts'
import { htmlOf } from '../mail/mail-html.ts'
import type { OutgoingMail } from '../mail-out.ts'
import type { VideoParts } from '../parts.ts'
import { effect } from '../steps/proposals.ts'
import { readPayload, refuseOtherService } from './media-payload.ts'

export const mailSchema = z.object({
  service: z.enum(['smtp', 'local']),
  runId: z.string(),
  jobNumber: z.string(),
  customerId: z.string(),
  /** The CRM account the address is from. */
  account: z.string(),
  to: z.string(),
  toName: z.string(),
  from: z.string(),
  fromName: z.string(),
  subject: z.string(),
  text: z.string(),
  link: z.string(),
  company: z.object({ name: z.string(), phone: z.string(), website: z.string() }),
  messageId: z.string(),
})
export type MailPayload = z.infer<typeof mailSchema>

const LONGEST_SUBJECT = 200
const LONGEST_TEXT = 10_000

function checkedMail(payload: JsonObject): MailPayload {
  const mail = readPayload(mailSchema, payload)
  const subject = mail.subject.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  const text = mail.text.replace(/\r\n?/g, '\n').trimEnd()
  const refuse = (message: string, next: string) => new UserError('MAIL_TEXT', message, next)
  if (subject === '') throw refuse('The mail has no subject.', 'Write one.')
  if (subject.length > LONGEST_SUBJECT) throw refuse('The subject is too long.', 'Shorten it.')
  if (text.length > LONGEST_TEXT) throw refuse('The mail is too long.', 'Shorten it.')
  if (!text.includes(mail.link)) {
    throw refuse('The link to the video is missing in the mail.', `Put it back: ${mail.link}`)
  }
  return { ...mail, subject, text }
}

/** What is sent: the HTML part is made from the text, so that an edit is in both. Pure. */
export function toSend(payload: JsonObject): OutgoingMail {
  const mail = checkedMail(payload)
  return {
    messageId: mail.messageId,
    from: { name: mail.fromName, address: mail.from },
    to: { name: mail.toName, address: mail.to },
    subject: mail.subject,
    text: mail.text,
    html: htmlOf(mail.text, mail.link, mail.company),
  }
}

export const mailEffects = ({ to, subject, text }: MailPayload) => [
  effect('To', to),
  effect('Subject', subject, { payloadKey: 'subject' }),
  effect('Text', text, { payloadKey: 'text', multiline: true }),
]

/** Trouble before the mail is given to anybody: it can be tried again without a doubt. */
async function nothingSentYet<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    if (!(cause instanceof ServiceError)) throw cause
    const { service, kind, status, retryAfterMs } = cause
    throw new ServiceError(
      cause.message,
      { service, kind, status, retryAfterMs, safeToRetry: true },
      { cause },
    )
  }
}

/** Mail to a client. The address is looked up in the CRM once more before it is sent. */
export function createMailExecutor({ crm, mailOut }: Pick<VideoParts, 'crm' | 'mailOut'>): ActionExecutor {
  const sameAddress = async (mail: MailPayload, signal: AbortSignal): Promise<void> => {
    const now = crm()
    const next = 'Try the run again from this step: it asks the CRM anew.'
    if (now.account !== mail.account) {
      const message = `The address is from another CRM than ${now.label}. Nothing was sent.`
      throw new UserError('OTHER_CRM', message, next)
    }
    const customer = await nothingSentYet(() => now.customer(mail.customerId, { signal }))
    if (customer.email.trim().toLowerCase() === mail.to.toLowerCase()) return
    const message = `The e-mail address of ${customer.name} was changed in the CRM. Nothing was sent.`
    throw new UserError('MAIL_ADDRESS_CHANGED', message, next)
  }
  return {
    kind: 'email.client',
    validate: (payload) => checkedMail(payload),
    effects: async (payload) => mailEffects(checkedMail(payload)),
    async execute(payload, _marker, signal) {
      const mail = checkedMail(payload)
      const out = await mailOut()
      refuseOtherService(mail.service, out)
      await sameAddress(mail, signal)
      const { response } = await out.send(toSend(mail), signal)
      return { messageId: mail.messageId, response: response.slice(0, 500) }
    },
    async reconcile(payload, _marker, signal) {
      const { service, messageId } = readPayload(mailSchema, payload)
      const out = await mailOut()
      return out.service === service ? await out.find(messageId, signal) : 'unknown'
    },
  }
}
