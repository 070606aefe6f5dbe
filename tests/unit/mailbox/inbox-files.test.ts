import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hasWholeHeader, listInbox, putAway, readInboxFile } from '#main/local/inbox/inbox-files.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hard-e-files-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text)

test('links, folders, hidden and half-copied files are taken for mails', async () => {
  put('one.eml', 'a')
  put('TWO.EML', 'b')
  put('.hidden.eml', 'c')
  put('three.eml.part', 'd')
  put('four.txt', 'e')
  mkdirSync(join(folder, 'five.eml'))
  symlinkSync('/etc/hostname', join(folder, 'six.eml'))
  expect((await listInbox(folder)).map(({ name }) => name).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
    'TWO.EML',
    'one.eml',
  ])
})

test('a file that replaced a judged one is put away unread', async () => {
  put('one.eml', 'first')
  const [first] = await listInbox(folder)
  put('one.eml', 'another mail')
  await putAway(folder, first!.uid, 'one.eml')
  expect(readdirSync(folder)).toEqual(['one.eml'])
  const [second] = await listInbox(folder)
  expect(second!.uid).not.toBe(first!.uid)
})

test('a mail put away overwrites an earlier one of the same name', async () => {
  for (const text of ['first', 'the second', 'and a third']) {
    put('one.eml', text)
    const [file] = await listInbox(folder)
    await putAway(folder, file!.uid, null)
  }
  const processed = join(folder, 'processed')
  expect(readdirSync(processed).map((name) => [name, readFileSync(join(processed, name), 'utf8')])).toEqual(
    expect.arrayContaining([
      ['one.eml', 'first'],
      ['one-2.eml', 'the second'],
      ['one-3.eml', 'and a third'],
    ]),
  )
})

test('a file of gigabytes is read whole into memory', async () => {
  put('big.eml', `Subject: x\n\n${'y'.repeat(11 * 1024 * 1024)}`)
  const [file] = await listInbox(folder)
  const raw = await readInboxFile(folder, file!)
  expect(raw.byteLength).toBe(256 * 1024)
  expect(Buffer.from(raw).toString('utf8')).toMatch(/^Subject: x\n\ny/)
})

test.each<[string, boolean]>([
  ['Subject: x', false],
  ['Subject: x\r\nFrom: y\r\n', false],
  ['Subject: x\r\n\r\n', true],
  ['Subject: x\n\nbody', true],
])('a header is taken to be whole or not: %j', (text, isWhole) => {
  expect(hasWholeHeader(Buffer.from(text))).toBe(isWhole)
})
