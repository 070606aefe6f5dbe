import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import { createOutbox, fileNameOf } from '#main/local/outbox/outbox.ts'
import { createMailCompiler } from '#main/video/mail/compile-mail.ts'
import { clientMail } from '#tests/standins/smtp/client-mail.ts'

const signal = new AbortController().signal
const compile = createMailCompiler({ now: () => 0 })
let dir = ''
let folder = ''
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hard-e-outbox-'))
  folder = join(dir, 'outbox')
})
afterEach(async () => await rm(dir, { recursive: true, force: true }))

const outbox = () => createOutbox({ folder, compile, log: silentLog })

it('writes the same mail twice, one after another or at once', async () => {
  const out = outbox()
  await Promise.all([out.send(clientMail('hard-e-1'), signal), out.send(clientMail('hard-e-1'), signal)])
  await outbox().send(clientMail('hard-e-1'), signal)
  expect(await readdir(folder)).toEqual(['hard-e-1@hard-e.example.com.eml'])
})

it('cannot find what it wrote, or finds what it did not', async () => {
  await outbox().send(clientMail('hard-e-1'), signal)
  const found = await outbox().find('<hard-e-1@hard-e.example.com>', signal)
  expect(found).toMatchObject({ done: true })
  expect(await outbox().find('<hard-e-2@hard-e.example.com>', signal)).toEqual({ done: false })
})

it('says that it does not know before the folder is there', async () => {
  expect(await outbox().find('<hard-e-1@hard-e.example.com>', signal)).toEqual({ done: false })
})

it('keeps the draft of a process that was killed while writing', async () => {
  await mkdir(folder)
  const draft = join(folder, '.hard-e-1@hard-e.example.com.eml.part')
  await writeFile(draft, 'half a ma')
  expect(await outbox().find('<hard-e-1@hard-e.example.com>', signal)).toEqual({ done: false })
  expect(await readdir(folder)).toEqual([])
  await writeFile(draft, 'half a ma')
  await outbox().send(clientMail('hard-e-1'), signal)
  expect(await readdir(folder)).toEqual(['hard-e-1@hard-e.example.com.eml'])
  const raw = await readFile(join(folder, 'hard-e-1@hard-e.example.com.eml'), 'utf8')
  expect(raw).toContain('Message-ID: <hard-e-1@hard-e.example.com>')
})

it('leaves a test file behind', async () => {
  await outbox().check(signal)
  expect(await readdir(folder)).toEqual([])
})

it('breaks without words when the folder cannot be made', async () => {
  await writeFile(folder, 'a file in the way')
  await expect(outbox().send(clientMail('hard-e-1'), signal)).rejects.toMatchObject({
    name: 'ServiceError',
    service: 'local',
    safeToRetry: true,
  })
  await expect(outbox().check(signal)).rejects.toMatchObject({ name: 'ServiceError', service: 'local' })
})

it.each([
  ['<../../etc/passwd@x>'],
  ['</abs@x>'],
  ['<..@x>'],
  ['<a\\b@x>'],
  ['<a:b*?@x>'],
  [`<${'long'.repeat(100)}@x>`],
  ['<@>'],
])('lets the id %s leave the folder', (messageId) => {
  expect(fileNameOf(messageId)).toMatch(/^[a-z0-9][a-z0-9@._+-]{0,130}\.eml$/)
  expect(fileNameOf(messageId)).not.toContain('..')
})

it('gives two ids one file where the disk does not tell capitals', () => {
  expect(fileNameOf('<A@x>').toLowerCase()).not.toBe(fileNameOf('<a@x>').toLowerCase())
})
