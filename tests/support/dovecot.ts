import { execFile, spawn } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { connect, createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { createTransport } from 'nodemailer'

const run = promisify(execFile)
const SERVER = '/usr/sbin/dovecot'
const NOBODY = 65_534
export const PASSWORD = 'secret'
export const USER = 'harde'

/** Why there is no Dovecot on this computer; null when there is. */
export function whyNoDovecot(): string | null {
  if (!existsSync(SERVER)) return `no ${SERVER} (Debian: dovecot-imapd, dovecot-lmtpd)`
  if (!existsSync('/usr/bin/openssl')) return 'no openssl to make a certificate with'
  return null
}

/** A real Dovecot of an unprivileged user on loopback ports, with one account and one mailbox. */
export interface Dovecot {
  readonly imaps: number
  readonly imap: number
  readonly lmtp: number
  /** Where it asks about the tokens of XOAUTH2. */
  readonly tokenInfoPort: number
  /** Delivers as a mail server does, over LMTP. */
  deliver(...mails: readonly string[]): Promise<void>
  doveadm(...args: readonly string[]): Promise<string>
  stop(): Promise<void>
  start(): Promise<void>
  /** Process ids of the sessions of the account. */
  sessions(): Promise<readonly number[]>
  setPassword(password: string): void
  dispose(): Promise<void>
}

function childrenOf(parent: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
      } catch {
        return false
      }
    })
    .map(Number)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}

async function answers(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('data', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
    socket.setTimeout(2_000, () => {
      socket.destroy()
      resolve(false)
    })
  })
}

const conf = (dir: string, user: string, ids: { uid: number; gid: number }, ports: Ports): string => `
base_dir = ${dir}/run
state_dir = ${dir}/state
log_path = ${dir}/log/dovecot.log
default_internal_user = ${user}
default_internal_group = ${ids.gid}
default_login_user = ${user}
protocols = imap lmtp
listen = 127.0.0.1
ssl = yes
ssl_cert = <${dir}/cert.pem
ssl_key = <${dir}/key.pem
disable_plaintext_auth = no
auth_mechanisms = plain login xoauth2
auth_username_format = %n
auth_failure_delay = 0
mail_location = maildir:${dir}/mail/%n
first_valid_uid = 1
last_valid_uid = 0
passdb {
  driver = oauth2
  mechanisms = xoauth2
  args = ${dir}/oauth2.conf
}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%n ${dir}/users
}
userdb {
  driver = static
  args = uid=${ids.uid} gid=${ids.gid} home=${dir}/mail/%n
}
namespace inbox {
  inbox = yes
  separator = /
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service anvil {
  chroot =
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
protocol imap {
  mail_max_userip_connections = 50
}
`

interface Ports {
  readonly imap: number
  readonly imaps: number
  readonly lmtp: number
  readonly tokenInfo: number
}

/** Answers what a token is worth: `status` gives the HTTP status for one. */
export async function startTokenInfo(
  port: number,
  status: (token: string) => number,
): Promise<{ close(): Promise<void> }> {
  const server = createHttpServer((request, response) => {
    const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('access_token') ?? ''
    response.writeHead(status(token), { 'content-type': 'application/json', connection: 'close' })
    response.end(JSON.stringify({ email: `${USER}@example.com`, expires_in: 3_600 }))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export async function startDovecot(): Promise<Dovecot> {
  const dir = mkdtempSync(join(tmpdir(), 'dove-'))
  const isRoot = userInfo().uid === 0
  const who = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const ids = isRoot ? { uid: NOBODY, gid: NOBODY } : { uid: userInfo().uid, gid: userInfo().gid }
  const user = isRoot ? (await run('id', ['-un', String(NOBODY)])).stdout.trim() : userInfo().username
  const group = (await run('id', ['-gn', ...(isRoot ? [String(NOBODY)] : [])])).stdout.trim()
  const ports: Ports = {
    imap: await freePort(),
    imaps: await freePort(),
    lmtp: await freePort(),
    tokenInfo: await freePort(),
  }
  const path = (name: string): string => join(dir, name)
  for (const name of ['.', 'run', 'state', 'mail', 'log']) {
    mkdirSync(path(name), { recursive: true })
    chownSync(path(name), ids.uid, ids.gid)
  }
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1']
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', path('key.pem'), '-out', path('cert.pem')]
  await run('/usr/bin/openssl', ['req', '-x509', ...key, '-days', '30', ...subject])
  const setPassword = (password: string): void =>
    writeFileSync(path('users'), `${USER}:{PLAIN}${password}\n`, { mode: 0o644 })
  setPassword(PASSWORD)
  const text = conf(dir, user, ids, ports).replace(/(default_internal_group = ).*/, `$1${group}`)
  writeFileSync(path('dovecot.conf'), text)
  const oauth2 = `tokeninfo_url = http://127.0.0.1:${ports.tokenInfo}/?access_token=
username_attribute = email
username_format = %n
`
  writeFileSync(path('oauth2.conf'), oauth2)
  for (const name of ['oauth2.conf', 'key.pem', 'cert.pem', 'users', 'dovecot.conf'])
    chownSync(path(name), ids.uid, ids.gid)

  const doveadm = async (...args: readonly string[]): Promise<string> =>
    (await run('/usr/bin/doveadm', ['-c', path('dovecot.conf'), ...args], { ...who })).stdout

  async function start(): Promise<void> {
    // The daemon keeps the pipes it is given: it gets none.
    const started = spawn(SERVER, ['-c', path('dovecot.conf')], { ...who, stdio: 'ignore' })
    await new Promise((resolve) => started.once('exit', resolve))
    for (let tries = 0; tries < 100; tries++) {
      if (await answers(ports.imap)) return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const log = existsSync(path('log/dovecot.log')) ? readFileSync(path('log/dovecot.log'), 'utf8') : 'no log'
    throw new Error(`Dovecot did not start: ${log.slice(-2_000)}`)
  }
  async function stop(): Promise<void> {
    const file = path('run/master.pid')
    if (!existsSync(file)) return
    const pid = Number(readFileSync(file, 'utf8'))
    // Sessions outlive their master; a server that goes down takes them along.
    const sessionsOfIt = childrenOf(pid)
    for (const each of [pid, ...sessionsOfIt]) {
      try {
        process.kill(each, 'SIGTERM')
      } catch {
        // It has gone already.
      }
    }
    for (let tries = 0; tries < 200 && existsSync(`/proc/${pid}`); tries++)
      await new Promise((resolve) => setTimeout(resolve, 25))
  }
  await start()
  const lmtp = createTransport({
    host: '127.0.0.1',
    port: ports.lmtp,
    lmtp: true,
    pool: true,
    maxConnections: 4,
    maxMessages: Number.POSITIVE_INFINITY,
    tls: { rejectUnauthorized: false },
  })
  return {
    imaps: ports.imaps,
    imap: ports.imap,
    lmtp: ports.lmtp,
    tokenInfoPort: ports.tokenInfo,
    async deliver(...mails) {
      const envelope = { from: 'dana@example.com', to: [USER] }
      await Promise.all(mails.map(async (raw) => await lmtp.sendMail({ envelope, raw })))
    },
    doveadm,
    start,
    stop,
    async sessions() {
      const lines = (await doveadm('who', '-1', USER)).split('\n')
      return lines.flatMap((line) => /^\S+\s+imap\s+(\d+)/.exec(line)?.slice(1).map(Number) ?? [])
    },
    setPassword,
    async dispose() {
      lmtp.close()
      await stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
