import type { Route } from '#shared/domain/route.ts'
import type { PlainKey } from '../../../i18n/t.ts'

export interface SlashCommand {
  readonly name: string
  readonly route: Route
  readonly help: PlainKey
}

export const slashCommands: readonly SlashCommand[] = [
  { name: 'crm', route: 'crm', help: 'slash.crm' },
  { name: 'knowledge', route: 'knowledge', help: 'slash.knowledge' },
  { name: 'web', route: 'web_search', help: 'slash.web' },
  { name: 'script', route: 'scripting', help: 'slash.script' },
  { name: 'client', route: 'new_client', help: 'slash.client' },
  { name: 'analysis', route: 'analysis', help: 'slash.analysis' },
]

/** The commands on offer while only a slash and the start of a name have been typed; null otherwise. */
export function offeredCommands(text: string): readonly SlashCommand[] | null {
  const typed = /^\/(\w*)$/.exec(text)?.[1]
  if (typed === undefined) return null
  const found = slashCommands.filter((command) => command.name.startsWith(typed.toLowerCase()))
  return found.length > 0 ? found : null
}

/** `/crm ortiz` → the CRM route and "ortiz"; null when the text does not begin with a known command. */
export function takeCommand(text: string): { route: Route; rest: string } | null {
  const [, name, rest] = /^\/(\w+)\s+([\s\S]*)$/.exec(text) ?? []
  const command = slashCommands.find((known) => known.name === name?.toLowerCase())
  return command ? { route: command.route, rest: rest ?? '' } : null
}
