import { UserError } from '../../core/errors.ts'
import { secretName } from '../../settings/sealed-secrets.ts'
import { atMost, type Command, UsageError } from './command.ts'

const settingsUsage = [
  'settings list [--json]',
  'settings get KEY [--json]',
  'settings set KEY VALUE [--json]',
]
const secretsUsage = [
  'secrets set NAME   (the value on standard input)',
  'secrets clear NAME',
  'secrets list [--json]',
]

/** `set` prints nothing on stdout, with `--json` what is stored now. */
export const settings: Command = {
  name: 'settings',
  usage: settingsUsage,
  flags: { json: 'switch' },
  async run(args, { core: open, output }) {
    const [action, key = '', ...rest] = args.words
    const asJson = args.flags.has('json')
    if (action === 'list') atMost(args.words, 1, settingsUsage)
    else if (action === 'get' && key) atMost(args.words, 2, settingsUsage)
    else if (action !== 'set' || !key || rest.length === 0) {
      throw new UsageError('list, get KEY or set KEY VALUE?', settingsUsage)
    }
    const core = await open()
    if (action === 'set') core.settings.set({ [key]: rest.join(' ') })
    const all: Readonly<Record<string, unknown>> = core.settings.all()
    if (action === 'list') {
      if (asJson) output.line(JSON.stringify(all))
      else for (const [name, value] of Object.entries(all)) output.line(`${name} = ${String(value)}`)
      return
    }
    if (!Object.hasOwn(all, key)) {
      throw new UserError('UNKNOWN_SETTING', `There is no setting "${key}".`, 'See: settings list')
    }
    const value = all[key] ?? null
    if (asJson) output.line(JSON.stringify(value))
    else if (action === 'get') output.line(typeof value === 'string' ? value : JSON.stringify(value))
    if (action === 'set') output.progress(`${key} saved`)
  },
}

/** The value comes from standard input and is never printed; `--json` tells whether it is stored. */
export const secrets: Command = {
  name: 'secrets',
  usage: secretsUsage,
  flags: { json: 'switch' },
  async run(args, { core: open, output, stdin }) {
    const [action, name] = args.words
    if (action !== 'set' && action !== 'clear' && action !== 'list') {
      throw new UsageError('set, clear or list?', secretsUsage)
    }
    if (action === 'list') {
      atMost(args.words, 1, secretsUsage)
      const states = await (await open()).secrets.states()
      if (args.flags.has('json')) output.line(JSON.stringify(states))
      else for (const state of states) output.line(`${state.name}: ${state.state}`)
      return
    }
    if (!name) throw new UsageError('Which secret?', secretsUsage)
    // A value on the command line would be in the shell's history: it is refused, and not repeated.
    if (args.words.length > 2) throw new UsageError('The value belongs on standard input.', secretsUsage)
    const known = secretName(name)
    const core = await open()
    if (action === 'clear') core.secrets.clear(known)
    else {
      const value = (await stdin()).trim()
      if (!value) {
        const nextStep = 'Pipe the value into the command.'
        throw new UserError('EMPTY_SECRET', 'Nothing came on standard input.', nextStep)
      }
      await core.secrets.store(known, value)
    }
    if (args.flags.has('json')) output.line(JSON.stringify({ name: known, stored: action === 'set' }))
    output.progress(action === 'set' ? `${known} saved` : `${known} cleared`)
  },
}
