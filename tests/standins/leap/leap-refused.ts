/** A refusal with the body that Leap documents. */
export class Refused extends Error {
  readonly status: number
  readonly validation: Record<string, string[]> | undefined
  constructor(status: number, message: string, validation?: Record<string, string[]>) {
    super(message)
    this.status = status
    this.validation = validation
  }
}

export type Problems = Readonly<Record<string, string | false | undefined>>

/** Collects what is missing, then refuses with all of it, as Leap does. */
export function demand(problems: Problems): void {
  const bad = Object.entries(problems).flatMap(([field, problem]) =>
    problem ? [[field, [problem]] as [string, string[]]] : [],
  )
  if (bad.length > 0) throw new Refused(412, 'Validation Failed', Object.fromEntries(bad))
}

export const blank = (value: string | null): boolean => value === null || value.trim() === ''

export function found<T>(item: T | undefined, what: string): T {
  if (item === undefined) throw new Refused(404, `${what} not found.`)
  return item
}
