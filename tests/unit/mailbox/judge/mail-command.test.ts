import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mail } from '#main/app/commands/mail.ts'
import { UsageError } from '#main/app/commands/command.ts'
import type { Core } from '#main/app/core.ts'
import { settingsSchema } from '#main/settings/schema.ts'
import { unsignedMail } from '#tests/support/signed-mail.ts'

let dir: string
let order: string
let stale: string
let noMail: string
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'hard-e-mail-'))
  order = join(dir, 'order.eml')
  noMail = join(dir, 'binary.eml')
  stale = join(dir, 'stale.eml')
  writeFileSync(order, await unsignedMail({ date: new Date() }))
  writeFileSync(stale, await unsignedMail({ date: new Date(Date.now() - 40 * 86_400_000) }))
  writeFileSync(noMail, Buffer.from([0, 1, 2, 3]))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const values = settingsSchema.parse({ 'trigger.senders': 'summit.example' })
let provider: 'folder' | 'imap' = 'imap'
// Only the settings may be used: anything else of the core is not there.
const core = {
  settings: {
    all: () => ({ ...values, 'mailbox.provider': provider }),
    get: (key: keyof typeof values) => (key === 'mailbox.provider' ? provider : values[key]),
  },
} as unknown as Core

let refused: unknown = null
async function run(words: readonly string[], flags: readonly string[] = []) {
  const lines: string[] = []
  refused = null
  const running = mail.run(
    { words, flags: new Map(flags.map((flag) => [flag, 'true'])) },
    {
      output: { line: (text) => void lines.push(text), progress: () => undefined },
      signal: new AbortController().signal,
      core: () => Promise.resolve(core),
      dataDir: dir,
      resourcesDir: dir,
      stdin: () => Promise.resolve(''),
    },
  )
  await running.catch((error: unknown) => {
    if (error instanceof UsageError) throw error
    refused = error
  })
  return lines.map((line) => JSON.parse(line) as unknown)
}

const orderRow = {
  file: expect.stringContaining('order.eml') as unknown,
  decision: 'ignore',
  reason: 'not_authenticated',
  jobRef: '2231-01',
  messageId: '<order-1@summit.example>',
  authenticated: false,
}
const unreadable = {
  decision: 'ignore',
  reason: 'unreadable',
  jobRef: null,
  messageId: null,
  authenticated: false,
}

test('files that cannot be read end the others, or the order is lost', async () => {
  const missing = join(dir, 'missing.eml')
  expect(await run(['check', missing, order, dir, noMail], ['jsonl'])).toMatchObject([
    { file: missing, ...unreadable },
    orderRow,
    { file: dir, ...unreadable },
    { file: noMail, ...unreadable },
  ])
  expect(refused).toMatchObject({
    code: 'UNREADABLE_FILE',
    message: expect.stringContaining(missing) as unknown,
  })
})

test('a file that was opened and judged counts as failed', async () => {
  await run(['check', order, noMail])
  expect(refused).toBeNull()
})

test('the answer contradicts what the inbox folder does with the same mail', async () => {
  expect(await run(['check', order])).not.toHaveProperty('0.inInbox')
  provider = 'folder'
  try {
    const [fresh] = await run(['check', order])
    expect(fresh).toMatchObject({ ...orderRow, inInbox: { decision: 'trigger', reason: 'trigger' } })
    expect(fresh).toHaveProperty(
      'detail',
      expect.stringContaining('Put into the inbox folder it would count'),
    )
    const [old] = await run(['check', stale])
    expect(old).toMatchObject({
      reason: 'not_authenticated',
      inInbox: { decision: 'ignore', reason: 'stale' },
    })
    expect(old).toHaveProperty('detail', expect.stringContaining('another reason'))
  } finally {
    provider = 'imap'
  }
})

test('--json prints more than one value', async () => {
  expect(await run(['check', order], ['json'])).toMatchObject([orderRow])
  expect(await run(['check', order, order], ['json'])).toMatchObject([[orderRow, orderRow]])
})

test.each([[[]], [['check']], [['delete', 'a.eml']]])('%j is taken', async (words) => {
  await expect(run(words)).rejects.toThrow(UsageError)
})
