import { join } from 'node:path'
import type { Clock } from '../core/clock.ts'
import { UserError } from '../core/errors.ts'
import type { Fetch } from '../core/http.ts'
import type { Log } from '../core/log.ts'
import { createSentLookup } from '../integrations/imap/find-in-sent.ts'
import type { ImapAccess, ImapAuth } from '../integrations/imap/imap-access.ts'
import { createImapMailIn } from '../integrations/imap/imap-mail-in.ts'
import { createTokenSource } from '../integrations/oauth/token-source.ts'
import { createSmtpMailOut } from '../integrations/smtp/smtp-mail-out.ts'
import type { SmtpAuth } from '../integrations/smtp/smtp-session.ts'
import { createFolderMailIn } from '../local/inbox/folder-mail-in.ts'
import { createOutbox } from '../local/outbox/outbox.ts'
import type { MailIn } from '../mailbox/mail-in.ts'
import { inboxFolder } from '../mailbox/which-mailbox.ts'
import type { SettingValues } from '../settings/schema.ts'
import type { SecretName } from '../settings/settings.ts'
import type { MailOut } from '../video/mail-out.ts'
import { createMailCompiler } from '../video/mail/compile-mail.ts'
import type { SecretReader } from './connection-tests.ts'
import { required, wholePath } from './video-adapters.ts'

export interface MailAdapterParts {
  readonly workspaceDir: string
  readonly clock: Clock
  readonly log: Log
  readonly fetch: Fetch
  readonly keepSecret: (name: SecretName, value: string) => Promise<void>
}

export interface MailAdapters {
  readonly mailOut: (values: SettingValues, secret: SecretReader) => MailOut
  readonly mailIn: (values: SettingValues, secret: SecretReader) => MailIn
}

const providerOf = (host: string): string =>
  host
    .trim()
    .toLowerCase()
    .replace(/^[^.]+\.(?=[^.]+\.)/, '')

/** The mailbox and the mail server are the same person's at the same provider; a relay files nothing. */
export function isOneAccount(
  values: Pick<SettingValues, 'smtp.host' | 'smtp.user' | 'smtp.auth' | 'imap.host' | 'imap.user'>,
): boolean {
  const [smtp, imap] = [values['smtp.user'], values['imap.user']].map((user) => user.trim().toLowerCase())
  if (values['smtp.auth'] === 'none' || smtp === '' || smtp !== imap) return false
  return (
    !/relay/i.test(values['smtp.host']) && providerOf(values['smtp.host']) === providerOf(values['imap.host'])
  )
}

/** Builds what the settings name for mail out and in. Nothing connects before its first use. */
export function createMailAdapters(parts: MailAdapterParts): MailAdapters {
  const { clock, log, fetch, workspaceDir } = parts
  const compile = createMailCompiler(clock)

  const mailToken = (values: SettingValues, secret: SecretReader, service: 'imap' | 'smtp') => {
    const tokens = createTokenSource({
      tokenUrl: values['oauth.mail.tokenUrl'],
      clientId: values['oauth.mail.clientId'],
      clientSecret: () => secret('oauth.mail.clientSecret'),
      refreshToken: () => secret('oauth.mail.refreshToken'),
      keepRefreshToken: (value) => parts.keepSecret('oauth.mail.refreshToken', value),
      fetch,
      clock,
      service,
    })
    return {
      type: 'xoauth2',
      token: (signal: AbortSignal): Promise<string> => tokens.token(signal),
      refused: () => tokens.invalidate(),
    } as const
  }
  const imapAccess = (values: SettingValues, secret: SecretReader): ImapAccess => {
    const auth: ImapAuth =
      values['imap.auth'] === 'xoauth2'
        ? mailToken(values, secret, 'imap')
        : { type: 'password', password: required(secret, 'imap.password', 'The mailbox password', 'Mailbox') }
    return {
      host: values['imap.host'],
      port: values['imap.port'],
      secure: values['imap.secure'],
      user: values['imap.user'],
      auth,
    }
  }
  const smtpAuth = (values: SettingValues, secret: SecretReader): SmtpAuth => {
    switch (values['smtp.auth']) {
      case 'none':
        return { type: 'none' }
      case 'xoauth2':
        return mailToken(values, secret, 'smtp')
      case 'password':
        return {
          type: 'password',
          password: required(secret, 'smtp.password', 'The mail server’s password', 'Mail to clients'),
        }
    }
  }
  return {
    mailOut(values, secret) {
      if (values['mail.provider'] === 'outbox') {
        return createOutbox({ folder: join(workspaceDir, 'outbox'), compile, log })
      }
      const host = values['smtp.host'].trim()
      if (!host) {
        const next = 'Fill it in in Settings → Mail to clients.'
        throw new UserError('NO_SMTP_HOST', 'The mail server’s name is missing.', next)
      }
      // Sent mail can only be looked for where the mailbox of the same person is known.
      const find = values['imap.host']
        ? createSentLookup({
            ...imapAccess(values, secret),
            sentFolder: values['imap.sentFolder'],
            sendsFromHere: isOneAccount(values),
            clock,
            log,
          })
        : null
      return createSmtpMailOut({
        host,
        port: values['smtp.port'],
        secure: values['smtp.secure'],
        user: values['smtp.user'],
        auth: smtpAuth(values, secret),
        compile,
        find,
        log,
      })
    },
    mailIn(values, secret) {
      if (values['mailbox.provider'] === 'folder') {
        wholePath(values['mailbox.folder'], 'Mailbox')
        const folder = inboxFolder(values, workspaceDir)
        return createFolderMailIn({ folder, create: !values['mailbox.folder'], log })
      }
      if (!values['imap.host'] || !values['imap.user']) {
        const next = 'Fill both in in Settings → Mailbox.'
        throw new UserError('NO_IMAP_HOST', 'The mailbox has no server or no user name yet.', next)
      }
      return createImapMailIn({
        ...imapAccess(values, secret),
        mailbox: values['imap.mailbox'],
        after: values['imap.after'],
        processedFolder: values['imap.processedFolder'],
        times: { firstLook: values['trigger.maxAgeHours'] * 3_600_000 },
        clock,
        log,
      })
    },
  }
}
