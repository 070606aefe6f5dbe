import type {
  Effect,
  OutwardAction,
  OutwardActionKind,
  OutwardActionState,
  Provenance,
} from '#shared/domain/outward-action.ts'

export type JsonObject = Readonly<Record<string, import('zod').z.core.util.JSONType>>

/** What an agent, a form or a workflow wants to do outside. */
export interface Proposal {
  readonly kind: OutwardActionKind
  /** Same key, same action: proposing twice returns the first. */
  readonly idempotencyKey: string
  readonly title: string
  readonly destination: string
  readonly recipient: string
  readonly payload: JsonObject
  readonly effects: readonly Effect[]
  readonly provenance: readonly Provenance[]
  readonly tainted: boolean
  readonly conversationId: string | null
  readonly turnId: string | null
  /**
   * Only workflows name one: 'primer videos'. It runs without a person, unless the policy says never. Chat and
   * forms never do.
   */
  readonly standingOrder?: string | null
}

/** What became of the effect in the outside system. */
export type Reconciled =
  | { readonly done: true; readonly result: JsonObject }
  | { readonly done: false }
  | 'unknown'

/** Carries out one kind of action. Registered at the composition root, one a kind. */
export interface ActionExecutor {
  readonly kind: OutwardActionKind
  /** Milliseconds that `execute` may take, where the door's two minutes are too short. */
  readonly executeMs?: number
  /**
   * Payload as approved (after edits) in a shape this executor accepts; throws UserError when it does not.
   */
  validate(payload: JsonObject): JsonObject
  /** Recomputes the effects shown, after an edit. */
  effects(payload: JsonObject): Promise<readonly Effect[]>
  /** The title after an edit, where the title names what may be edited. */
  title?(payload: JsonObject): string
  /** Has the outward effect, once. `idempotencyKey` travels to the service as marker. */
  execute(payload: JsonObject, idempotencyKey: string, signal: AbortSignal): Promise<JsonObject>
  /** Looks in the service whether the effect of `idempotencyKey` is there. */
  reconcile(payload: JsonObject, idempotencyKey: string, signal: AbortSignal): Promise<Reconciled>
}

/** The one door out: policy, approval, idempotency, audit. Nothing leaves by another way. */
export interface OutwardDoor {
  /** Stores the action; runs it at once when policy allows, else leaves it `proposed`. */
  propose(proposal: Proposal, signal?: AbortSignal): Promise<OutwardAction>
  approve(
    actionId: string,
    options?: { edits?: Readonly<Record<string, string>>; alwaysForKind?: boolean },
  ): Promise<OutwardAction>
  /** What waits, or failed and might be tried again, is taken back. UserError when it is under way or done. */
  reject(actionId: string, reason: string, by?: 'person' | 'policy'): OutwardAction
  /**
   * A workflow tries its own failed action again, exactly as it was approved. Any other state is given back as it is.
   */
  tryAgain(actionId: string, signal?: AbortSignal): Promise<OutwardAction>
  /** For `unknown`: what a person saw, or another look in the service. */
  resolve(actionId: string, outcome: 'happened' | 'did_not_happen' | 'look_again'): Promise<OutwardAction>
  get(actionId: string): OutwardAction
  list(filter: { states: readonly OutwardActionState[]; limit: number }): readonly OutwardAction[]
  /**
   * After a start: what was `approved` runs, what was `sending` is reconciled; nothing is sent blindly
   * again.
   */
  recover(): Promise<void>
  /** Called after every change of state has been stored; the result unsubscribes. */
  onChange(listener: (action: OutwardAction) => void): () => void
}
