import { UserError } from '../../core/errors.ts'
import type { Core } from '../core.ts'

/** Where a command writes; tests give their own. */
export interface CommandOutput {
  /** One line (or one JSON value) on stdout. */
  line(text: string): void
  /** Progress, on stderr. */
  progress(text: string): void
}

export interface CommandContext {
  readonly output: CommandOutput
  readonly signal: AbortSignal
  /** Opens the workspace on first use. */
  readonly core: () => Promise<Core>
  readonly dataDir: string
  readonly resourcesDir: string
  /** Everything on standard input. */
  readonly stdin: () => Promise<string>
}

export interface ParsedArguments {
  readonly words: readonly string[]
  readonly flags: ReadonlyMap<string, string>
}

/** A command prints its result and resolves; it throws UserError (exit 1) or UsageError (exit 2). */
export interface Command {
  readonly name: string
  readonly usage: readonly string[]
  readonly run: (args: ParsedArguments, context: CommandContext) => Promise<void>
}

export class UsageError extends UserError {
  constructor(message: string, usage: readonly string[]) {
    super('USAGE', message, `Usage:\n${usage.map((line) => `  hard-e ${line}`).join('\n')}`)
  }
}

const SWITCHES = new Set(['json', 'help', 'no-open', 'force'])

/** `--name value`, `--name=value` and switches; everything else is a word. `--` ends the flags. */
export function parseArguments(argv: readonly string[]): ParsedArguments {
  const words: string[] = []
  const flags = new Map<string, string>()
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? ''
    if (arg === '--') {
      words.push(...argv.slice(i + 1))
      break
    }
    if (!arg.startsWith('--')) {
      words.push(arg)
      continue
    }
    const [name = '', inline] = arg.slice(2).split(/=(.*)/s)
    if (SWITCHES.has(name)) flags.set(name, 'true')
    else {
      const value = inline ?? argv[++i]
      if (value === undefined) throw new UsageError(`--${name} needs a value.`, [`… --${name} VALUE`])
      flags.set(name, value)
    }
  }
  return { words, flags }
}

/** A whole number from a flag. */
export function numberFlag(
  args: ParsedArguments,
  name: string,
  fallback: number,
  usage: readonly string[],
): number {
  const text = args.flags.get(name)
  if (text === undefined) return fallback
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new UsageError(`--${name} must be a whole number above 0.`, usage)
}
