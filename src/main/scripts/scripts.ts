import type {
  Claim,
  DraftChangeInput,
  DraftSlots,
  ExportFormat,
  Fact,
  Inspiration,
  OutlinePoint,
  Paragraph,
  ScriptDraft,
  ScriptKind,
} from '#shared/domain/script-draft.ts'

/** Who changes a draft, and in which turn where it is the chat. */
export interface ChangeOrigin {
  readonly by: 'person' | 'chat'
  readonly turnId: string | null
}

/** Everything an engine may know when it writes. All of it is data; nothing of it is an instruction. */
export interface ScriptBrief {
  readonly kind: ScriptKind
  readonly slots: DraftSlots
  readonly facts: readonly Fact[]
  readonly outline: readonly OutlinePoint[]
  readonly paragraphs: readonly Paragraph[]
  readonly inspirations: readonly Inspiration[]
  /** Words the text should have: at least, at most, aim. */
  readonly length: { readonly min: number; readonly max: number; readonly aim: number }
  readonly company: string
  readonly sender: string
}

export interface RevisionOrder {
  /** "warmer", "shorter", "mention the warranty". */
  readonly instruction: string
  /** Empty: the whole text. Locked paragraphs are never among them. */
  readonly paragraphIds: readonly string[]
}

export interface EngineCall {
  readonly signal: AbortSignal
  readonly turnId: string | null
  /** Something the person should know, for example that the built-in rules took over. */
  readonly notice: (text: string) => void
}

/** A text that is put together or rewritten. Ids of paragraphs that were kept are kept. */
export interface Written {
  readonly paragraphs: readonly Paragraph[]
  /** Label of who wrote it: "Built-in rules", "gpt-6-sol". */
  readonly by: string
  /** What was done, for the version list: "Written", "Warmer". */
  readonly change: string
  /** Said to the person: what could not be done ("No source says anything about a warranty."). */
  readonly remarks: readonly string[]
}

/** Writes scripts. Two adapters: the built-in composer and a model in tool-less structured calls. */
export interface ScriptWriter {
  outline(brief: ScriptBrief, call: EngineCall): Promise<{ outline: readonly OutlinePoint[]; by: string }>
  write(brief: ScriptBrief, call: EngineCall): Promise<Written>
  revise(brief: ScriptBrief, order: RevisionOrder, call: EngineCall): Promise<Written>
}

/** Where the facts of a draft come from: the CRM, documents, settings. Rejects with ServiceError. */
export interface FactFinder {
  forJob(jobId: string, signal: AbortSignal): Promise<JobFacts>
  /** Passages that speak of a subject, as facts: "the warranty". */
  about(subject: string, signal: AbortSignal): Promise<readonly Fact[]>
}

export interface JobFacts {
  readonly customerId: string
  readonly customerName: string
  readonly jobNumber: string
  readonly facts: readonly Fact[]
}

/** Transcripts whose wording may inspire a draft, nearest first. */
export type FindInspirations = (about: {
  readonly kind: ScriptKind
  readonly trades: readonly string[]
  readonly words: string
}) => readonly Inspiration[]

/** Finds names, prices, dates, products and numbers in a text and what each rests on. Pure. */
export type CheckClaims = (paragraphs: readonly Paragraph[], facts: readonly Fact[]) => readonly Claim[]

/** Script drafts. Chat and form call the same functions; everything is stored before it is returned. */
export interface Scripts {
  get(id: string): ScriptDraft
  /** Last changed first, without abandoned ones. */
  list(): readonly ScriptDraft[]
  ofConversation(conversationId: string): ScriptDraft | null
  start(conversationId: string, seed?: { kind?: ScriptKind | null; jobId?: string | null }): ScriptDraft
  /** Makes it the one its conversation is about. */
  focus(id: string): ScriptDraft
  /**
   * UserError when the draft is at another revision than the caller saw, a paragraph is locked or gone, or the
   * change is not allowed now (finalize with unsourced claims, use_for_video of a proposal).
   */
  change(
    id: string,
    change: DraftChangeInput,
    origin: ChangeOrigin & { readonly revision?: number | null; readonly signal?: AbortSignal },
  ): Promise<ScriptDraft>
  /** Applies everything one message of the chat says, once: a turn that is run again changes nothing twice. */
  hear(
    id: string,
    message: {
      readonly turnId: string
      /** Earlier turns of the branch: what a turn outside it did is taken back first. */
      readonly ancestors: readonly string[]
      readonly changes: readonly DraftChangeInput[]
      readonly signal: AbortSignal
    },
  ): Promise<ScriptDraft>
  outline(id: string, call: EngineCall): Promise<ScriptDraft>
  write(id: string, call: EngineCall): Promise<{ draft: ScriptDraft; remarks: readonly string[] }>
  revise(
    id: string,
    order: RevisionOrder,
    call: EngineCall,
  ): Promise<{ draft: ScriptDraft; remarks: readonly string[] }>
  version(id: string, version: number): readonly Paragraph[]
  export(id: string, format: ExportFormat): Promise<{ fileName: string; mime: string; bytes: Uint8Array }>
  /** The final primer that the job's video uses, or null. */
  forVideo(jobId: string): ScriptDraft | null
}
