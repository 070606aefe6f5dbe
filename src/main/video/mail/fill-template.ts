import { oneLine, plainLines } from './one-line.ts'

/** The words a template may ask for, as `{{firstName}}`. */
export const placeholders = [
  'firstName',
  'name',
  'project',
  'jobNumber',
  'link',
  'minutes',
  'sender',
  'company',
  'phone',
  'website',
  'orCall',
] as const
export type Placeholder = (typeof placeholders)[number]
export type MailValues = Readonly<Record<Placeholder, string>>

export interface MailTemplate {
  readonly subject: string
  /** Plain text, one paragraph a line. */
  readonly body: string
}

const MARK = /\{\{\s*([^{}]*?)\s*\}\}/g

const isPlaceholder = (name: string): name is Placeholder =>
  (placeholders as readonly string[]).includes(name)

const marksIn = (text: string): readonly string[] => [...text.matchAll(MARK)].map((match) => match[1] ?? '')

/** What is wrong with a template, in words for the person; empty when it can be sent. */
export function checkTemplate(template: MailTemplate): readonly string[] {
  const problems: string[] = []
  const unknown = [...marksIn(template.subject), ...marksIn(template.body)].filter(
    (name) => !isPlaceholder(name),
  )
  for (const name of new Set(unknown)) {
    problems.push(`{{${oneLine(name)}}} is not known. You can use ${placeholders.join(', ')}.`)
  }
  for (const [what, text] of Object.entries(template)) {
    if (/\{\{|\}\}/.test(text.replace(MARK, ''))) problems.push(`The ${what} has {{ or }} without its pair.`)
  }
  if (oneLine(template.subject) === '') problems.push('The subject is empty.')
  if (!marksIn(template.body).includes('link')) {
    problems.push('The text must contain {{link}}, or the client cannot watch the video.')
  }
  return problems
}

/** Puts values in, once: what looks like a placeholder inside a value stays as it is. */
const fill = (text: string, values: MailValues): string =>
  text.replace(MARK, (mark, name: string) => (isPlaceholder(name) ? oneLine(values[name]) : mark))

/** The subject, filled: one line, at most 200 characters. */
export function fillSubject(subject: string, values: MailValues): string {
  return Array.from(oneLine(fill(oneLine(subject), values)))
    .slice(0, 200)
    .join('')
    .trim()
}

/** The text, filled. A line that held nothing but placeholders without a value goes away. */
export function fillBody(body: string, values: MailValues): string {
  const lines = plainLines(body)
    .split('\n')
    .flatMap((line) => {
      const filled = fill(line, values).replace(/ {2,}/g, ' ').trim()
      return filled.replace(/[\p{P}\s]/gu, '') === '' && marksIn(line).length > 0 ? [] : [filled]
    })
  return tidy(lines.join('\n'))
}

/** At most one empty line between paragraphs, none at the ends. */
export function tidy(text: string): string {
  return plainLines(text)
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\n+$/g, '')
}
