import type { Address, Phone } from './customer.ts'
import { digitsOf } from './likeness.ts'

interface Reachable {
  readonly phones: readonly Phone[]
  readonly address: Address | null
}
interface Named extends Reachable {
  readonly firstName: string
  readonly lastName: string
  readonly companyName: string
}

/** What is wrong with the numbers and the address, in the words of Leap's refusals; null when nothing is. */
export function contactProblem(client: Reachable): string | null {
  const bad = client.phones.find((phone) => !/^\d{8,12}$/.test(digitsOf(phone.number)))
  if (bad) return `phones: "${bad.number}" is not a phone number.`
  const state = client.address?.state ?? ''
  return state === '' || /^[A-Za-z]{2}$/.test(state) ? null : `address: "${state}" is not a state.`
}

/** Why no CRM would take this as a new customer; null when it may be sent. */
export function clientProblem(client: Named): string | null {
  const blank = (text: string): boolean => text.trim() === ''
  if (blank(client.companyName)) {
    if (blank(client.firstName)) return 'first_name: The first name field is required.'
    if (blank(client.lastName)) return 'last_name: The last name field is required for a person.'
  }
  return contactProblem(client)
}
