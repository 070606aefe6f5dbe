import type { ClientField, ClientSlots } from './new-client.ts'

/** Fields nobody can leave out: somebody's name, and one way to reach them. */
export function requiredFields({ companyName, email }: ClientSlots): ClientField[] {
  const required: ClientField[] = []
  if (companyName.status !== 'filled') required.push('firstName', 'lastName')
  if (email.status !== 'filled') required.push('phone')
  return required
}
