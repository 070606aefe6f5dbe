import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useClient } from './connection-context.tsx'
import { callRoute, type CallName, type InputOf, type OutputOf } from './routes.ts'

export interface CallHooks<R extends CallName> {
  readonly onSuccess?: (output: OutputOf<R>, input: InputOf<R>) => void
  readonly onError?: (error: unknown, input: InputOf<R>) => void
}

/** Calls a route that changes something. Rows are read again when the core announces the change. */
export function useCall<R extends CallName>(
  route: R,
  { onSuccess, onError }: CallHooks<R> = {},
): UseMutationResult<OutputOf<R>, Error, InputOf<R>> {
  const client = useClient()
  return useMutation({
    mutationFn: (input: InputOf<R>) => callRoute(client, route, input),
    ...(onSuccess ? { onSuccess: (output: OutputOf<R>, input: InputOf<R>) => onSuccess(output, input) } : {}),
    ...(onError ? { onError: (error: Error, input: InputOf<R>) => onError(error, input) } : {}),
  })
}
