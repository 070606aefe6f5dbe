import type {
  Appointment,
  Colleague,
  Customer,
  Job,
  JobNote,
  JobSummary,
  Stage,
  Task,
} from '#shared/domain/customer.ts'
import type { ClientDetails } from '#shared/domain/lacking-details.ts'

export interface FindOptions {
  readonly limit?: number
  readonly signal?: AbortSignal | undefined
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined
}

/** A colleague who is to be told about a note. */
export interface NoteDraft {
  readonly jobId: string
  readonly text: string
  readonly mention: Colleague | null
}

export interface TaskDraft {
  readonly jobId: string | null
  readonly title: string
  readonly notes: string
  /** Calendar date, YYYY-MM-DD, or null. */
  readonly dueOn: string | null
  readonly assigneeIds: readonly string[]
  readonly notifyIds: readonly string[]
}

export interface StageMove {
  readonly jobId: string
  readonly toCode: string
}

/** A customer to be created, with the first job. Phones are ten digits, the state two letters. */
export interface ClientDraft extends ClientDetails {
  /** Trades of the first job by name; none: no job is created. */
  readonly trades: readonly string[]
}

export interface CreatedClient {
  readonly customerId: string
  /** Null when the draft names no trade. */
  readonly jobId: string | null
  /** True when an earlier attempt with this marker wrote it, maybe with other values. */
  readonly existed?: true
  /** A sentence for the person when a part of it could not be written. */
  readonly warning?: string
}

/** What an existing customer lacks, and the new job. Only empty fields are filled, never overwritten. */
export interface ClientAddition {
  readonly customerId: string
  readonly draft: ClientDraft
  /** False: only the job is added. */
  readonly fillMissing: boolean
}

export type ClientReconciliation =
  | { readonly done: true; readonly created: CreatedClient }
  | { readonly done: false }
  | 'unknown'

/** Did an earlier attempt with this marker take effect? */
export type Reconciliation =
  | { readonly done: true; readonly id: string }
  | { readonly done: false }
  | 'unknown'

/** A note that is in the CRM. `warning`: its mention failed, or may have; a sentence for the person. */
export type WrittenNote = JobNote & { readonly warning?: string }
export type NoteReconciliation =
  | Reconciliation
  | { readonly done: true; readonly id: string; readonly warning: string }

/**
 * What Hard-E needs from a CRM. Two adapters: `integrations/leap` and `local/crm`, one contract suite.
 * Every write carries a `marker` (an idempotency key): writing twice with one marker has one effect.
 * Errors: ServiceError of kind auth | rate | validation | notFound | network | timeout | server.
 */
export interface Crm {
  /** 'Leap' or 'Practice CRM', for the person. */
  readonly label: string
  readonly service: 'leap' | 'local'
  /**
   * Which installation this is, the same after every start: what was approved for one never goes to
   * another.
   */
  readonly account: string
  /** What a new customer must have here beyond a name. */
  readonly requires: { readonly phone: boolean }
  /**
   * By name, company, phone, e-mail, street, city or job number; best match first. Empty text lists all,
   * newest first.
   */
  find(text: string, options?: FindOptions): Promise<readonly Customer[]>
  customer(id: string, options?: CallOptions): Promise<Customer>
  /** Everything that an addition could fill in, spouse and lead source among it. */
  details(customerId: string, options?: CallOptions): Promise<ClientDetails>
  job(id: string, options?: CallOptions): Promise<Job>
  summary(jobId: string, options?: CallOptions): Promise<JobSummary>
  notes(jobId: string, options?: CallOptions): Promise<readonly JobNote[]>
  /** Appointments that start in [from, to), epoch milliseconds. */
  appointments(from: number, to: number, options?: CallOptions): Promise<readonly Appointment[]>
  /** Jobs in a stage, longest there first; `changedSince` narrows to recent stage changes. */
  jobsInStage(code: string, options?: CallOptions & { changedSince?: number }): Promise<readonly Job[]>
  stages(options?: CallOptions): Promise<readonly Stage[]>
  colleagues(options?: CallOptions): Promise<readonly Colleague[]>

  /** Once the note is written it resolves, whatever becomes of the mention. */
  addNote(draft: NoteDraft, marker: string, options?: CallOptions): Promise<WrittenNote>
  moveStage(move: StageMove, marker: string, options?: CallOptions): Promise<Job>
  addTask(draft: TaskDraft, marker: string, options?: CallOptions): Promise<Task>
  /** `mention`: the colleague the note was to tell. */
  findNote(
    jobId: string,
    marker: string,
    options?: CallOptions & { mention?: Colleague | null },
  ): Promise<NoteReconciliation>
  findStageMove(move: StageMove, marker: string, options?: CallOptions): Promise<Reconciliation>
  findTask(draft: TaskDraft, marker: string, options?: CallOptions): Promise<Reconciliation>

  /** Customer and first job together; a crash in between never leaves two customers. */
  createClient(draft: ClientDraft, marker: string, options?: CallOptions): Promise<CreatedClient>
  addToClient(addition: ClientAddition, marker: string, options?: CallOptions): Promise<CreatedClient>
  /** `customerId`: the existing customer of an addition, else null. */
  findClient(
    draft: ClientDraft,
    customerId: string | null,
    marker: string,
    options?: CallOptions,
  ): Promise<ClientReconciliation>
  /** The trades this CRM knows by name, for example "Roofing". */
  trades(options?: CallOptions): Promise<readonly string[]>

  /** One cheap authenticated call; rejects like any other. */
  check(options?: CallOptions): Promise<void>
}
