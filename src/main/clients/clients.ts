import type { OutwardAction } from '#shared/domain/outward-action.ts'
import type { ClientField, ClientReading, DuplicateDecision, NewClient } from '#shared/domain/new-client.ts'

export interface FieldEdit {
  readonly field: ClientField
  /** Null empties the field. */
  readonly value: string | null
  /** Marks it as not to be asked for. */
  readonly skip: boolean
}

export interface HeardMessage {
  readonly turnId: string
  /** The person's message: recordings that were sent with it go with the client. */
  readonly messageId: string
  /** Earlier turns of the branch: a reading that is not among them was edited away or asked again. */
  readonly ancestors: readonly string[]
  readonly reading: ClientReading
}

export interface ProposeOrigin {
  readonly turnId: string | null
  readonly tainted: boolean
  readonly signal?: AbortSignal | undefined
}

/** New clients on their way into the CRM. Everything is stored before it is returned. */
export interface Clients {
  get(id: string): NewClient
  /** Newest first, without abandoned ones. */
  list(): readonly NewClient[]
  /** The one the conversation is about now, else its newest that was not abandoned. */
  ofConversation(conversationId: string): NewClient | null
  start(conversationId: string): NewClient
  /** Makes it the one its conversation is about. */
  focus(id: string): NewClient
  /** Takes one message in, once: a turn that is run again changes nothing twice. */
  hear(id: string, message: HeardMessage): NewClient
  /** An edit in the form. A proposal that still waits is withdrawn: it no longer says what the form says. */
  setField(id: string, edit: FieldEdit): NewClient
  /** Looks through the CRM when the values changed since the last look, or always with `again`. */
  checkDuplicates(
    id: string,
    options: { again?: boolean; signal?: AbortSignal | undefined },
  ): Promise<NewClient>
  decide(id: string, decision: DuplicateDecision): NewClient
  /**
   * Hands it to the door. UserError while something required is missing, a value fails a check, or possible
   * duplicates are undecided. Proposing the same twice gives the same action.
   */
  propose(id: string, origin: ProposeOrigin): Promise<{ client: NewClient; action: OutwardAction }>
  startOver(id: string): NewClient
  abandon(id: string): NewClient
  /** Follows the door: a client whose action was carried out exists, one that was refused collects again. */
  actionChanged(action: OutwardAction): void
  /** After a start: proposals that were settled while nobody followed. */
  recover(): void
}
