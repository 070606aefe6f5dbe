import type { settings } from '#shared/contract/settings.ts'
import type { Handlers } from '#shared/rpc/define.ts'
import { catalogueEntries } from '../brain/catalogue.ts'
import { secretName } from '../settings/sealed-secrets.ts'
import type { SecretName } from '../settings/settings.ts'
import type { HandlerServices } from './services.ts'

export function settingsHandlers(services: HandlerServices): Handlers<typeof settings> {
  const { settings: book, secrets, clock, testConnection } = services
  const stateOf = async (name: SecretName) => {
    const state = (await secrets.states()).find((secret) => secret.name === name)
    return state ?? { name, state: 'unset' as const, updatedAt: null }
  }
  return {
    'settings.get': async () => ({ values: book.all(), secrets: [...(await secrets.states())] }),
    'settings.set': ({ values }) => ({ values: book.set(values) }),
    'settings.setSecret': async ({ name, value }) => {
      await secrets.store(secretName(name), value)
      services.changes.announce('settings')
      return stateOf(secretName(name))
    },
    'settings.clearSecret': ({ name }) => {
      secrets.clear(secretName(name))
      services.changes.announce('settings')
      return stateOf(secretName(name))
    },
    'settings.test': (request, { signal }) => testConnection(request, signal),
    'settings.connectAccount': (request, { signal }) => services.connectAccount(request, signal),
    'settings.models': () => [...catalogueEntries(clock.now())],
  }
}
