import { fold } from '#shared/domain/likeness.ts'
import type { Customer, Stage } from '#shared/domain/customer.ts'
import { projectTypes, type ProjectType } from '#shared/domain/new-client.ts'
import type { Outcome } from '#shared/domain/transcript.ts'
import type { SpeakerRow } from '#main/store/transcript-speakers.ts'
import { jobTalkedAbout, outcomeOfStage } from './crm-defaults.ts'
import { bareName, isGenericName } from './speaker-names.ts'

/** What the CRM says about a conversation; a person can say otherwise. */
export interface CrmDefaults {
  readonly customerName: string
  readonly jobNumber: string | null
  readonly outcome: Outcome | null
  /** Trades of the job, for a conversation whose words name none. */
  readonly projectTypes: readonly ProjectType[]
}

export interface SaidInConversation {
  readonly speakers: readonly SpeakerRow[]
  /** Title and file names: they may hold a job number. */
  readonly words: string
  readonly projectTypes: readonly ProjectType[]
}

interface CrmLookup {
  readonly customersNamed: (name: string, signal: AbortSignal) => Promise<readonly Customer[]>
  readonly stages: (signal: AbortSignal) => Promise<readonly Stage[]>
}

const MOST_LOOKUPS = 3

/** Names under which the customer may stand in the CRM, likeliest first. */
function namesToLookUp(speakers: readonly SpeakerRow[]): readonly string[] {
  const hasRep = speakers.some((row) => row.role === 'rep')
  const side = (role: SpeakerRow['role']): readonly string[] =>
    speakers
      .filter((row) => row.role === role && !isGenericName(row.name) && bareName(row.name).includes(' '))
      .map((row) => bareName(row.name))
  return [...new Set([...side('customer'), ...(hasRep ? side('unknown') : [])])].slice(0, MOST_LOOKUPS)
}

/** The CRM customer that one of the speakers is, with the job; null unless exactly one fits. */
export async function findCrmDefaults(
  crm: CrmLookup,
  said: SaidInConversation,
  signal: AbortSignal,
): Promise<CrmDefaults | null> {
  const found = new Map<string, Customer>()
  for (const name of namesToLookUp(said.speakers)) {
    for (const customer of await crm.customersNamed(name, signal)) {
      const spelled = [customer.name, `${customer.firstName} ${customer.lastName}`].map(fold)
      if (spelled.includes(fold(name))) found.set(customer.id, customer)
    }
  }
  const [customer, another] = found.values()
  if (!customer || another) return null
  const job = jobTalkedAbout(customer, said)
  if (!job) return { customerName: customer.name, jobNumber: null, outcome: null, projectTypes: [] }
  return {
    customerName: customer.name,
    jobNumber: job.number,
    outcome: outcomeOfStage(job.stage, await crm.stages(signal)),
    projectTypes: projectTypes.filter((type) => job.trades.includes(type)),
  }
}
