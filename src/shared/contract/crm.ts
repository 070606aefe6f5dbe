import { z } from 'zod'
import { customerSchema, jobSummarySchema, stageSchema } from '../domain/customer.ts'
import { call } from '../rpc/define.ts'

export const crm = {
  /** Empty text lists all, newest first. */
  'crm.find': call(
    z.object({ text: z.string().max(500), limit: z.number().int().positive().max(500).default(50) }),
    z.array(customerSchema),
  ),
  'crm.job': call(z.object({ jobId: z.string() }), jobSummarySchema),
  'crm.stages': call(z.object({}), z.array(stageSchema)),
} as const
