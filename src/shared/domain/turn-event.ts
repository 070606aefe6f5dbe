import { z } from 'zod'
import { citationSchema } from './citation.ts'
import { failureSchema } from './failure.ts'
import { outwardActionSchema } from './outward-action.ts'
import { agentNameSchema, routeDecisionSchema, routeSchema } from './route.ts'
import { usageSchema } from './usage.ts'

export const turnStatusSchema = z.enum(['queued', 'running', 'finished', 'stopped', 'failed', 'interrupted'])
export type TurnStatus = z.infer<typeof turnStatusSchema>

/** Everything that can happen in a turn, in both flows. */
export const turnEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('turn.started'),
    userMessageId: z.string(),
    assistantMessageId: z.string(),
  }),
  z.object({ type: z.literal('route.decided'), decision: routeDecisionSchema }),
  z.object({
    type: z.literal('agent.changed'),
    agent: agentNameSchema,
    /** Label of the brain that speaks: "Built-in rules", "gpt-6-sol". */
    brain: z.string(),
  }),
  z.object({
    type: z.literal('tool.started'),
    callId: z.string(),
    tool: z.string(),
    /** Plain language: "Looking up Ortiz in the CRM". */
    title: z.string(),
    args: z.json(),
  }),
  z.object({
    type: z.literal('tool.finished'),
    callId: z.string(),
    ok: z.boolean(),
    /** Plain language with the outcome: "Found 2 jobs for Ortiz". */
    title: z.string(),
    result: z.json(),
    ms: z.number().nonnegative(),
  }),
  z.object({ type: z.literal('text.delta'), delta: z.string() }),
  /**
   * The text so far is void (a fast turn that escalates, a model that failed before it said anything
   * useful).
   */
  z.object({ type: z.literal('text.reset') }),
  z.object({ type: z.literal('citations'), citations: z.array(citationSchema) }),
  z.object({ type: z.literal('approval.requested'), action: outwardActionSchema }),
  z.object({ type: z.literal('approval.settled'), action: outwardActionSchema }),
  /** Something the person should know: a fallback to the built-in rules, an escalation to the agent flow. */
  z.object({
    type: z.literal('notice'),
    kind: z.enum(['fallback', 'escalated', 'parked', 'resumed', 'setup']),
    text: z.string(),
    /** Place in the app that helps, for example `settings/search`. */
    open: z.string().nullable(),
  }),
  z.object({
    type: z.literal('choice.offered'),
    question: z.string(),
    options: z.array(z.object({ label: z.string(), send: z.string(), route: routeSchema.nullable() })),
  }),
  z.object({
    type: z.literal('turn.finished'),
    status: z.enum(['finished', 'stopped', 'failed', 'interrupted']),
    usage: usageSchema,
    ms: z.number().nonnegative(),
    failure: failureSchema.nullable(),
  }),
])
export type TurnEvent = z.infer<typeof turnEventSchema>

/** An event with its place in the conversation's journal. `seq` grows by conversation and never repeats. */
export const journalEntrySchema = z.object({
  seq: z.number().int().positive(),
  conversationId: z.string(),
  turnId: z.string(),
  at: z.number(),
  event: turnEventSchema,
})
export type JournalEntry = z.infer<typeof journalEntrySchema>
