import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { silentLog } from '#main/core/log.ts'
import { createImapMailIn } from '#main/integrations/imap/imap-mail-in.ts'
import { createFolderMailIn } from '#main/local/inbox/folder-mail-in.ts'
import { PASSWORD, startDovecot, USER, whyNoDovecot, type Dovecot } from '#tests/support/dovecot.ts'
import { dropMail } from './mailbox-stage.ts'
import { mailInSuite } from './mail-in.suite.ts'

describe('a watched folder', () => {
  let dir = ''
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'hard-e-inbox-'))
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))
  mailInSuite('folder', () => {
    const folder = join(dir, 'inbox')
    let count = 0
    return {
      open: () =>
        createFolderMailIn({ folder, log: silentLog, create: true, times: { look: 200, quiet: 40 } }),
      deliver: async (...mails) => {
        for (const mail of mails) dropMail({ dir }, `mail-${++count}.eml`, mail)
      },
      marked: async () => {
        const processed = join(folder, 'processed')
        return existsSync(processed) ? readdirSync(processed).length : 0
      },
    }
  })
})

const why = whyNoDovecot()
if (why) process.stdout.write(`Skipped: mail over IMAP, ${why}\n`)
describe.skipIf(why !== null)('IMAP (Dovecot)', () => {
  let dovecot: Dovecot
  beforeAll(async () => {
    dovecot = await startDovecot()
  })
  afterAll(async () => await dovecot?.dispose())
  beforeEach(async () => {
    await dovecot.doveadm('expunge', '-u', USER, 'mailbox', '*', 'all')
  })
  for (const after of ['flag', 'move'] as const) {
    mailInSuite(`IMAP, ${after}`, () => ({
      open: () =>
        createImapMailIn({
          host: '127.0.0.1',
          port: dovecot.imaps,
          secure: true,
          user: USER,
          auth: { type: 'password', password: async () => PASSWORD },
          mailbox: 'INBOX',
          after,
          processedFolder: 'Archive/Ordered videos',
          clock: systemClock,
          log: silentLog,
          times: { backoff: { initialMs: 50, maxMs: 200, factor: 2 }, command: 5_000 },
        }),
      deliver: async (...mails) => await dovecot.deliver(...mails),
      marked: async () => {
        const where =
          after === 'move'
            ? ['mailbox', 'Archive/Ordered videos', 'all']
            : ['mailbox', 'INBOX', 'keyword', '$HardE', 'seen']
        const found = await dovecot.doveadm('search', '-u', USER, ...where).catch(() => '')
        return found.split('\n').filter(Boolean).length
      },
    }))
  }
})
