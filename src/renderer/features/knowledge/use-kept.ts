import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query'

/**
 * State of a screen that outlives it for some minutes: `/knowledge` and `/knowledge/x` are two routes, and going
 * from one to the other builds the screen anew.
 */
export function useKept<T>(key: string, initial: T): [T, (value: T) => void] {
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['kept', key],
    queryFn: skipToken,
    initialData: initial,
    staleTime: Number.POSITIVE_INFINITY,
  })
  return [data as T, (value) => void queries.setQueryData(['kept', key], value)]
}
