import { z } from 'zod'
import {
  draftChangeSchema,
  exportFormatSchema,
  paragraphSchema,
  scriptDraftSchema,
  scriptKindSchema,
} from '../domain/script-draft.ts'
import { call } from '../rpc/define.ts'

const one = z.object({ draftId: z.string() })
/** What an engine made, and what it has to say: "No source says anything about a warranty." */
const made = z.object({ draft: scriptDraftSchema, remarks: z.array(z.string()) })

export const scripts = {
  /** Last changed first; abandoned ones are left out. */
  'scripts.list': call(z.object({}), z.array(scriptDraftSchema)),
  'scripts.get': call(one, scriptDraftSchema),
  /** The newest draft of a conversation that is not abandoned, or null. */
  'scripts.ofConversation': call(z.object({ conversationId: z.string() }), scriptDraftSchema.nullable()),
  /** Begins one in a conversation of its own. */
  'scripts.start': call(
    z.object({ kind: scriptKindSchema.nullable().default(null), jobId: z.string().nullable().default(null) }),
    scriptDraftSchema,
  ),
  /** The same function that the chat uses. `revision` null does not check what the form had seen. */
  'scripts.change': call(
    one.extend({ change: draftChangeSchema, revision: z.number().int().nullable().default(null) }),
    scriptDraftSchema,
  ),
  /** Proposes an outline from what is known. Refused while something is missing. */
  'scripts.outline': call(one, made),
  /** Writes the text along the outline; locked paragraphs stay. */
  'scripts.write': call(one, made),
  /** "warmer", "shorter", "mention the warranty"; `paragraphIds` empty: the whole text. */
  'scripts.revise': call(
    one.extend({
      instruction: z.string().trim().min(1).max(2_000),
      paragraphIds: z.array(z.string()).default([]),
    }),
    made,
  ),
  'scripts.version': call(
    one.extend({ version: z.number().int().positive() }),
    z.object({ paragraphs: z.array(paragraphSchema) }),
  ),
  'scripts.export': call(
    one.extend({ format: exportFormatSchema }),
    z.object({ fileName: z.string(), mime: z.string(), base64: z.string() }),
  ),
} as const
