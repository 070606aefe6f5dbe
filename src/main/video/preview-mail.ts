import type { MailPreview } from '#shared/contract/videos.ts'
import { UserError } from '#main/core/errors.ts'
import { mailSchema, toSend } from './actions/mail-actions.ts'
import { actionsOf } from './cleanup/not-needed.ts'
import type { VideoKit } from './kit.ts'
import type { OutgoingMail } from './mail-out.ts'
import { mailFor, messageIdOf, senderOf, type MailAbout } from './steps/client-mail.ts'
import { MAIL_SLOT } from './steps/review-reason.ts'
import { deliveredSchema, fetchedSchema, videoResultSchema } from './steps/results.ts'

interface Unsaved {
  readonly subject: string | null
  readonly body: string | null
}

/** Nobody: only shows what a mail looks like. */
const sample = {
  customer: { firstName: 'Maria', name: 'Maria Ortiz', email: 'maria.ortiz@example.com' },
  job: { number: '2231-01', name: 'Roof replacement', trades: ['Roofing'] },
  link: 'https://example.com/sample-video',
  seconds: 92,
} as const

const shown = (mail: OutgoingMail): MailPreview => ({
  to: `${mail.to.name} <${mail.to.address}>`,
  from: `${mail.from.name} <${mail.from.address}>`,
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
})

/** A preview is possible before there is an address to send from. */
function fromFor(kit: VideoKit): OutgoingMail['from'] {
  try {
    return senderOf(kit.settings)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { name: kit.settings.get('company.name') || 'Hard-E', address: 'not-set-yet@example.com' }
  }
}

/** Exactly what the client of a run gets, or got; without a run, what a sample customer would get. */
export async function previewMail(
  kit: VideoKit,
  input: Unsaved & { readonly runId: string | null },
  signal: AbortSignal,
): Promise<MailPreview> {
  const { runId, ...template } = input
  const from = fromFor(kit)
  const compose = (about: Omit<MailAbout, 'from' | 'template' | 'messageId'>): MailPreview =>
    shown(
      mailFor(kit.settings, {
        ...about,
        from,
        template,
        messageId: messageIdOf(runId ?? 'preview', 0, from.address),
      }),
    )
  if (runId === null) return compose({ ...sample, rep: kit.settings.get('company.sender') })

  const unsaved = template.subject !== null || template.body !== null
  const action = actionsOf(kit, runId, MAIL_SLOT).at(-1)
  if (action && action.state !== 'rejected' && !unsaved && mailSchema.safeParse(action.payload).success) {
    return shown(toSend(action.payload))
  }
  const steps = kit.runner().steps(runId)
  const output = (name: string): unknown => steps.find((step) => step.name === name)?.output
  const fetched = fetchedSchema.safeParse(output('fetch_context'))
  if (!fetched.success) {
    const next = 'Look again when its first step is done.'
    throw new UserError('NO_MAIL_YET', 'This run does not know its customer yet.', next)
  }
  const { customerId, customerName, firstName, email, job, rep } = fetched.data
  const customer = await kit
    .crm()
    .customer(customerId, { signal })
    .catch(() => ({ name: customerName, firstName, email }))
  const delivered = deliveredSchema.safeParse(output('upload_video'))
  const video = videoResultSchema.safeParse(output('render_video'))
  return compose({
    customer: { firstName: customer.firstName, name: customer.name, email: customer.email || email },
    job,
    rep: rep?.name ?? '',
    link: delivered.success ? delivered.data.link : 'https://example.com/the-video-is-not-there-yet',
    seconds: video.success ? video.data.seconds : sample.seconds,
  })
}
