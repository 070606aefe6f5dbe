import type { MailReason } from '#shared/domain/trigger-mail.ts'
import type { TriggerRules } from '../mailbox.ts'
import { authorOf, isAllowed, type MailAddress, namesRecipient } from './addresses.ts'
import type { Authenticated } from './authenticate.ts'
import { automaticBecause } from './automatic.ts'
import { fieldTexts, type ReadMail } from './header-section.ts'
import { DNS_TROUBLE } from './is-temporary.ts'
import type { Order } from './order.ts'
import type { ReadWords } from './read-words.ts'
import { hours, shown } from './words.ts'

/** Why a mail is no trigger: the reason, and in words what to do. */
export type Refusal = readonly [reason: MailReason, detail: string]

const FUTURE_MS = 10 * 60_000

/** Another person who sent it in the author's name, if there is one; an inbox that passes its mail on is none. */
function stranger(mail: ReadMail, author: MailAddress, { senders, recipients }: TriggerRules): string | null {
  const others = ['sender', 'resent-from', 'resent-sender'].flatMap((name) => fieldTexts(mail, name))
  for (const text of others) {
    const other = authorOf(text)
    if (!('author' in other)) return 'It was sent by somebody else in the name of its author.'
    const known = [...senders, ...recipients]
    if (other.author.address !== author.address && !isAllowed(other.author, known))
      return `It was sent by ${other.author.address} in the name of ${author.address}.`
  }
  return null
}

export function senderTrouble(mail: ReadMail, author: MailAddress, rules: TriggerRules): string | null {
  const { senders } = rules
  if (!isAllowed(author, senders)) {
    const nobody = senders.length === 0 ? 'Nobody may order videos by mail yet.' : ''
    const advice = `Add ${shown(author.address)} in Settings → Mailbox if this person may.`
    return `${nobody || `${shown(author.address)} may not order videos.`} ${advice}`
  }
  const other = stranger(mail, author, rules)
  return other && `${other} Ask for the mail to be sent directly.`
}

export function notProven({ temporary, words }: Authenticated): Refusal {
  if (temporary) return ['not_authenticated', `${DNS_TROUBLE} ${words} It is looked at again later.`]
  const advice =
    'Let the mail provider of the sender sign mail, or name your own provider in Settings → Mailbox.'
  return ['not_authenticated', `The sender is not proven. ${words} ${advice}`]
}

/** Nothing of this depends on DNS. */
export function placeAndTime(
  mail: ReadMail,
  rules: TriggerRules,
  date: number | null,
  now: number,
): Refusal | null {
  // Not Delivered-To: the last server writes the mailbox's own address there, whomever the mail was meant for.
  const to = ['to', 'cc'].flatMap((name) => fieldTexts(mail, name))
  if (rules.recipients.length > 0 && !namesRecipient(to, rules.recipients)) {
    const wanted = rules.recipients.join(' or ')
    return [
      'wrong_recipient',
      `It is not addressed to ${wanted}. Other addresses belong in Settings → Mailbox.`,
    ]
  }
  if (date === null) return ['stale', 'It has no date that can be read. Send the order again as a new mail.']
  if (now - date > rules.maxAgeMs)
    return ['stale', `It is older than ${hours(rules.maxAgeMs)}. Send the order again as a new mail.`]
  if (date - now > FUTURE_MS)
    return ['future', 'Its date lies in the future. Check the clock of the computer that sent it.']
  return null
}

export function jobTrouble(jobs: readonly string[]): Refusal | null {
  if (jobs.length === 0)
    return ['no_job', 'It names no job. Write the job number behind the order, for example "Job 2231-01".']
  if (jobs.length > 1)
    return ['several_jobs', `It names several jobs: ${jobs.slice(0, 5).join(', ')}. Send one mail for each.`]
  return null
}

export function notOrder(
  order: Order,
  words: ReadWords,
  mail: ReadMail,
  author: MailAddress | null,
  phrase: string,
): Refusal | null {
  if (order.kind === 'none' && !order.mentioned) return ['not_an_order', `Its subject is not "${phrase}".`]
  const because = automaticBecause({
    fields: mail.fields,
    from: author,
    subject: words.subject,
    partTypes: words.partTypes,
  })
  if (because) return ['automatic', `No person wrote it as an order: ${because}.`]
  if (order.kind === 'quoted')
    return [
      'quoted',
      `"${phrase}" stands only in an answer or a forwarded part. Send the order as a new mail.`,
    ]
  return order.kind === 'none'
    ? [
        'not_an_order',
        `"${phrase}" must be the whole subject, with nothing but the job number and the client's name behind it.`,
      ]
    : null
}
