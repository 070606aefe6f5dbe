import type { z } from 'zod'
import type { HardEContract } from '#shared/contract/index.ts'
import type { Client } from '#shared/rpc/define.ts'

export type HardEClient = Client<HardEContract>

/** Names of the routes that answer once. */
export type CallName = {
  [R in keyof HardEContract]: HardEContract[R]['kind'] extends 'call' ? R : never
}[keyof HardEContract]

export type InputOf<R extends keyof HardEContract> = z.input<HardEContract[R]['input']>
export type OutputOf<R extends keyof HardEContract> = z.output<HardEContract[R]['output']>

/** One call by name; TypeScript cannot follow a generic route name through the client's mapped type. */
export function callRoute<R extends CallName>(
  client: HardEClient,
  route: R,
  input: InputOf<R>,
  signal?: AbortSignal,
): Promise<OutputOf<R>> {
  const call = client[route] as (
    input: InputOf<R>,
    options?: { readonly signal: AbortSignal },
  ) => Promise<OutputOf<R>>
  return signal ? call(input, { signal }) : call(input)
}
