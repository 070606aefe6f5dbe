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

/** What could not be sent in front of what was written or said meanwhile. */
export function withUnsent(now: Draft, unsent: Draft): Draft {
  const texts = [unsent.text, now.text].filter((text) => text.trim() !== '')
  return {
    text: texts.join('\n'),
    route: unsent.route ?? now.route,
    attachments: [...unsent.attachments, ...now.attachments],
    recordings: [...unsent.recordings, ...now.recordings],
  }
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
