import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLog } from '#main/core/log.ts'
import { createSmtpMailOut } from '#main/integrations/smtp/smtp-mail-out.ts'
import { createOutbox } from '#main/local/outbox/outbox.ts'
import { createMailCompiler } from '#main/video/mail/compile-mail.ts'
import { startSmtpStandin } from '#tests/standins/smtp/smtp-standin.ts'
import { mailOutContract } from './mail-out.suite.ts'

const compile = createMailCompiler({ now: () => Date.UTC(2026, 5, 1, 12) })

mailOutContract('SMTP', async () => {
  const standin = await startSmtpStandin({ login: { user: 'videos', password: 'pass word' } })
  return {
    out: createSmtpMailOut({
      host: '127.0.0.1',
      port: standin.port,
      secure: false,
      user: 'videos',
      auth: { type: 'password', password: () => 'pass word' },
      compile,
      find: null,
      log: silentLog,
    }),
    arrived: () => Promise.resolve(standin.received.map((mail) => mail.raw)),
    stop: () => standin.stop(),
  }
})

mailOutContract('outbox folder', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'hard-e-outbox-'))
  const folder = join(dir, 'outbox')
  return {
    out: createOutbox({ folder, compile, log: silentLog }),
    arrived: async () => {
      const names = await readdir(folder).catch(() => [])
      return await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
    },
    stop: () => rm(dir, { recursive: true, force: true }),
  }
})
