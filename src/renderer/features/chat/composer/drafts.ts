import { z } from 'zod'
import { attachmentSchema, type Attachment } from '#shared/domain/conversation.ts'
import { routeSchema, type Route } from '#shared/domain/route.ts'

/** What stands in the composer and has not been sent. */
export interface Draft {
  readonly text: string
  readonly route: Route | null
  readonly attachments: readonly Attachment[]
  /** What parts of the text were said aloud as. */
  readonly recordings: readonly string[]
}

export const emptyDraft: Draft = { text: '', route: null, attachments: [], recordings: [] }

const draftSchema = z.object({
  text: z.string(),
  route: routeSchema.nullable(),
  attachments: z.array(attachmentSchema),
  recordings: z.array(z.string()).default([]),
})

export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const keyOf = (conversationId: string | null): string => `hard-e.draft.${conversationId ?? 'new'}`

/** The draft of a conversation (null: of the next new one). What cannot be read counts as empty. */
export function readDraft(storage: DraftStorage, conversationId: string | null): Draft {
  try {
    const parsed = draftSchema.safeParse(JSON.parse(storage.getItem(keyOf(conversationId)) ?? 'null'))
    return parsed.success ? parsed.data : emptyDraft
  } catch {
    return emptyDraft
  }
}

export function isEmptyDraft(draft: Draft): boolean {
  return draft.text.trim() === '' && draft.attachments.length === 0
}

/** Keeps the draft over reloads and restarts; an empty one leaves nothing behind. */
export function keepDraft(storage: DraftStorage, conversationId: string | null, draft: Draft): void {
  try {
    if (isEmptyDraft(draft) && draft.route === null) storage.removeItem(keyOf(conversationId))
    else storage.setItem(keyOf(conversationId), JSON.stringify(draft))
  } catch {
    // A full storage must not get in the way of typing.
  }
}
