import { z } from 'zod'
import { collectionSchema } from '../domain/citation.ts'
import {
  knowledgeDocumentSchema,
  knowledgeSourceSchema,
  passageSchema,
  rankedPassageSchema,
} from '../domain/knowledge-document.ts'
import { call } from '../rpc/define.ts'

export const knowledge = {
  'knowledge.sources': call(z.object({}), z.array(knowledgeSourceSchema)),
  'knowledge.addFolder': call(z.object({ path: z.string().min(1) }), knowledgeSourceSchema),
  'knowledge.removeSource': call(z.object({ sourceId: z.string() }), z.object({})),
  'knowledge.setEnabled': call(
    z.object({ sourceId: z.string(), enabled: z.boolean() }),
    knowledgeSourceSchema,
  ),
  'knowledge.sync': call(z.object({ sourceId: z.string().nullable() }), z.object({})),
  'knowledge.documents': call(
    z.object({
      sourceId: z.string().nullable().default(null),
      collection: collectionSchema.nullable().default(null),
    }),
    z.array(knowledgeDocumentSchema),
  ),
  'knowledge.document': call(
    z.object({ documentId: z.string() }),
    z.object({ document: knowledgeDocumentSchema, passages: z.array(passageSchema) }),
  ),
  'knowledge.passage': call(
    z.object({ passageId: z.string() }),
    z.object({ passage: passageSchema, document: knowledgeDocumentSchema }),
  ),
  'knowledge.search': call(
    z.object({
      query: z.string().max(2000),
      collection: collectionSchema.nullable().default(null),
      limit: z.number().int().positive().max(50).default(10),
    }),
    z.array(rankedPassageSchema),
  ),
  /** A dropped document is copied into the workspace's own documents folder and indexed. */
  'knowledge.import': call(
    z.object({ name: z.string().max(255), base64: z.string().max(28_000_000), collection: collectionSchema }),
    knowledgeDocumentSchema,
  ),
} as const
