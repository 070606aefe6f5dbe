import { UserError } from '../../core/errors.ts'
import { secretName } from '../../settings/sealed-secrets.ts'
import { type Command, UsageError } from './command.ts'

const settingsUsage = ['settings list [--json]', 'settings get KEY', 'settings set KEY VALUE']
const secretsUsage = [
  'secrets set NAME   (the value on standard input)',
  'secrets clear NAME',
  'secrets list [--json]',
]

export const settings: Command = {
  name: 'settings',
  usage: settingsUsage,
  async run(args, { core: open, output }) {
    const [action, key, ...rest] = args.words
    const core = await open()
    const all: Readonly<Record<string, unknown>> = core.settings.all()
    const known = (name: string): string => {
      if (name in all) return name
      throw new UserError('UNKNOWN_SETTING', `There is no setting ${name}.`, 'See: settings list')
    }
    if (action === 'list') {
      if (args.flags.has('json')) output.line(JSON.stringify(all))
      else for (const [name, value] of Object.entries(all)) output.line(`${name} = ${String(value)}`)
    } else if (action === 'get' && key) {
      const value = all[known(key)]
      output.line(args.flags.has('json') ? JSON.stringify(value) : String(value))
    } else if (action === 'set' && key && rest.length > 0) {
      core.settings.set({ [known(key)]: rest.join(' ') })
      output.progress(`${key} saved`)
    } else throw new UsageError('list, get or set?', settingsUsage)
  },
}

export const secrets: Command = {
  name: 'secrets',
  usage: secretsUsage,
  async run(args, { core: open, output, stdin }) {
    const [action, name] = args.words
    const core = await open()
    if (action === 'list') {
      const states = await core.secrets.states()
      if (args.flags.has('json')) output.line(JSON.stringify(states))
      else for (const state of states) output.line(`${state.name}: ${state.state}`)
      return
    }
    if (action !== 'set' && action !== 'clear') throw new UsageError('set, clear or list?', secretsUsage)
    const known = secretName(name ?? '')
    if (action === 'clear') {
      core.secrets.clear(known)
      output.progress(`${known} cleared`)
      return
    }
    const value = (await stdin()).trim()
    if (!value)
      throw new UserError(
        'EMPTY_SECRET',
        'Nothing came on standard input.',
        'Pipe the value into the command.',
      )
    await core.secrets.store(known, value)
    output.progress(`${known} saved`)
  },
}
