import { z } from 'zod'
import {
  attachmentSchema,
  conversationSchema,
  messageSchema,
  searchHitSchema,
} from '../domain/conversation.ts'
import { routeSchema } from '../domain/route.ts'
import { journalEntrySchema } from '../domain/turn-event.ts'
import { call, stream } from '../rpc/define.ts'

const conversationId = z.object({ conversationId: z.string() })

export const chat = {
  'chat.conversations': call(z.object({ archived: z.boolean().default(false) }), z.array(conversationSchema)),
  'chat.create': call(z.object({}), conversationSchema),
  'chat.rename': call(
    conversationId.extend({ title: z.string().trim().min(1).max(120) }),
    conversationSchema,
  ),
  'chat.archive': call(conversationId.extend({ archived: z.boolean() }), conversationSchema),
  'chat.delete': call(conversationId, z.object({})),
  /** The messages of the active branch, oldest first, and the journal position they include. */
  'chat.history': call(
    conversationId,
    z.object({ conversation: conversationSchema, messages: z.array(messageSchema), seq: z.number() }),
  ),
  /** Shows another branch: `messageId` becomes part of the active path. */
  'chat.selectBranch': call(conversationId.extend({ messageId: z.string() }), z.object({})),
  /** Queues a turn. `parentId` null continues at the end of the active branch. */
  'chat.send': call(
    conversationId.extend({
      text: z.string().max(200_000),
      attachmentIds: z.array(z.string()).default([]),
      /** Recordings that parts of the text were said as; they belong to this message from now on. */
      recordingIds: z.array(z.string()).default([]),
      /** Set when a person chose the route (slash command, clarifying choice). */
      route: routeSchema.nullable().default(null),
      /** Set to edit: the new message becomes a sibling of this user message. */
      editOf: z.string().nullable().default(null),
    }),
    z.object({ turnId: z.string(), userMessageId: z.string(), assistantMessageId: z.string() }),
  ),
  /** Answers the same user message again, as a sibling of the earlier answer. */
  'chat.retry': call(
    conversationId.extend({ assistantMessageId: z.string() }),
    z.object({ turnId: z.string(), assistantMessageId: z.string() }),
  ),
  'chat.stop': call(conversationId, z.object({ stopped: z.boolean() })),
  /** Journal entries after `after`: first the stored ones, then live ones, without a gap. */
  'chat.events': stream(conversationId.extend({ after: z.number().int().nonnegative() }), journalEntrySchema),
  'chat.search': call(
    z.object({ query: z.string(), limit: z.number().int().positive().max(100).default(30) }),
    z.array(searchHitSchema),
  ),
  'chat.attach': call(
    z.object({ name: z.string().max(255), mime: z.string(), base64: z.string().max(28_000_000) }),
    attachmentSchema,
  ),
  'chat.export': call(conversationId, z.object({ fileName: z.string(), markdown: z.string() })),
} as const
