import { z } from 'zod'
import { citationSchema } from './citation.ts'
import { failureSchema } from './failure.ts'
import { outwardActionSchema } from './outward-action.ts'
import { agentNameSchema, routeDecisionSchema, routeSchema } from './route.ts'
import { turnStatusSchema } from './turn-event.ts'
import { usageSchema } from './usage.ts'

export const conversationSchema = z.object({
  id: z.string(),
  title: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** True while a turn of this conversation is queued or running. */
  busy: z.boolean(),
  /** Number of approvals that wait for the person. */
  waiting: z.number().int().nonnegative(),
  archived: z.boolean(),
})
export type Conversation = z.infer<typeof conversationSchema>

export const attachmentSchema = z.object({
  id: z.string(),
  name: z.string(),
  mime: z.string(),
  /** Bytes. */
  size: z.number().int().nonnegative(),
  kind: z.enum(['transcript', 'audio', 'document', 'image', 'other']),
})
export type Attachment = z.infer<typeof attachmentSchema>

export const toolCallSchema = z.object({
  callId: z.string(),
  tool: z.string(),
  title: z.string(),
  args: z.json(),
  state: z.enum(['running', 'done', 'failed', 'interrupted']),
  result: z.json(),
  ms: z.number().nullable(),
})
export type ToolCall = z.infer<typeof toolCallSchema>

/** What an assistant message shows around its text; built from the journal, so a reload shows the same. */
export const turnViewSchema = z.object({
  id: z.string(),
  status: turnStatusSchema,
  decision: routeDecisionSchema.nullable(),
  agent: agentNameSchema.nullable(),
  brain: z.string().nullable(),
  tools: z.array(toolCallSchema),
  citations: z.array(citationSchema),
  approvals: z.array(outwardActionSchema),
  notices: z.array(z.object({ kind: z.string(), text: z.string(), open: z.string().nullable() })),
  choice: z
    .object({
      question: z.string(),
      options: z.array(z.object({ label: z.string(), send: z.string(), route: routeSchema.nullable() })),
    })
    .nullable(),
  usage: usageSchema.nullable(),
  ms: z.number().nullable(),
  failure: failureSchema.nullable(),
})
export type TurnView = z.infer<typeof turnViewSchema>

export const messageSchema = z.object({
  id: z.string(),
  conversationId: z.string(),
  parentId: z.string().nullable(),
  role: z.enum(['user', 'assistant']),
  text: z.string(),
  createdAt: z.number(),
  attachments: z.array(attachmentSchema),
  /** Ids of the messages that share this one's parent, oldest first, itself included: the branches. */
  siblings: z.array(z.string()),
  /** Set on assistant messages. */
  turn: turnViewSchema.nullable(),
})
export type Message = z.infer<typeof messageSchema>

export const searchHitSchema = z.object({
  conversationId: z.string(),
  conversationTitle: z.string(),
  messageId: z.string(),
  role: z.enum(['user', 'assistant']),
  /** Text around the hit; the matching words stand between U+E000 and U+E001. */
  snippet: z.string(),
  at: z.number(),
})
export type SearchHit = z.infer<typeof searchHitSchema>
