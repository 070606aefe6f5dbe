import type { OutgoingMail } from '../mail-out.ts'
import { UserError } from '#main/core/errors.ts'
import { checkTemplate, fillBody, fillSubject, type MailTemplate, type MailValues } from './fill-template.ts'
import { htmlOf, type MailCompany } from './mail-html.ts'
import { minutesInWords } from './minutes-in-words.ts'
import { oneLine } from './one-line.ts'
import { projectInWords } from './project-in-words.ts'

export interface MailOrder {
  readonly template: MailTemplate
  readonly customer: { readonly firstName: string; readonly name: string; readonly email: string }
  readonly job: { readonly number: string; readonly name: string; readonly trades: readonly string[] }
  /** What the client opens: a shared link, or the path of a practice delivery. */
  readonly link: string
  readonly seconds: number
  readonly company: MailCompany
  /** Who signs; empty: only the company. */
  readonly sender: string
  readonly from: { readonly name: string; readonly address: string }
  /** With angle brackets. */
  readonly messageId: string
}

/** One mailbox, nothing that could be a second one, a header or a quoted trick. */
const ADDRESS = /^[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"]{1,64}@[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"]{1,253}$/u
const MESSAGE_ID = /^<[\w.!#$%&'*+/=?^`{|}~-]{1,120}@[\w.-]{1,120}>$/

/** True for an address that a mail can be sent to. */
export const isMailAddress = (address: string): boolean => ADDRESS.test(address)

function addressOr(address: string, code: string, message: string, nextStep: string): string {
  const trimmed = address.trim()
  if (!isMailAddress(trimmed)) throw new UserError(code, message, nextStep)
  return trimmed
}

/** The values of the placeholders. They are data: one line each, never a template themselves. */
function valuesOf(order: MailOrder): MailValues {
  const { customer, job, company } = order
  const name = oneLine(customer.name)
  const phone = oneLine(company.phone)
  return {
    firstName: oneLine(customer.firstName) || name || 'there',
    name: name || oneLine(customer.firstName) || 'there',
    project: projectInWords(job, name),
    jobNumber: job.number,
    link: order.link,
    minutes: minutesInWords(order.seconds),
    sender: order.sender,
    company: company.name,
    phone,
    website: company.website,
    orCall: phone === '' ? '' : `, or call us at ${phone}`,
  }
}

/** UserError when no mail can be made of it. */
export function refuseBadTemplate(template: MailTemplate): void {
  const problems = checkTemplate(template)
  if (problems.length === 0) return
  const next = 'Correct the mail in the settings, then try again.'
  throw new UserError('MAIL_TEMPLATE', problems.join(' '), next)
}

/**
 * The client's mail, exactly as it is previewed, approved and sent. The text has one paragraph a line; how it
 * is wrapped for the way is the message's affair. UserError 'MAIL_TEMPLATE', 'NO_CLIENT_ADDRESS',
 * 'NO_FROM_ADDRESS', 'NO_LINK'.
 */
export function composeMail(order: MailOrder): OutgoingMail {
  refuseBadTemplate(order.template)
  const link = oneLine(order.link)
  if (link === '') {
    throw new UserError('NO_LINK', 'There is no link to the video yet.', 'Deliver the video first.')
  }
  if (!MESSAGE_ID.test(order.messageId)) throw new Error('The Message-ID cannot be used.')
  const to = addressOr(
    order.customer.email,
    'NO_CLIENT_ADDRESS',
    'The client has no usable e-mail address.',
    'Correct the address in the CRM, then try again.',
  )
  const from = addressOr(
    order.from.address,
    'NO_FROM_ADDRESS',
    'There is no usable address to send from.',
    'Enter the sender of client mails in the settings, then try again.',
  )
  const values = valuesOf(order)
  const text = fillBody(order.template.body, values)
  return {
    messageId: order.messageId,
    from: { name: oneLine(order.from.name), address: from },
    to: { name: oneLine(order.customer.name), address: to },
    subject: fillSubject(order.template.subject, values),
    text,
    html: htmlOf(text, link, order.company),
  }
}
