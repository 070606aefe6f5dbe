import { messageOf, ServiceError } from '#main/core/errors.ts'
import type { Colleague } from '#shared/domain/customer.ts'

/** How a colleague is told about a note. `template` knows {{name}}, {{firstName}}, {{email}} and {{id}}. */
export interface MentionSettings {
  readonly mode: 'task' | 'template' | 'none'
  readonly template: string
}

export function writeMention(template: string, person: Colleague): string {
  const [firstName = ''] = person.name.split(' ')
  const values: Record<string, string> = { ...person, firstName }
  return template.replace(/\{\{(\w+)\}\}/g, (whole, key: string) => values[key] ?? whole)
}

/** What a person hears when a note is in Leap and the colleague it names has not certainly been told. */
export const mentionWarning = {
  refused: (person: Colleague, error: unknown): string => {
    const status = error instanceof ServiceError ? error.status : undefined
    const why = status === undefined ? messageOf(error) : `Leap refused the task (${status}).`
    return `The note is written, but ${person.name} could not be told: ${why}`
  },
  unsent: (person: Colleague): string => `The note is written, but ${person.name} has not been told.`,
  unknown: (person: Colleague): string => `It is not known whether ${person.name} was told.`,
}
