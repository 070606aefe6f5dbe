import { z } from 'zod'
import { collectionSchema } from './citation.ts'

export const sourceKindSchema = z.enum(['practice', 'folder', 's3'])

export const knowledgeSourceSchema = z.object({
  id: z.string(),
  kind: sourceKindSchema,
  /** "Practice documents", the folder's path, or "s3://bucket/prefix". */
  label: z.string(),
  enabled: z.boolean(),
  state: z.enum(['idle', 'syncing', 'error']),
  documents: z.number().int().nonnegative(),
  passages: z.number().int().nonnegative(),
  lastSyncAt: z.number().nullable(),
  error: z.string().nullable(),
  progress: z.object({ done: z.number(), total: z.number() }).nullable(),
})
export type KnowledgeSource = z.infer<typeof knowledgeSourceSchema>

export const knowledgeDocumentSchema = z.object({
  id: z.string(),
  sourceId: z.string(),
  /** Path inside the source, with forward slashes. */
  path: z.string(),
  title: z.string(),
  collection: collectionSchema,
  format: z.string(),
  size: z.number().int().nonnegative(),
  modifiedAt: z.number().nullable(),
  indexedAt: z.number(),
  passages: z.number().int().nonnegative(),
  /** Why it could not be read, in words; null when it could. */
  error: z.string().nullable(),
})
export type KnowledgeDocument = z.infer<typeof knowledgeDocumentSchema>

export const passageSchema = z.object({
  id: z.string(),
  documentId: z.string(),
  /** Path of the document inside its source. */
  document: z.string(),
  title: z.string(),
  collection: collectionSchema,
  /** Headings above the passage, joined with " › ". */
  heading: z.string(),
  text: z.string(),
  ordinal: z.number().int().nonnegative(),
})
export type Passage = z.infer<typeof passageSchema>

/** A passage with its rank score; higher is better, comparable only within one search. */
export const rankedPassageSchema = passageSchema.extend({ score: z.number() })
export type RankedPassage = z.infer<typeof rankedPassageSchema>
