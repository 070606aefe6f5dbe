import { z } from 'zod'
import { call, stream } from '#shared/rpc/define.ts'

/** An event of about the size of a text delta in a turn. */
export const eventSchema = z.object({
  seq: z.number(),
  turnId: z.string(),
  at: z.number(),
  type: z.literal('text.delta'),
  text: z.string(),
})
export type BenchEvent = z.infer<typeof eventSchema>

export const contract = {
  ping: call(z.object({ n: z.number() }), z.object({ n: z.number() })),
  events: stream(z.object({ count: z.number() }), eventSchema),
} as const

export function eventAt(seq: number): BenchEvent {
  return { seq, turnId: 'turn_01j', at: 1_700_000_000_000 + seq, type: 'text.delta', text: ` word ${seq}` }
}
