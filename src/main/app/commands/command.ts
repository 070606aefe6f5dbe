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
  /** Everything on standard input; typed in unseen at a terminal. */
  readonly stdin: () => Promise<string>
}

export interface ParsedArguments {
  readonly words: readonly string[]
  readonly flags: ReadonlyMap<string, string>
}

/** A switch stands alone, a value follows its name. */
export type FlagKind = 'switch' | 'value'
/** The flags of a command, without `--`. */
export type Flags = Readonly<Record<string, FlagKind>>

/** A command prints its result and resolves; it throws UserError (exit 1) or UsageError (exit 2). */
export interface Command {
  readonly name: string
  readonly usage: readonly string[]
  /** What the options mean, for `help COMMAND`. */
  readonly help?: readonly string[]
  readonly flags: Flags
  readonly run: (args: ParsedArguments, context: CommandContext) => Promise<void>
}

export class UsageError extends UserError {
  constructor(message: string, usage: readonly string[]) {
    super('USAGE', message, `Usage:\n${usage.map((line) => `  hard-e ${line}`).join('\n')}`)
  }
}

/** Refuses words after the last one a command takes: they are mostly a forgotten quotation mark. */
export function atMost(words: readonly string[], most: number, usage: readonly string[]): void {
  const extra = words[most]
  if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many.`, usage)
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
  if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value > 0) return value
  throw new UsageError(`--${name} must be a whole number above 0.`, usage)
}
