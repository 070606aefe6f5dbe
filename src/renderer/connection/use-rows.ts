import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useClient } from './connection-context.tsx'
import { callRoute, type CallName, type InputOf, type OutputOf } from './routes.ts'

export interface RowsOptions {
  readonly enabled?: boolean
  /** Keeps showing the rows of the last input while new ones come. */
  readonly keep?: boolean
}

/** Reads a route and keeps it fresh: changes announced by the core read it again. */
export function useRows<R extends CallName>(
  route: R,
  input: InputOf<R>,
  options: RowsOptions = {},
): UseQueryResult<OutputOf<R>> {
  const client = useClient()
  return useQuery({
    queryKey: [route, input],
    queryFn: ({ signal }) => callRoute(client, route, input, signal),
    enabled: options.enabled ?? true,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<OutputOf<R>>
}
