import type { SettingValue } from './draft.ts'

interface Server {
  readonly host: string
  readonly port: number
  readonly secure: boolean
}

export interface MailHost {
  readonly id: string
  readonly label: string
  readonly imap: Server
  readonly smtp: Server
  /** How it wants programs to sign in. */
  readonly note: 'gmail' | 'outlook' | 'app' | null
}

const tls = (host: string, port: number): Server => ({ host, port, secure: true })
const startTls = (host: string): Server => ({ host, port: 587, secure: false })

/** As the providers publish them for mail programs; none of them was reached from here. */
export const mailHosts: readonly MailHost[] = [
  {
    id: 'gmail',
    label: 'Gmail',
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
    note: 'gmail',
  },
  {
    id: 'outlook',
    label: 'Outlook, Microsoft 365',
    imap: tls('outlook.office365.com', 993),
    smtp: startTls('smtp.office365.com'),
    note: 'outlook',
  },
  {
    id: 'ionos',
    label: 'IONOS',
    imap: tls('imap.ionos.com', 993),
    smtp: tls('smtp.ionos.com', 465),
    note: null,
  },
  {
    id: 'yahoo',
    label: 'Yahoo',
    imap: tls('imap.mail.yahoo.com', 993),
    smtp: tls('smtp.mail.yahoo.com', 465),
    note: 'app',
  },
  {
    id: 'icloud',
    label: 'iCloud',
    imap: tls('imap.mail.me.com', 993),
    smtp: startTls('smtp.mail.me.com'),
    note: 'app',
  },
  {
    id: 'fastmail',
    label: 'Fastmail',
    imap: tls('imap.fastmail.com', 993),
    smtp: tls('smtp.fastmail.com', 465),
    note: 'app',
  },
]

/** Where people sign in with their browser. */
export const signInPages = {
  google: {
    label: 'Google',
    authUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
  },
  microsoft: {
    label: 'Microsoft',
    authUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
    scope:
      'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
  },
} as const

/** The settings that sign in at Google or Microsoft. */
export function signInValues(at: keyof typeof signInPages): Readonly<Record<string, SettingValue>> {
  const { authUrl, tokenUrl, scope } = signInPages[at]
  return { 'oauth.mail.authUrl': authUrl, 'oauth.mail.tokenUrl': tokenUrl, 'oauth.mail.scope': scope }
}

/** What one click fills in: server and, where passwords are not taken, the way to sign in. Pure. */
export function hostValues(host: MailHost, service: 'imap' | 'smtp'): Readonly<Record<string, SettingValue>> {
  const server = host[service]
  return {
    [`${service}.host`]: server.host,
    [`${service}.port`]: server.port,
    [`${service}.secure`]: server.secure,
    ...(host.id === 'outlook' ? { [`${service}.auth`]: 'xoauth2', ...signInValues('microsoft') } : {}),
    ...(host.id === 'gmail' ? signInValues('google') : {}),
  }
}
