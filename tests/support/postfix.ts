import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net, { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const POSTFIX = '/usr/sbin/postfix'
const DAEMONS = ['/usr/lib/postfix/sbin', '/usr/libexec/postfix']

/** Why Postfix cannot be started here; null when it can. It must start as root, and drops it by itself. */
export function postfixMissing(): string | null {
  if (!existsSync(POSTFIX)) return 'Postfix is not installed (apt-get install postfix)'
  if (!DAEMONS.some((path) => existsSync(join(path, 'smtpd')))) return 'the parts of Postfix were not found'
  if (process.getuid?.() !== 0) return 'Postfix can only be started by root'
  return null
}

export interface Postfix {
  readonly port: number
  /** What it says about the mails it handled. */
  log(): string
  stop(): void
}

async function freePort(): Promise<number> {
  const server = net.createServer()
  const listening = Promise.withResolvers<undefined>()
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined))
  await listening.promise
  const { port } = server.address() as AddressInfo
  const closed = Promise.withResolvers<undefined>()
  server.close(() => closed.resolve(undefined))
  await closed.promise
  return port
}

const masterOf = (port: number): string =>
  [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'rewrite unix - - n - - trivial-rewrite',
    'bounce unix - - n - 0 bounce',
    'defer unix - - n - 0 bounce',
    'trace unix - - n - 0 bounce',
    'proxymap unix - - n - - proxymap',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'smtp unix - - n - - smtp',
    'lmtp unix - - n - - lmtp',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'discard unix - - n - - discard',
    'postlog unix-dgram n - n - 1 postlogd',
    '',
  ].join('\n')

/**
 * Postfix of its own on loopback. Mail for `harde.test` goes on by LMTP to `lmtpPort` where one is given; all
 * other mail is thrown away and logged as sent. `refused@…` is an unknown recipient.
 */
export async function startPostfix(options: { readonly lmtpPort?: number } = {}): Promise<Postfix> {
  const dir = mkdtempSync(join(tmpdir(), 'hard-e-postfix-'))
  // Its daemons are another user and must get through.
  chmodSync(dir, 0o755)
  const port = await freePort()
  const daemons = DAEMONS.find((path) => existsSync(join(path, 'smtpd'))) ?? ''
  for (const name of ['conf', 'queue', 'data']) mkdirSync(join(dir, name))
  execFileSync('chown', ['postfix:postfix', join(dir, 'data')])
  writeFileSync(join(dir, 'conf', 'master.cf'), masterOf(port))
  writeFileSync(join(dir, 'conf', 'recipients'), '/^refused@/ REJECT 5.1.1 User unknown\n')
  const lmtp = options.lmtpPort
  const settings = {
    compatibility_level: '3.6',
    queue_directory: join(dir, 'queue'),
    data_directory: join(dir, 'data'),
    command_directory: '/usr/sbin',
    daemon_directory: daemons,
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    myhostname: 'mx.harde.test',
    mydestination: '',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mynetworks: '127.0.0.0/8',
    smtpd_recipient_restrictions: `check_recipient_access regexp:${join(dir, 'conf', 'recipients')}, permit_mynetworks, reject`,
    message_size_limit: '200000',
    ...(lmtp === undefined
      ? {}
      : {
          virtual_mailbox_domains: 'harde.test',
          virtual_mailbox_maps: 'static:ok',
          virtual_transport: `lmtp:inet:127.0.0.1:${lmtp}`,
        }),
    default_transport: 'discard:',
    maillog_file: join(dir, 'data', 'postfix.log'),
    maillog_file_prefixes: dir,
  }
  const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`)
  writeFileSync(join(dir, 'conf', 'main.cf'), `${lines.join('\n')}\n`)
  const postfix = (command: string): void => {
    execFileSync(POSTFIX, ['-c', join(dir, 'conf'), command], { stdio: 'ignore', timeout: 30_000 })
  }
  const stop = (): void => {
    try {
      postfix('stop')
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  }
  try {
    postfix('start')
  } catch (error) {
    rmSync(dir, { recursive: true, force: true })
    throw error
  }
  const logFile = join(dir, 'data', 'postfix.log')
  return { port, log: () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : ''), stop }
}
