import { afterEach, expect, it } from 'vitest'
import { silentLog } from '#main/core/log.ts'
import { createSentLookup, type SentLookupOptions } from '#main/integrations/imap/find-in-sent.ts'
import { createQuickClock } from '#tests/standins/quick-clock.ts'
import { startSentFolder, type SentFolder, type SentFolderOptions } from '#tests/standins/smtp/sent-folder.ts'

const signal = new AbortController().signal
const ID = '<hard-e-act_1@example.com>'
let folder: SentFolder | null = null
afterEach(async () => await folder?.stop())

async function lookup(options: SentFolderOptions = {}, patch: Partial<SentLookupOptions> = {}) {
  folder = await startSentFolder(options)
  const clock = createQuickClock(0)
  const find = createSentLookup({
    host: '127.0.0.1',
    port: folder.port,
    secure: false,
    user: 'videos',
    auth: { type: 'password', password: () => Promise.resolve('secret') },
    sentFolder: '',
    clock,
    log: silentLog,
    ...patch,
  })
  return { find, folder, clock }
}

it('misses a mail that is filed in a folder of another name', async () => {
  const { find, folder } = await lookup()
  folder.ids.push('<other@x>', ID)
  expect(await find(ID, signal)).toEqual({ done: true, result: { foundIn: 'Gesendet' } })
})

it('takes an empty folder of an unknown provider for a proof, so that the client gets two mails', async () => {
  const { find, folder } = await lookup()
  folder.ids.push('<written-by-hand@x>')
  expect(await find(ID, signal)).toBe('unknown')
})

it.each([
  ['Gmail, which files by itself', { gmail: true }, []],
  ['a folder with earlier mails of ours', {}, ['<hard-e-act_0@example.com>']],
] as const)('asks a person although %s shows that nothing was sent', async (_name, options, ids) => {
  const { find, folder, clock } = await lookup(options)
  folder.ids.push(...ids)
  expect(await find(ID, signal)).toEqual({ done: false })
  expect(clock.slept).toHaveLength(1)
})

it('calls a mail unsent that the provider files a moment later', async () => {
  const { find, folder } = await lookup(
    { gmail: true },
    {
      clock: {
        now: () => 0,
        sleep: () => {
          folder.ids.push(ID)
          return Promise.resolve()
        },
      },
    },
  )
  expect(await find(ID, signal)).toMatchObject({ done: true })
})

it('knows the answer where no folder is marked for sent mail', async () => {
  const { find } = await lookup({ marked: false })
  expect(await find(ID, signal)).toBe('unknown')
})

it('looks elsewhere than in the folder the person named', async () => {
  const { find, folder } = await lookup({ marked: false, name: 'Ablage' }, { sentFolder: 'Ablage' })
  folder.ids.push(ID)
  expect(await find(ID, signal)).toMatchObject({ done: true })
})

it.each([
  ['a refused search', { refuseSearch: true }, {}],
  ['a folder that is not there', {}, { sentFolder: 'Nowhere' }],
  ['a wrong password', {}, { auth: { type: 'password', password: () => Promise.resolve('no') } }],
] as const)('takes %s for "not sent"', async (_name, options, patch) => {
  const { find, folder } = await lookup({ gmail: true, ...options }, patch)
  folder.ids.push(ID)
  await expect(find(ID, signal)).rejects.toMatchObject({ service: 'imap' })
})

it('writes into the folder it only looks at', async () => {
  const { find, folder } = await lookup({ gmail: true })
  await find(ID, signal)
  expect(folder.heard.join('\n')).toMatch(/EXAMINE/)
  expect(folder.heard.join('\n')).not.toMatch(/SELECT|STORE|APPEND|EXPUNGE/)
})

it.each([
  ['Gmail', { gmail: true }, []],
  ['a folder with earlier mails of ours', {}, ['<hard-e-act_0@example.com>']],
] as const)(
  'takes %s of another account for a proof, so that the client gets two mails',
  async (_, server, ids) => {
    const { find, folder } = await lookup(server, { sendsFromHere: false })
    folder.ids.push(...ids)
    expect(await find(ID, signal)).toBe('unknown')
    folder.ids.push(ID)
    expect(await find(ID, signal)).toMatchObject({ done: true })
  },
)

it('takes any folder at Gmail for the one that Gmail files into', async () => {
  const { find } = await lookup({ gmail: true, marked: false, name: 'Ablage' }, { sentFolder: 'Ablage' })
  expect(await find(ID, signal)).toBe('unknown')
})

it('uses a token that was taken back until its hour is over', async () => {
  let token = 'taken back'
  const auth: SentLookupOptions['auth'] = {
    type: 'xoauth2',
    token: () => Promise.resolve(token),
    refused: () => (token = 'secret'),
  }
  const { find, folder } = await lookup({}, { auth })
  folder.ids.push(ID)
  expect(await find(ID, signal)).toMatchObject({ done: true })
})
