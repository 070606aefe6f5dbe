import { plural } from '#shared/text/plural.ts'
import type { CrmFindings } from '#shared/domain/crm-findings.ts'
import { dayLine } from '../agents/prompts.ts'
import type { RouteDecision } from '#shared/domain/route.ts'
import type { CitationSources } from '../agents/citation-sources.ts'
import { crmReferences } from '../brain/crm-references.ts'
import type { Evidence } from '../brain/evidence.ts'
import { lookUp } from '../crm/look-up.ts'
import type { Emit, FlowTurn } from './flow.ts'
import type { FlowServices } from './flow-services.ts'
import { searchText } from './search-text.ts'
import { documentsInstead, foundNothing } from './second-thought.ts'
import { visibly } from './visible-step.ts'

export interface Gathered {
  readonly evidence: Evidence | null
  readonly prompt: string
  /** Untrusted text was read. */
  readonly tainted: boolean
  /** Set when another route turned out to know the answer. */
  readonly decision?: RouteDecision
}

const PASSAGES = 6

/** Registers the records in the order the rules and the prompt number them. */
function addRecords(findings: CrmFindings, sources: CitationSources): void {
  for (const { record, title, quote } of crmReferences(findings))
    sources.add({ kind: 'crm', record, title, quote })
}

function describe(findings: CrmFindings): string {
  const parts: string[] = []
  if (findings.jobs.length) parts.push(plural(findings.jobs.length, 'job'))
  if (findings.customers.length) parts.push(plural(findings.customers.length, 'customer'))
  if (findings.stage) parts.push(`${findings.stage.jobs.length} in ${findings.stage.stage.name}`)
  if (findings.appointments) parts.push(plural(findings.appointments.items.length, 'appointment'))
  if (findings.pipeline) parts.push('the pipeline by stage')
  return parts.length ? `Found ${parts.join(', ')}` : 'Found nothing that matches'
}

async function fromCrm(
  services: FlowServices,
  turn: FlowTurn,
  emit: Emit,
  sources: CitationSources,
  signal: AbortSignal,
) {
  const crm = services.crm()
  const now = services.clock.now()
  const call = { tool: 'look_up', title: `Looking in ${crm.label}`, args: { question: turn.text } }
  const findings = await visibly(services, emit, call, async () => {
    const value = await lookUp(crm, turn.text, { now, history: turn.history, signal })
    const jobs = value.jobs.map((summary) => summary.job.number)
    const customers = value.customers.map((customer) => customer.name)
    return { title: describe(value), result: { searched: value.searched, jobs, customers }, value }
  })
  if (foundNothing(findings)) {
    const decision = await documentsInstead(services, turn, turn.decision, signal)
    if (decision) return { ...(await fromDocuments(services, turn, emit, sources, signal)), decision }
  }
  addRecords(findings, sources)
  const evidence: Evidence = { kind: 'crm', today: dayLine(now), findings }
  return { evidence, prompt: 'fast-crm.md', tainted: true }
}

async function fromDocuments(
  services: FlowServices,
  turn: FlowTurn,
  emit: Emit,
  sources: CitationSources,
  signal: AbortSignal,
) {
  const call = {
    tool: 'search_documents',
    title: 'Searching the company documents',
    args: { query: turn.text },
  }
  const found = await visibly(services, emit, call, async () => {
    const value = await services.knowledge.evidence(searchText(turn), { limit: PASSAGES, signal })
    const documents = [...new Set(value.passages.map((passage) => passage.title))]
    return {
      title: value.passages.length
        ? `Read ${plural(value.passages.length, 'passage')} from ${plural(documents.length, 'document')}`
        : 'Found nothing in the documents',
      result: { answerable: value.answerable, support: value.support, documents },
      value,
    }
  })
  const passages = found.passages.map((passage) => ({
    index: sources.add({ kind: 'passage', passage }),
    title: passage.title,
    heading: passage.heading,
    collection: passage.collection,
    text: passage.text,
  }))
  const evidence: Evidence = {
    kind: 'knowledge',
    answerable: found.answerable,
    missingTerms: [...found.missingTerms],
    passages,
  }
  return { evidence, prompt: 'knowledge.md', tainted: true }
}

async function fromWeb(
  services: FlowServices,
  turn: FlowTurn,
  emit: Emit,
  sources: CitationSources,
  signal: AbortSignal,
) {
  const web = services.web()
  if (!web) return null
  const call = { tool: 'search_web', title: `Searching the web with ${web.label}`, args: {} }
  const found = await visibly(services, emit, call, async () => {
    const value = await web.search(searchText(turn), { signal })
    const pages = value.results.map((page) => ({ title: page.title, url: page.url }))
    const without = value.removed.length ? ' (customer data left out)' : ''
    return {
      title: `Found ${plural(pages.length, 'page')} for “${value.query}”${without}`,
      result: { pages },
      value,
    }
  })
  const results = found.results.map((page) => ({ ...page, index: sources.add({ kind: 'web', page }) }))
  const evidence: Evidence = { kind: 'web', query: found.query, answer: found.answer, results }
  return { evidence, prompt: 'web-search.md', tainted: true }
}

/** Fetches what a fast turn needs before its one model call; null when the source is not set up. */
export async function gather(
  services: FlowServices,
  turn: FlowTurn,
  emit: Emit,
  sources: CitationSources,
  signal: AbortSignal,
): Promise<Gathered | null> {
  switch (turn.decision.route) {
    case 'crm':
      return fromCrm(services, turn, emit, sources, signal)
    case 'knowledge':
      return fromDocuments(services, turn, emit, sources, signal)
    case 'web_search':
      return fromWeb(services, turn, emit, sources, signal)
    case 'unsupported':
      return { evidence: null, prompt: 'unsupported.md', tainted: false }
    case 'general':
    case 'scripting':
    case 'new_client':
    case 'analysis':
      return { evidence: null, prompt: 'general.md', tainted: false }
  }
}
