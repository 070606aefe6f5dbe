import { z } from 'zod'
import { ledgerMailSchema, listenerStatusSchema } from '../domain/trigger-mail.ts'
import { call } from '../rpc/define.ts'

export const mailbox = {
  'mailbox.status': call(z.object({}), listenerStatusSchema),
  /** Newest first, each with its decision and why. */
  'mailbox.mails': call(
    z.object({ limit: z.number().int().positive().max(500).default(100) }),
    z.array(ledgerMailSchema),
  ),
  'mailbox.pause': call(z.object({}), listenerStatusSchema),
  'mailbox.resume': call(z.object({}), listenerStatusSchema),
  /** Looks for mail (and in the CRM) now. */
  'mailbox.checkNow': call(z.object({}), listenerStatusSchema),
} as const
