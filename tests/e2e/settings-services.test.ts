import { chmod, readFile, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { delimiter, join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { violations } from './support/axe.ts'
import { tempDir } from './support/running-app.ts'
import { useStage } from './support/stage.ts'

const tools = tempDir()
const opened = join(tools.path, 'opened')
const path = process.env['PATH']

/** On Linux the app opens addresses with this program; the test's one only notes what it was given. */
const stage = useStage(async () => {
  const opener = join(tools.path, 'xdg-open')
  await writeFile(opener, `#!/bin/sh\nprintf '%s' "$1" > "${opened}"\n`)
  await chmod(opener, 0o755)
  process.env['PATH'] = `${tools.path}${delimiter}${path ?? ''}`
})
afterAll(() => {
  process.env['PATH'] = path
  tools.remove()
})

const open = async (id: string): Promise<Page> => {
  const { page } = await stage.open({ path: `/settings/${id}` })
  await page.getByRole('button', { name: 'Test connection' }).waitFor()
  return page
}
const box = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true })
const choose = async (page: Page, field: string, option: string): Promise<void> => {
  await page.getByRole('combobox', { name: field, exact: true }).click()
  await page.getByRole('option', { name: option }).click()
}
const save = async (page: Page, section: string): Promise<void> => {
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page.getByText(`Saved ${section}`).waitFor()
}
const discard = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('button', { name: 'Save changes' }).waitFor({ state: 'detached' })
}

test('a voice that cannot speak is chosen without a word, or the choice is lost', async () => {
  const page = await open('voice')
  await page.getByText('Speaks now: Voice of this computer.').waitFor()
  await page.getByText('No voice service has a key.').waitFor()
  const voice = page.getByRole('combobox', { name: 'Voice', exact: true })
  await voice.fill('nova')
  await choose(page, 'How it speaks', 'Realtime')
  await page.getByText('nova is no realtime voice.').waitFor()
  await voice.fill('marin')
  await page.getByText('nova is no realtime voice.').waitFor({ state: 'detached' })
  await save(page, 'Voice')
  await page.reload()
  await expect.poll(() => voice.inputValue(), { timeout: 10_000 }).toBe('marin')
  expect(await page.getByRole('combobox', { name: 'How it speaks' }).textContent()).toContain('Realtime')
})

test('a number out of range is refused somewhere else than at its field', async () => {
  const page = await open('voice')
  await box(page, 'Stability').fill('7')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect.poll(() => box(page, 'Stability').getAttribute('aria-invalid')).toBe('true')
  await discard(page)
})

test('what the client gets differs from what is typed', async () => {
  const page = await open('mail')
  const preview = page.getByRole('region', { name: 'Preview', exact: true })
  await preview.getByText('Maria, a short video about your project').waitFor()
  await box(page, 'Subject').fill('Your roof, ')
  await box(page, 'Subject').press('End')
  await page.getByRole('button', { name: 'Put First name into the mail' }).click()
  await preview.getByText('Your roof, Maria').waitFor()
  expect(await box(page, 'Subject').inputValue()).toBe('Your roof, {{firstName}}')

  await box(page, 'Text').fill('See you soon, {{nickname}}')
  await preview.getByText('{{nickname}} is not known').waitFor()
  await preview.getByText('The text must contain {{link}}').waitFor()
  await box(page, 'Text').fill('Watch it here: ')
  await box(page, 'Text').press('End')
  await page.getByRole('button', { name: 'Put Link to the video into the mail' }).click()
  await page.keyboard.type(' <b>&</b>')
  await preview.getByRole('radio', { name: /plain/i }).click()
  await preview.getByText(/Watch it here: https:\/\/\S+ <b>&<\/b>/).waitFor()
  await discard(page)
  await preview.getByText('Maria, a short video about your project').waitFor()
})

test('a click on a provider fills in the wrong fields, or a test saves them', async () => {
  const page = await open('mail')
  await page.getByRole('radio', { name: 'Mail server' }).click()
  await page.getByText('After saving, mails really go to clients.').waitFor()
  await page.getByRole('button', { name: 'Outlook, Microsoft 365' }).click()
  expect(await box(page, 'Server').inputValue()).toBe('smtp.office365.com')
  expect(await box(page, 'Port').inputValue()).toBe('587')
  await page.getByRole('button', { name: 'Sign in with your browser' }).waitFor()
  await page.getByRole('button', { name: 'Gmail' }).click()
  await choose(page, 'Encryption', 'STARTTLS')
  expect(await box(page, 'Port').inputValue()).toBe('587')

  const closed = await listen(createServer())
  await new Promise((done) => closed.server.close(done))
  await box(page, 'Server').fill('127.0.0.1')
  await box(page, 'Port').fill(String(closed.port))
  await choose(page, 'How Hard-E signs in', 'Not at all')
  await box(page, 'Sender’s address').fill('office@example.com')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await page.getByText('It does not work yet').waitFor()
  await page.getByText('Not reachable').waitFor()
  await discard(page)
  await page.reload()
  await page.getByRole('radio', { name: 'Outbox folder', checked: true }).waitFor()
})

test('somebody else than the named people may order', async () => {
  const page = await open('mailbox')
  await page.getByText('Nobody may order by mail yet.').waitFor()
  const senders = box(page, 'Who may order')
  await senders.fill('Dana Hill')
  await senders.press('Enter')
  await page.getByText('“dana” is neither an address nor a domain.').waitFor()
  await senders.fill('gmail.com')
  await senders.press('Enter')
  await page.getByText('Anybody can have an address at gmail.com.').waitFor()
  await page.getByRole('button', { name: 'Remove gmail.com' }).click()
  expect(await page.getByText('Anybody can have an address').count()).toBe(0)
  // Typed and not added: saving must not lose it.
  await senders.fill('Dana <dana@larkfield.example>')
  await page.getByRole('heading', { level: 1 }).click()
  await save(page, 'Mailbox')
  await page.reload()
  await page.getByRole('button', { name: 'Remove dana@larkfield.example' }).waitFor()
})

test('the watched folder is said to want signatures', async () => {
  const page = await open('mailbox')
  await page.getByText('A mail in the folder counts as proven').waitFor()
  expect(await page.getByText('the signature of the mail').count()).toBe(0)
  await page.getByRole('radio', { name: 'IMAP mailbox' }).click()
  await page.getByText('the signature of the mail').waitFor()
  await discard(page)
})

test('what goes without asking is kept quiet, or cannot be stopped where it is told', async () => {
  const { page } = await stage.open({ path: '/settings/approvals' })
  await page.getByText('sends the client one mail with the link').waitFor()
  await page.getByRole('switch', { name: 'Look at every client mail before it is sent' }).click()
  await page.getByText('the mail to the client waits for you').waitFor()
  await page.getByRole('link', { name: 'Settings → Video' }).click()
  const there = page.getByRole('switch', { name: 'Look at every client mail before it is sent' })
  await expect.poll(() => there.getAttribute('aria-checked')).toBe('true')
})

test('pausing is forgotten, or it waits for a save', async () => {
  const page = await open('mailbox')
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByText('Mails wait in the mailbox until you resume.').waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  expect(await page.getByRole('button', { name: 'Save changes' }).count()).toBe(0)
})

test('a folder that Hard-E cannot see is asked for, or the key of another kind is taken', async () => {
  const page = await open('delivery')
  await page.getByRole('radio', { name: 'Google Drive' }).click()
  await page.getByRole('button', { name: 'Sign in with Google' }).click()
  await page.getByText('There is no client id to sign in with.').waitFor()
  await page.getByText('More', { exact: true }).click()
  await box(page, 'Id of a folder').fill('1AbC')
  await page.getByText('Hard-E sees this only if it made the folder itself.').waitFor()
  await choose(page, 'How Hard-E gets in', 'Service account')
  await box(page, 'Key file of the service account').fill('{"installed":{"client_id":"x"}}')
  await page.getByText('This is the file of an OAuth client.').waitFor()
  await discard(page)
  expect(await page.getByRole('radio', { name: 'Google Drive' }).isChecked()).toBe(false)
})

test.skipIf(process.platform !== 'linux')(
  'a sign-in cannot be given up, is not shown, or cannot be taken back',
  async () => {
    const tokens = await listen(
      createServer((_, response) => {
        response.setHeader('content-type', 'application/json')
        response.end(
          JSON.stringify({ access_token: 'a', refresh_token: 'r', expires_in: 3600, token_type: 'Bearer' }),
        )
      }),
    )
    try {
      const page = await open('delivery')
      await page.getByRole('radio', { name: 'Google Drive' }).click()
      await box(page, 'Client id').fill('desktop-client')
      await page.getByText('More', { exact: true }).click()
      await box(page, 'Address of the sign-in page').fill(`http://127.0.0.1:${tokens.port}/auth`)
      await box(page, 'Address for tokens').fill(`http://127.0.0.1:${tokens.port}/token`)
      const signIn = page.getByRole('button', { name: 'Sign in with Google' })
      await signIn.click()
      await page.getByRole('button', { name: 'Waiting for your browser…' }).waitFor()
      await page.getByRole('button', { name: 'Cancel' }).click()
      await page.getByText('Cancelled. Nothing was changed.').waitFor()

      await writeFile(opened, '')
      await signIn.click()
      await expect.poll(() => readFile(opened, 'utf8')).toContain('redirect_uri')
      const consent = new URL(await readFile(opened, 'utf8'))
      const back = new URL(consent.searchParams.get('redirect_uri') ?? '')
      back.searchParams.set('state', consent.searchParams.get('state') ?? '')
      back.searchParams.set('code', 'yes')
      await fetch(back)
      await page.getByText('Signed in now').waitFor()
      await page.getByText('Save them too.').waitFor()

      await page.getByRole('button', { name: 'Disconnect' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
      await page.getByText('Not signed in yet.').waitFor()
      await discard(page)
    } finally {
      tokens.server.closeAllConnections()
      tokens.server.close()
    }
  },
)

test('a section cannot be used with a screen reader or on a narrow window', async () => {
  const { page } = await stage.open({ path: '/settings/voice', viewport: { width: 640, height: 800 } })
  const services = [
    ['voice', 'OpenAI, then ElevenLabs'],
    ['video', 'Cloudinary'],
    ['delivery', 'Google Drive'],
    ['mail', 'Mail server'],
    ['mailbox', 'IMAP mailbox'],
  ] as const
  for (const [id, provider] of services) {
    await page.goto(`${stage.app().origin}/#/settings/${id}`)
    await page.getByRole('radio', { name: provider, exact: true }).click()
    await page.getByRole('button', { name: 'Discard' }).waitFor()
    expect([id, await violations(page)]).toEqual([id, []])
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect([id, wide]).toEqual([id, false])
    await discard(page)
  }
})

async function listen(server: Server): Promise<{ server: Server; port: number }> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { server, port: (server.address() as AddressInfo).port }
}
