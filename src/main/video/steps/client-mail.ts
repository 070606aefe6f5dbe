import { createHash } from 'node:crypto'
import { UserError } from '#main/core/errors.ts'
import type { Settings } from '#main/settings/settings.ts'
import type { OutgoingMail } from '../mail-out.ts'
import { composeMail, isMailAddress, refuseBadTemplate } from '../mail/compose-mail.ts'

type MailKey =
  | 'smtp.user'
  | 'mail.fromAddress'
  | 'mail.fromName'
  | 'mail.provider'
  | 'company.email'
  | 'company.sender'
  | 'company.name'

/** An address that leads nowhere, for a workspace that sends no mail. */
const PRACTICE_ADDRESS = 'videos@practice.invalid'

/** Who a client's mail is from, as the settings say. UserError when there is no address to send from. */
export function senderOf(settings: Settings): OutgoingMail['from'] {
  const get = (key: MailKey): string => settings.get(key)
  const login = get('smtp.user').trim()
  const known = [get('mail.fromAddress'), get('company.email'), login].map((one) => one.trim())
  const address = known.find(isMailAddress)
  const names = [get('mail.fromName'), get('company.sender'), get('company.name')]
  const name = names.find((one) => one.trim() !== '')?.trim() ?? 'Hard-E'
  if (address) return { name, address }
  if (get('mail.provider') === 'outbox') return { name, address: PRACTICE_ADDRESS }
  throw new UserError(
    'NO_FROM_ADDRESS',
    'Hard-E does not know which address client mail is sent from.',
    'Enter it in Settings under Mail, then try again.',
  )
}

/** UserError when no mail could be sent whatever is made: said before anything costs time or money. */
export function refuseUnsendable(settings: Settings): void {
  senderOf(settings)
  refuseBadTemplate({ subject: settings.get('mail.subject'), body: settings.get('mail.body') })
}

/** The same for every attempt of a run: the server, or a look into Sent, recognises it. */
export function messageIdOf(runId: string, sentBefore: number, fromAddress: string): string {
  const name = sentBefore === 0 ? runId : `${runId}#${sentBefore + 1}`
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 32)
  const domain = (fromAddress.split('@').at(-1) ?? '').toLowerCase()
  return `<hard-e-${hash}@${/^[\w.-]{1,120}$/.test(domain) ? domain : 'hard-e.invalid'}>`
}

export interface MailAbout {
  readonly customer: { readonly firstName: string; readonly name: string; readonly email: string }
  readonly job: { readonly number: string; readonly name: string; readonly trades: readonly string[] }
  readonly rep: string
  readonly link: string
  readonly seconds: number
  readonly from: OutgoingMail['from']
  readonly messageId: string
  /** Instead of what the settings say. */
  readonly template?: { readonly subject: string | null; readonly body: string | null }
}

export const companyOf = (settings: Settings) => ({
  name: settings.get('company.name'),
  phone: settings.get('company.phone'),
  website: settings.get('company.website'),
})

/** The mail as the settings want it: the same for the preview and for the client. */
export function mailFor(settings: Settings, about: MailAbout): OutgoingMail {
  const { template, rep, ...rest } = about
  return composeMail({
    ...rest,
    template: {
      subject: template?.subject ?? settings.get('mail.subject'),
      body: template?.body ?? settings.get('mail.body'),
    },
    company: companyOf(settings),
    sender: settings.get('company.sender').trim() || rep || settings.get('company.name'),
  })
}
