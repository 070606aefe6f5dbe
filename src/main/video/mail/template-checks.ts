import type { SettingsCheck } from '#main/settings/settings.ts'
import { checkTemplate, type MailTemplate } from './fill-template.ts'

/** Stands for the part that is not looked at. */
const good: MailTemplate = { subject: 'Subject', body: '{{link}}' }

const problemOf = (part: Partial<MailTemplate>): string | null =>
  checkTemplate({ ...good, ...part }).join(' ') || null

/** A mail to clients that could never be sent is refused as it is saved, not when a video is made. */
export const mailTemplateChecks: readonly SettingsCheck[] = [
  { key: 'mail.subject', problem: (values) => problemOf({ subject: values['mail.subject'] }) },
  { key: 'mail.body', problem: (values) => problemOf({ body: values['mail.body'] }) },
]
