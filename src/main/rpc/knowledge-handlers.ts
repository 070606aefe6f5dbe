import type { crm } from '#shared/contract/crm.ts'
import type { knowledge } from '#shared/contract/knowledge.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import { UserError } from '../core/errors.ts'
import type { HandlerServices } from './services.ts'

const gone = (): UserError =>
  new UserError(
    'DOCUMENT_GONE',
    'This document is no longer in the index.',
    'Synchronise the source and search again.',
  )

export function knowledgeHandlers({ knowledge: library }: HandlerServices): Handlers<typeof knowledge> {
  return {
    'knowledge.sources': () => [...library.sources()],
    'knowledge.addFolder': ({ path }) => library.addFolder(path),
    'knowledge.removeSource': ({ sourceId }) => {
      library.removeSource(sourceId)
      return {}
    },
    'knowledge.setEnabled': ({ sourceId, enabled }) => library.setEnabled(sourceId, enabled),
    'knowledge.sync': async ({ sourceId }, { signal }) => {
      await library.sync(sourceId, signal)
      return {}
    },
    'knowledge.documents': (filter) => [...library.documents(filter)],
    'knowledge.document': ({ documentId }) => {
      const found = library.document(documentId)
      if (!found) throw gone()
      return { document: found.document, passages: [...found.passages] }
    },
    'knowledge.passage': ({ passageId }) => {
      const passage = library.passage(passageId)
      const found = passage && library.document(passage.documentId)
      if (!passage || !found) throw gone()
      return { passage, document: found.document }
    },
    'knowledge.search': async ({ query, collection, limit }, { signal }) => [
      ...(await library.search(query, { collection, limit, signal })),
    ],
    'knowledge.import': ({ name, base64, collection }) =>
      library.importDocument(name, Buffer.from(base64, 'base64'), collection),
  }
}

export function crmHandlers({ crm: current }: HandlerServices): Handlers<typeof crm> {
  return {
    'crm.find': async ({ text, limit }, { signal }) => [...(await current().find(text, { limit, signal }))],
    'crm.job': ({ jobId }, { signal }) => current().summary(jobId, { signal }),
    'crm.stages': async (_input, { signal }) => [...(await current().stages({ signal }))],
  }
}
