import type { Brain } from '../brain/brain.ts'
import type { Crm } from '../crm/crm.ts'
import { createLeapCrm } from '../integrations/leap/leap-crm.ts'
import { createPerplexity, domainList } from '../integrations/perplexity/perplexity.ts'
import { createS3Source } from '../integrations/s3/s3-source.ts'
import { createLocalCrm } from '../local/crm/local-crm.ts'
import type { WebResearch } from '../agents/web-research.ts'
import { customersIn } from '../crm/customers-in.ts'
import { createSearchTheWeb } from '../research/search-the-web.ts'
import type { WebSearch } from '../research/web-search.ts'
import type { Workspace } from '../store/workspace.ts'
import { brainFor } from './brains.ts'
import type { Adapters } from './connection-tests.ts'
import { createMailAdapters, type MailAdapters } from './mail-adapters.ts'
import {
  createVideoAdapters,
  requiredKey,
  type VideoAdapterParts,
  type VideoAdapters,
} from './video-adapters.ts'

export interface AdapterParts extends Omit<VideoAdapterParts, 'workspaceDir'> {
  readonly workspace: Workspace
  readonly rules: Brain
}

/** Builds the adapter that given settings name. Nothing connects before its first use. */
export function createAdapters(
  parts: AdapterParts,
): Adapters &
  VideoAdapters &
  MailAdapters & { research(web: WebSearch | null, crm: () => Crm, company: string): WebResearch | null } {
  const { workspace, clock, log, rules, fetch } = parts
  const services = { ...parts, workspaceDir: workspace.dir }
  return {
    ...createVideoAdapters(services),
    ...createMailAdapters(services),
    brain: (values, readSecret) => brainFor(values, { readSecret, rules, fetch, log }),
    crm(values, secret) {
      const primerStage = values['crm.primerStage']
      if (values['crm.provider'] === 'local') {
        return createLocalCrm({ workspace, clock, ...(primerStage ? { primerStage } : {}) })
      }
      return createLeapCrm({
        baseUrl: values['crm.baseUrl'],
        token: requiredKey(secret, 'leap.token', 'The Leap token', 'CRM'),
        requestsPerMinute: values['crm.requestsPerMinute'],
        mention: { mode: values['crm.mention.mode'], template: values['crm.mention.template'] },
        primerStage,
        fetch,
        clock,
        log,
      })
    },
    async documents(values, secret) {
      if (!values['documents.s3.enabled']) return null
      return createS3Source({
        bucket: values['documents.s3.bucket'],
        prefix: values['documents.s3.prefix'],
        region: values['documents.s3.region'],
        endpoint: values['documents.s3.endpoint'],
        forcePathStyle: values['documents.s3.forcePathStyle'],
        accessKeyId: values['documents.s3.accessKeyId'],
        secretAccessKey: (await secret('s3.secretAccessKey')) ?? '',
      })
    },
    search(values, secret) {
      if (values['search.provider'] === 'none') return null
      return createPerplexity({
        mode: values['search.mode'],
        apiKey: requiredKey(secret, 'perplexity.apiKey', 'The Perplexity key', 'Web search'),
        baseUrl: values['search.baseUrl'],
        domains: domainList(values['search.domains']),
        fetch,
        clock,
        log,
      })
    },
    research: (web, crm, company) =>
      web && {
        label: web.label,
        search: createSearchTheWeb({
          search: web,
          customersIn: (text, signal) => customersIn(crm(), text, clock.now(), signal),
          company: () => company,
        }),
      },
  }
}
