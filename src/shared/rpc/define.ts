import type { z } from 'zod'

/** A request with one reply. */
export interface CallRoute<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'call'
  readonly input: I
  readonly output: O
}

/** A request answered by a stream of items; it can be aborted and has back-pressure. */
export interface StreamRoute<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'stream'
  readonly input: I
  readonly output: O
}

export type Contract = Readonly<Record<string, CallRoute | StreamRoute>>

export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): CallRoute<I, O> {
  return { kind: 'call', input, output }
}

export function stream<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): StreamRoute<I, O> {
  return { kind: 'stream', input, output }
}

export interface CallOptions {
  readonly signal?: AbortSignal
}

/** What the renderer holds: one typed function a route. */
export type Client<C extends Contract> = {
  readonly [R in keyof C]: C[R] extends StreamRoute<infer I, infer O>
    ? (input: z.input<I>, options?: CallOptions) => AsyncGenerator<z.output<O>, void>
    : C[R] extends CallRoute<infer I, infer O>
      ? (input: z.input<I>, options?: CallOptions) => Promise<z.output<O>>
      : never
}

export interface RequestContext {
  readonly signal: AbortSignal
}

/** What main must supply: a route without a handler does not compile. */
export type Handlers<C extends Contract, X = unknown> = {
  readonly [R in keyof C]: C[R] extends StreamRoute<infer I, infer O>
    ? (input: z.output<I>, context: X & RequestContext) => AsyncIterable<z.input<O>>
    : C[R] extends CallRoute<infer I, infer O>
      ? (input: z.output<I>, context: X & RequestContext) => Promise<z.input<O>> | z.input<O>
      : never
}
