import { createReadStream, statSync } from 'node:fs'
import type { z } from 'zod'
import { messageOf, ServiceError, UserError } from '../../core/errors.ts'
import type { CommandOutput } from './command.ts'

/** Throws UserError when `file` is no file to read; `-` is standard input. */
export function requireFile(file: string): void {
  if (file === '-') return
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) throw new UserError('NO_SUCH_FILE', `There is no file ${file}.`, 'Check the path.')
  if (found.isDirectory()) throw new UserError('NOT_A_FILE', `${file} is a folder.`, 'Name a file.')
}

export interface JsonlJob<T> {
  readonly file: string
  readonly schema: z.ZodType<T>
  readonly output: CommandOutput
  readonly signal: AbortSignal
  /** What is printed for a line. */
  readonly answer: (line: T) => Promise<object>
}

/**
 * Prints one JSON object for every line of the file, in the same order; blank lines do not count. A line that
 * cannot be read or answered gets `{"id":…,"error":"…"}` in its place, and the whole ends with a UserError.
 */
export async function answerLines<T>(job: JsonlJob<T>): Promise<void> {
  const { output, signal } = job
  let number = 0
  let bad = 0
  for await (const line of linesOf(job.file)) {
    signal.throwIfAborted()
    number += 1
    if (!line.trim()) continue
    const read = parseLine(line, job.schema)
    const result = 'error' in read ? read : await answerOf(read, job)
    if ('error' in result) {
      bad += 1
      output.progress(`Line ${number}: ${result.error}`)
      output.line(JSON.stringify({ id: result.id, error: result.error }))
    } else output.line(JSON.stringify(result.answer))
  }
  if (bad === 0) return
  const message = bad === 1 ? 'One line has no answer.' : `${bad} lines have no answer.`
  throw new UserError('BAD_LINES', message, 'Mend what is named above and run them again.')
}

type Id = string | number | null
interface Failed {
  readonly id: Id
  readonly error: string
}
interface Read<T> {
  readonly id: Id
  readonly value: T
}

async function answerOf<T>(
  { id, value }: Read<T>,
  { answer }: JsonlJob<T>,
): Promise<Failed | { readonly answer: object }> {
  try {
    return { answer: await answer(value) }
  } catch (error) {
    // Trouble of one line; a full disk or a stop would come again with the next.
    if (error instanceof UserError || error instanceof ServiceError) return { id, error: messageOf(error) }
    throw error
  }
}

/** Lines end with LF or CRLF only: JSON may hold U+2028, at which Node's readline splits. */
async function* linesOf(file: string): AsyncGenerator<string, void> {
  const input: AsyncIterable<unknown> = file === '-' ? process.stdin : createReadStream(file)
  // The decoder also takes a byte order mark away.
  const decoder = new TextDecoder('utf-8')
  let rest = ''
  for await (const chunk of input) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest) yield rest
}

function parseLine<T>(line: string, schema: z.ZodType<T>): Failed | Read<T> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { id: null, error: 'this is not JSON; write one object a line' }
  }
  const id = idOf(value)
  const parsed = schema.safeParse(value)
  if (parsed.success) return { id, value: parsed.data }
  const problem = parsed.error.issues[0]
  return { id, error: [problem?.path.join('.'), problem?.message].filter(Boolean).join(': ') }
}

function idOf(value: unknown): Id {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null
}
