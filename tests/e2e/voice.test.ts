import { join } from 'node:path'
import type { Locator, Page, WebSocketRoute } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemClock } from '#main/core/clock.ts'
import { createIds } from '#main/core/ids.ts'
import { openDatabase } from '#main/store/database.ts'
import { createRecordings } from '#main/store/recordings.ts'
import type { SpeechScript } from '#tests/standins/openai/script.ts'
import { startOpenAiStandIn, type OpenAiStandIn } from '#tests/standins/openai/server.ts'
import { webmSound } from '#tests/support/sounds.ts'
import { violations } from './support/axe.ts'
import { saveSettings, typeBrain } from './support/brain.ts'
import { FAKE_MICROPHONE } from './support/browser.ts'
import { answered, composer, newestAnswer, said } from './support/chat.ts'
import { useStage } from './support/stage.ts'

const stage = useStage(undefined, { browserArgs: FAKE_MICROPHONE })
const spoken = 'Say that Maria Kowalski needs two windows.'
let server: OpenAiStandIn
let hear: SpeechScript = () => ({ text: spoken })

beforeAll(async () => {
  server = await startOpenAiStandIn({
    keys: null,
    script: () => ({ reply: { kind: 'text', text: 'Understood.' } }),
    hear: (sound, number) => hear(sound, number),
  })
})
afterAll(() => server.close())

const microphone = (page: Page): Locator => page.getByRole('button', { name: /^Dictate/ })
const stop = (page: Page): Locator => page.getByRole('button', { name: 'Stop and write it down' })
const secondsSpoken = (page: Page): Locator => page.getByRole('timer', { name: 'Time spoken' })
const boxSays = (page: Page, text: string) =>
  page.waitForFunction((words) => document.querySelector('textarea')?.value === words, text)

/** Looks into the workspace of the running app. */
function inStore<T>(look: (db: ReturnType<typeof openDatabase>) => T): T {
  const db = openDatabase(join(stage.app().dataDir, 'hard-e.db'))
  try {
    return look(db)
  } finally {
    db.close()
  }
}

/** One click begins, the next one ends. */
async function dictate(page: Page): Promise<void> {
  await microphone(page).click()
  await secondsSpoken(page).filter({ hasText: '0:01' }).waitFor()
  await stop(page).click()
}

test('without a brain that listens the button does nothing, or leads nowhere', async () => {
  const { page } = await stage.open()
  await microphone(page).click()
  await page.getByText('Speech needs OpenAI, or a compatible server that transcribes.').waitFor()
  expect(await microphone(page).getAttribute('aria-expanded')).toBe('true')
  await page.getByRole('link', { name: 'Open Settings → Brain' }).click()
  await typeBrain(page, server.url, 'llama3.1')
  await saveSettings(page)
  await page.keyboard.press('Alt+1')
  await microphone(page).click()
  await page.getByText('needs the name of a model that transcribes').waitFor()
  await page.getByRole('link', { name: 'Open Settings → Brain' }).click()
  await page.getByRole('textbox', { name: 'Speech to text' }).fill('whisper-1')
  await saveSettings(page)
  // The toast of the first time may still be there.
  await page.getByText(/not saved/).waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+1')
  await page.getByRole('button', { name: 'Dictate: hold to talk, or click' }).waitFor()
})

test('what was said is sent unseen, or not at all', async () => {
  const { page } = await stage.open()
  await composer(page).fill('Note:')
  await dictate(page)
  await boxSays(page, `Note: ${spoken}`)
  expect(server.heard.at(-1)).toMatchObject({ model: 'whisper-1', name: 'recording.webm', keywords: [] })
  expect(server.heard.at(-1)?.size).toBeGreaterThan(1_000)
  expect(server.modelRequests()).toHaveLength(0)
  await composer(page).press('Enter')
  await said(page, spoken).waitFor()
  await answered(page)
  await newestAnswer(page).getByText('Understood.').waitFor()
})

test('a message of an open conversation goes without its recording', async () => {
  const { page } = await stage.open()
  await composer(page).fill('Hello')
  await composer(page).press('Enter')
  await answered(page)
  await dictate(page)
  await boxSays(page, spoken)
  await composer(page).press('Enter')
  await said(page, spoken).waitFor()
  await answered(page)
  const bound = inStore((db) =>
    db
      .prepare<[], { text: string }>(
        `select m.text as text from recordings r join messages m on m.id = r.message_id
         order by r.created_at desc limit 2`,
      )
      .all(),
  )
  // The one before began its conversation, with what was typed in front of it.
  expect(bound.map(({ text }) => text)).toEqual([spoken, `Note: ${spoken}`])
})

test('holding the button or Space on it does not end with letting go', async () => {
  const { page } = await stage.open()
  await microphone(page).hover()
  await page.mouse.down()
  await secondsSpoken(page).filter({ hasText: '0:01' }).waitFor()
  await page.mouse.up()
  await boxSays(page, spoken)
  await composer(page).fill('')
  await microphone(page).focus()
  await page.keyboard.down('Space')
  await secondsSpoken(page).filter({ hasText: '0:01' }).waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.up('Space')
  await boxSays(page, spoken)
  await composer(page).fill('')
  await page.keyboard.press('Control+Shift+D')
  await secondsSpoken(page).filter({ hasText: '0:01' }).waitFor()
  await page.keyboard.press('Control+Shift+D')
  await boxSays(page, spoken)
})

test('Escape writes down what was cancelled', async () => {
  const { page } = await stage.open()
  const before = server.heard.length
  await microphone(page).click()
  await secondsSpoken(page).waitFor()
  await page.keyboard.press('Escape')
  await secondsSpoken(page).waitFor({ state: 'detached' })
  await microphone(page).waitFor()
  expect([server.heard.length, await composer(page).inputValue()]).toEqual([before, ''])
})

test('a recording that could not be written down is lost', async () => {
  const { page } = await stage.open()
  hear = () => ({ fault: { kind: 'quota' } })
  await dictate(page)
  await page.getByText('A recording could not be written down. It is kept.').waitFor()
  await page.getByText('The account of the model service has no credit left.').waitFor()
  expect(await violations(page)).toEqual([])
  await page.reload()
  hear = () => ({ text: spoken })
  await page.getByRole('button', { name: 'Try again' }).click()
  await boxSays(page, spoken)
  await page.getByText('It is kept.').waitFor({ state: 'detached' })

  hear = () => ({ fault: { kind: 'quota' } })
  await dictate(page)
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await page.getByRole('button', { name: 'Remove recording' }).click()
  await page.getByText('It is kept.').waitFor({ state: 'detached' })
  hear = () => ({ text: spoken })
})

test('a window that dies in the middle takes along all that was said', async () => {
  const { page, tab } = await stage.open()
  const settings = await tab('/settings/workspace')
  const unwritten = settings.getByRole('listitem').filter({ hasText: 'Not written down yet' })
  const before = await unwritten.count()
  await page.bringToFront()
  await microphone(page).click()
  await secondsSpoken(page).waitFor()
  // The first piece goes over while the microphone is on.
  await expect.poll(() => unwritten.count(), { timeout: 15_000 }).toBe(before + 1)
  await page.close()

  const { page: next } = await stage.open()
  await next.getByText('A recording is not written down yet. It is kept.').waitFor()
  const sound = inStore((db) => {
    const recordings = createRecordings(
      { id: 'w', dir: stage.app().dataDir, db },
      systemClock,
      createIds(systemClock),
    )
    return recordings.content(recordings.list()[0]?.id ?? '')
  })
  const seconds = await next.evaluate(
    async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const decoder = new OfflineAudioContext(1, 48_000, 48_000)
      return (await decoder.decodeAudioData(bytes.buffer)).duration
    },
    Buffer.from(sound ?? []).toString('base64'),
  )
  expect(seconds).toBeGreaterThan(3)
  await next.getByRole('button', { name: 'Write it down' }).click()
  await boxSays(next, spoken)
  await next.getByText('It is kept.').waitFor({ state: 'detached' })
  expect(server.heard.at(-1)?.size).toBe(sound?.byteLength)
  await composer(next).fill('')
})

test('a recording the core could not take goes with the screen it was made on', async () => {
  const { page } = await stage.open({ expected: /WebSocket/ })
  let away = false
  let wire: WebSocketRoute | null = null
  await page.routeWebSocket(/./, (socket) => {
    if (away) return void socket.close()
    socket.connectToServer()
    wire = socket
  })
  await page.reload()
  await microphone(page).click()
  await secondsSpoken(page).filter({ hasText: '0:01' }).waitFor()
  away = true
  await (wire as WebSocketRoute | null)?.close()
  await page.getByText('Hard-E is not answering. What you type is kept.').waitFor()
  await stop(page).click()
  await page.getByText('A recording is not stored yet.').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Alt+2')
  await composer(page).waitFor({ state: 'detached' })
  await page.keyboard.press('Alt+1')
  await page.getByText('A recording is not stored yet.').waitFor()
  away = false
  // Once the core answers again the app may be quicker than the person.
  const retry = page.getByRole('button', { name: 'Try now' })
  const stored = page.getByText('A recording is not written down yet. It is kept.')
  await Promise.race([retry.click().catch(() => stored.waitFor()), stored.waitFor()])
  await stored.waitFor()
  await page.getByText('A recording is not stored yet.').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Write it down' }).click()
  await boxSays(page, spoken)
  await composer(page).fill('')
})

test('a slow answer is thrown away when the person looks at something else', async () => {
  const { page } = await stage.open()
  const release = Promise.withResolvers<void>()
  const asked = server.heard.length
  hear = () => ({ text: spoken, fault: { kind: 'slowFirstByte', release: release.promise } })
  await composer(page).fill('')
  await dictate(page)
  await page.getByText('Writing down what you said').waitFor()
  await expect.poll(() => server.heard.length).toBe(asked + 1)
  await page.keyboard.press('Alt+2')
  await composer(page).waitFor({ state: 'detached' })
  release.resolve()
  await page.waitForFunction((words) => localStorage.getItem('hard-e.draft.new')?.includes(words), spoken)
  await page.keyboard.press('Alt+1')
  await boxSays(page, spoken)
  hear = () => ({ text: spoken })
})

test('a sound file goes to the model as bytes, or is written down unasked', async () => {
  const { page } = await stage.open()
  const before = server.heard.length
  const file = { name: 'call-larkfield.webm', mimeType: 'video/webm', buffer: Buffer.from(webmSound(4000)) }
  await page.locator('form input[type=file]').setInputFiles([file])
  await page.getByText('call-larkfield.webm').waitFor()
  expect(server.heard.length).toBe(before)
  await page.getByRole('button', { name: 'Write it down' }).click()
  await boxSays(page, spoken)
  await page.getByText('call-larkfield.webm').waitFor({ state: 'detached' })
  await page.locator('form input[type=file]').setInputFiles([file])
  await page.getByRole('button', { name: 'Attach as a file' }).click()
  await page.getByRole('button', { name: 'Remove call-larkfield.webm' }).waitFor()
  expect(server.heard.length).toBe(before + 1)
})

test('recordings stay for ever: nobody can see or remove them', async () => {
  const { page } = await stage.open({ path: '/settings/workspace' })
  const kept = page.getByRole('listitem').filter({ hasText: spoken })
  await kept.first().waitFor()
  const before = await kept.count()
  await kept.first().getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('button', { name: 'Remove recording' }).click()
  await expect.poll(() => kept.count()).toBe(before - 1)
  expect(await violations(page)).toEqual([])
})
