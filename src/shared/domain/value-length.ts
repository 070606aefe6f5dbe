import type { ClientField } from './new-client.ts'

/** How many characters a value of a new client may have. */
export const longestValue = (field: ClientField): number => (field === 'notes' ? 5000 : 200)
