import type { Database } from 'better-sqlite3'
import type { Clock } from '#main/core/clock.ts'
import { UserError } from '#main/core/errors.ts'
import type { Log } from '#main/core/log.ts'
import type { SecretCipher } from '#main/shell/shell.ts'
import { nearNames } from './near-names.ts'
import { secretNames, type SecretName, type Secrets } from './settings.ts'

interface SecretRow {
  readonly sealed: Buffer
  readonly cipher: string
  readonly updated_at: number
}

/** The name as a typed one; throws UserError 'UNKNOWN_SECRET' for any other. */
export function secretName(name: string): SecretName {
  const found = secretNames.find((known) => known === name)
  if (found) return found
  const near = nearNames(name, secretNames)
  const hint = near.length ? `Did you mean ${near.join(', ')}?` : `The names are ${secretNames.join(', ')}.`
  throw new UserError('UNKNOWN_SECRET', `There is no secret "${name}".`, hint)
}

/** Secrets in the workspace's database, sealed by the shell's cipher. Only `store` and `clear` change it. */
export function createSealedSecrets(deps: {
  workspace: { readonly db: Database }
  cipher: SecretCipher
  clock: Clock
  log: Log
}): Secrets {
  const { cipher, clock, log } = deps
  const { db } = deps.workspace
  const find = db.prepare<[string], SecretRow>(
    'select sealed, cipher, updated_at from secrets where name = ?',
  )
  const put = db.prepare<[string, Uint8Array, string, number]>(
    `insert into secrets (name, sealed, cipher, updated_at) values (?, ?, ?, ?)
     on conflict (name) do update set sealed = excluded.sealed, cipher = excluded.cipher,
       updated_at = excluded.updated_at`,
  )
  const drop = db.prepare<[string]>('delete from secrets where name = ?')

  const open = async (name: SecretName, row: SecretRow): Promise<string> => {
    if (row.cipher !== cipher.name) {
      throw new UserError(
        'SECRET_LOCKED',
        `The secret ${name} is kept, but it was sealed by ${row.cipher}, not by ${cipher.label}.`,
        'Start Hard-E the way it was stored (desktop app or browser), or enter it again here.',
      )
    }
    try {
      return await cipher.open(name, row.sealed)
    } catch (cause) {
      log.warn('A kept secret cannot be opened', { name, cipher: cipher.name, error: cause })
      throw new UserError(
        'SECRET_LOCKED',
        `The secret ${name} is kept, but ${cipher.label} cannot open it right now.`,
        'Unlock the keychain or put the key file back and try again; or enter the secret again.',
        { cause },
      )
    }
  }

  const state = async (name: SecretName): ReturnType<Secrets['states']> => {
    const row = find.get(name)
    if (!row) return [{ name, state: 'unset', updatedAt: null }]
    const opens = await open(name, row).then(
      () => true,
      () => false,
    )
    return [{ name, state: opens ? 'set' : 'locked', updatedAt: row.updated_at }]
  }

  return {
    async read(name) {
      const row = find.get(secretName(name))
      return row ? open(name, row) : null
    },
    async store(name, value) {
      secretName(name)
      // Keys are pasted with line breaks around them.
      const text = value.trim()
      if (!text) throw new UserError('EMPTY_SECRET', `The secret ${name} is empty.`, 'Paste the key again.')
      if ((await cipher.strength()) === 'none') {
        throw new UserError(
          'NO_SAFE_STORAGE',
          `${cipher.label} cannot protect a secret on this computer; nothing was stored.`,
          'Set up a keychain (on Linux gnome-keyring or KWallet), or use the browser shell.',
        )
      }
      const sealed = await cipher.seal(name, text)
      // A keychain that seals but cannot open would swallow the key: find out while it is still at hand.
      if ((await cipher.open(name, sealed)) !== text) {
        throw new UserError('NO_SAFE_STORAGE', `${cipher.label} did not give the secret back.`, 'Try again.')
      }
      put.run(name, sealed, cipher.name, clock.now())
    },
    clear(name) {
      drop.run(secretName(name))
    },
    async states() {
      return (await Promise.all(secretNames.map(state))).flat()
    },
  }
}
