import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import type { z } from 'zod'
import { UserError } from '../../core/errors.ts'

/** Reads one JSON object a line; a bad line is named by its number. `-` reads standard input. */
export async function* readJsonl<T>(file: string, schema: z.ZodType<T>): AsyncGenerator<T, void> {
  if (file !== '-' && !existsSync(file)) {
    throw new UserError('NO_SUCH_FILE', `There is no file ${file}.`, 'Check the path.')
  }
  const input = file === '-' ? process.stdin : createReadStream(file)
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (!line.trim()) continue
    yield parseLine(line, number, schema)
  }
}

function parseLine<T>(line: string, number: number, schema: z.ZodType<T>): T {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new UserError('BAD_LINE', `Line ${number} is not JSON.`, 'Write one JSON object a line.', { cause })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const problem = parsed.error.issues[0]
  const where = problem?.path.join('.') ?? ''
  throw new UserError('BAD_LINE', `Line ${number}: ${where} ${problem?.message ?? ''}`, 'Mend the line.')
}
