import type { ClientField, NewClient } from '#shared/domain/new-client.ts'
import { requiredFields } from '#shared/domain/required-client-fields.ts'
import { filledValues } from './client-slots.ts'
import { fieldName, inARow } from './say-client.ts'

interface Want {
  readonly fields: readonly ClientField[]
  readonly words: string
}

/** More than this in one question is not listened to. */
const MOST_WANTS = 4

function wantsOf({ missing, slots }: Pick<NewClient, 'missing' | 'slots'>): Want[] {
  const lacks = new Set(missing)
  const { firstName } = filledValues(slots)
  const wants: Want[] = []
  const want = (words: string, ...fields: ClientField[]): void => {
    if (fields.every((field) => lacks.has(field))) {
      wants.push({ fields, words })
      for (const field of fields) lacks.delete(field)
    }
  }
  want('the client’s full name', 'firstName', 'lastName')
  want('the first name', 'firstName')
  want(firstName ? `${firstName}’s last name` : 'the last name', 'lastName')
  want('the best phone number', 'phone')
  want('an e-mail address', 'email')
  want('the kind of work', 'projectTypes')
  want('the address with ZIP code', 'street', 'city', 'state', 'zip')
  want('the street address and the city', 'street', 'city')
  want('the street address', 'street')
  want('the city and ZIP code', 'city', 'state', 'zip')
  want('the city', 'city')
  // The ZIP code tells the state.
  want('the ZIP code', 'zip', 'state')
  want('the ZIP code', 'zip')
  want('the state', 'state')
  for (const field of lacks) want(`the right ${fieldName(field)}`, field)
  return wants.slice(0, MOST_WANTS)
}

/** The fields that the next question asks for. */
export function askedNow(client: Pick<NewClient, 'missing' | 'slots'>): ClientField[] {
  return wantsOf(client).flatMap(({ fields }) => [...fields])
}

/** One natural question for what is missing; empty when nothing is. */
export function askFor(client: Pick<NewClient, 'missing' | 'slots'>): string {
  const wants = wantsOf(client)
  if (wants.length === 0) return ''
  const required = new Set(requiredFields(client.slots))
  const optional = wants.some(({ fields }) => fields.every((field) => !required.has(field)))
  const hint = optional ? ' Say so if there is none.' : ''
  return `Can you give me ${inARow(wants.map(({ words }) => words))}?${hint}`
}
