import { type Command, type Flags, type ParsedArguments, UsageError } from './command.ts'

/** Flags that every command takes. */
const everywhere: Flags = { 'data-dir': 'value', help: 'switch' }

/**
 * `--name value`, `--name=value` and switches, before or after the command; everything else is a word. `-h`
 * is
 * `--help`, `--` ends the flags. Text with spaces is a word whatever it begins with. Throws UsageError.
 */
export function parseArguments(argv: readonly string[], commands: readonly Command[]): ParsedArguments {
  const all = commands.map((command) => command.flags)
  const usage = ['help [COMMAND]']
  const words: string[] = []
  const flags = new Map<string, string>()
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? ''
    if (arg === '--') {
      words.push(...argv.slice(i + 1))
      break
    }
    const long = /^--([a-z][\w-]*)(?:=(.*))?$/is.exec(arg)
    if (!long && !/^-[a-z]$/i.test(arg)) {
      words.push(arg)
      continue
    }
    const name = long?.[1] ?? (arg === '-h' ? 'help' : '')
    const kind = kindOf(name, commands.find((command) => command.name === words[0])?.flags, all)
    if (!kind) throw new UsageError(`There is no option ${arg.split('=')[0]}.`, usageFor(words, commands))
    if (kind === 'switch') {
      if (long?.[2] !== undefined) throw new UsageError(`--${name} takes no value.`, usage)
      flags.set(name, 'true')
      continue
    }
    const next = argv[i + 1]
    const value = long?.[2] ?? (next?.startsWith('--') ? undefined : next)
    if (long?.[2] === undefined) i += 1
    if (!value) throw new UsageError(`--${name} needs a value.`, usageFor(words, commands))
    flags.set(name, value)
  }
  return { words, flags }
}

/** Two commands may mean different things by one flag; before the command stands, a value is the safer guess. */
function kindOf(name: string, own: Flags | undefined, all: readonly Flags[]): Flags[string] | undefined {
  const mine = [everywhere, own ?? {}].find((flags) => Object.hasOwn(flags, name))
  if (mine) return mine[name]
  const kinds = all.flatMap((flags) => (Object.hasOwn(flags, name) ? [flags[name]] : []))
  // Of another command: it is refused as such, whether or not a value follows.
  if (own && kinds.length > 0) return 'switch'
  return kinds.includes('value') ? 'value' : kinds[0]
}

/** Refuses a flag of another command: ignoring it would do something else than was asked. */
export function refuseForeignFlags(command: Command, flags: ParsedArguments['flags']): void {
  for (const name of flags.keys()) {
    if (Object.hasOwn(everywhere, name) || Object.hasOwn(command.flags, name)) continue
    throw new UsageError(`${command.name} has no option --${name}.`, command.usage)
  }
}

function usageFor(words: readonly string[], commands: readonly Command[]): readonly string[] {
  return commands.find((command) => command.name === words[0])?.usage ?? ['help [COMMAND]']
}
