import { z } from 'zod'
import { ServiceError, UserError, type ServiceErrorKind } from '#main/core/errors.ts'

/** Connections end as a matter of course: a fault is shown as one only after this. */
export const SHOWN_AFTER_MS = 3 * 60_000

export const troubleSchema = z.object({
  message: z.string(),
  nextStep: z.string(),
  /** It does not pass by itself, so there is nothing to wait for before it is shown. */
  forPerson: z.boolean(),
})
export type Trouble = z.infer<typeof troubleSchema>

const NEXT: Readonly<Partial<Record<ServiceErrorKind, string>>> = {
  auth: 'Check user and password in Settings → Mailbox, or sign in again.',
  notFound: 'Check the name of the mailbox in Settings → Mailbox.',
  network: 'Check the connection and the server in Settings → Mailbox. It is tried again by itself.',
  timeout: 'Check the connection. It is tried again by itself.',
}

/** An error of listening in words; whatever is not meant for people gets plain ones. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof UserError) {
    return { message: error.message, nextStep: error.nextStep, forPerson: true }
  }
  if (error instanceof ServiceError) {
    const nextStep = NEXT[error.kind] ?? 'It is tried again by itself.'
    return { message: error.message, nextStep, forPerson: false }
  }
  return {
    message: 'The mailbox could not be looked at.',
    nextStep: 'It is tried again by itself. If it goes on, look into the log.',
    forPerson: false,
  }
}

export function readTrouble(json: string | null): Trouble | null {
  if (json === null) return null
  try {
    const read = troubleSchema.safeParse(JSON.parse(json))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
