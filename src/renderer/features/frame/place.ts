import { useNavigate, useParams, useSearch } from '@tanstack/react-router'

/** Goes to a place by its address, such as `/settings/search` or `/chat/abc`. */
export function useGo(): (path: string, search?: { readonly message?: string }) => void {
  const navigate = useNavigate()
  return (path, search = {}) => {
    void navigate({ to: path.startsWith('/') ? path : `/${path}`, search })
  }
}

/** The part of the address after the screen's name: a conversation, an approval, a section. */
export function usePlaceId(): string | null {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  return params['conversationId'] ?? params['id'] ?? null
}

/** The message the address points at. */
export function usePlaceMessage(): string | null {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  return typeof search['message'] === 'string' ? search['message'] : null
}
