import type { ClientField, ClientReading, ReadValue } from '#shared/domain/new-client.ts'
import { normalizeForContact } from '../speech/normalize-speech.ts'
import type { ReadContext } from './read-context.ts'

const FIELDS: readonly (readonly [RegExp, ClientField])[] = [
  [/^first name$/i, 'firstName'],
  [/^(?:last name|surname)$/i, 'lastName'],
  [/^(?:phone|phone number|number|cell|cell number)$/i, 'phone'],
  [/^e-?mail(?: address)?$/i, 'email'],
  [/^(?:street|address|street address)$/i, 'street'],
  [/^(?:city|town)$/i, 'city'],
  [/^state$/i, 'state'],
  [/^zip(?: ?code)?$/i, 'zip'],
]
const CHANGE =
  /\b(?:change|make|correct|fix|set|update|switch) (?:the |his |her |their )?(?<field>first name|last name|surname|phone(?: number)?|cell(?: number)?|e-?mail(?: address)?|street(?: address)?|address|city|town|state|zip(?: ?code)?) (?:to|into|as) (?<value>.+)$/is
const HOUSE =
  /\b(?:street|house|building) number (?:is|should be|was|to)\s+(?:actually |really )?(?<value>.+?)(?:[,.]?\s+(?:not|instead of)\b.*)?[.!]?$/is

/** "Change the last name to Park", "the house number is twelve, not ten"; null when it is no such order. */
export function readNamedChange(
  text: string,
  context: ReadContext,
  read: (text: string, context: ReadContext) => ClientReading,
): ClientReading | null {
  const house = HOUSE.exec(text)?.groups?.['value']
  const street = context.known.street
  if (house && street) {
    // A number is read as one in front of its street.
    const place = street.replace(/^\S*\d\S*\s*/, '')
    const number = /^\d+[a-z]?\b/i.exec(normalizeForContact(`${house} ${place}`).text.trim())?.[0]
    const value = number ? street.replace(/^\S*\d\S*/, number) : street
    if (number && value !== street) return only('street', { value, words: house, confidence: 0.85 })
  }
  const change = CHANGE.exec(text)?.groups
  const field = FIELDS.find(([name]) => name.test(change?.['field'] ?? ''))?.[1]
  if (!change || !field) return null
  const answer = read(change['value'] ?? '', { ...context, asked: [field] }).values[field]
  return answer ? only(field, answer) : null
}

function only(field: ClientField, value: ReadValue): ClientReading {
  return { values: { [field]: value }, skipped: {}, cleared: [], wish: null }
}
