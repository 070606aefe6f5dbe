import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './support/axe.ts'
import { useStage } from './support/stage.ts'
import { command, dropMail, orderVideo, runState, stepOf, stepStands } from './support/videos.ts'

// A video is spoken, rendered and waited for: these tests take as long as the work does.
const LONG = 240_000
const WORK = 100_000
const SOON = { timeout: 30_000 }

const stage = useStage(async (dataDir) => {
  await command(dataDir, 'settings', 'set', 'video.wait.floorSeconds', '0')
})

const mailsSent = async (): Promise<number> =>
  (await readdir(join(stage.app().dataDir, 'outbox'))).filter((name) => name.endsWith('.eml')).length

async function openStep(page: Page, name: string): Promise<void> {
  const toggle = stepOf(page, name).getByRole('button', { name: new RegExp(name) })
  if ((await toggle.getAttribute('aria-expanded')) === 'false') await toggle.click()
}

test(
  'a video is made, and the person cannot see, hear or read what the client got',
  async () => {
    const { page } = await stage.open({ path: '/videos' })
    await page.getByText('No videos yet').first().waitFor()
    await orderVideo(page, '2240-01', /^Make the video for Sean O'Brien$/)
    await page.getByRole('heading', { level: 1, name: "Sean O'Brien · 2240-01" }).waitFor()
    await stepStands(page, 'Clean up', 'done', WORK)
    await runState(page, 'completed').waitFor()
    expect(await page.getByRole('list', { name: 'Steps' }).locator('> [data-state=done]').count()).toBe(9)

    await openStep(page, 'Write the script')
    const script = page.getByRole('region', { name: 'The script' })
    expect(await script.textContent()).toContain('Sean')

    await page.getByRole('button', { name: /^Play the video, 1:\d\d$/ }).click()
    const video = page.getByLabel("The video for Sean O'Brien")
    await video.waitFor(SOON)
    await expect
      .poll(() => video.evaluate((player: HTMLVideoElement) => player.videoWidth), SOON)
      .toBeGreaterThan(600)
    // Its first picture stands in the list from now on.
    const list = page.getByRole('complementary', { name: 'Videos list' })
    await list.locator('img[src^="data:image/jpeg"]').waitFor()

    await openStep(page, 'Speak it')
    await page.getByRole('button', { name: /^Listen to the voice/ }).click()
    const audio = page.getByLabel('The voice')
    await audio.waitFor(SOON)
    await expect
      .poll(() => audio.evaluate((player: HTMLAudioElement) => player.duration), SOON)
      .toBeGreaterThan(30)

    await openStep(page, 'Put it where the client can watch it')
    await page.getByRole('button', { name: 'Copy the path' }).click()
    const path = await page.evaluate(() => navigator.clipboard.readText())
    expect((await readFile(path)).byteLength).toBeGreaterThan(1_000_000)

    await openStep(page, 'Mail it to the client')
    await page.getByRole('button', { name: 'Show the mail' }).click()
    const mail = page.getByRole('region', { name: 'The mail', exact: true })
    await mail.getByText('sean.obrien@example.com').waitFor()
    await mail.frameLocator('iframe').getByText('Sean').first().waitFor()
    await mail.getByRole('radio', { name: 'Plain text' }).click()
    await mail.getByText('Hi Sean').waitFor()
    expect(await mailsSent()).toBe(1)

    await page.reload()
    await runState(page, 'completed').waitFor()
    await page.getByRole('button', { name: 'Show timeline' }).click()
    await page.getByRole('list', { name: 'Timeline' }).getByRole('listitem').first().waitFor()
  },
  LONG,
)

test(
  'a second mail goes to a client without a look at it',
  async () => {
    const { page } = await stage.open({ path: '/videos' })
    await page.getByRole('heading', { level: 1, name: /2240-01/ }).waitFor()
    await page.getByRole('button', { name: 'Run again' }).click()
    const asked = page.getByRole('dialog', { name: "Make another video for Sean O'Brien?" })
    await asked.getByText('waits for your approval').waitFor()
    await asked.getByRole('button', { name: 'Make another video' }).click()
    await stepStands(page, 'Mail it to the client', 'needs_person', WORK)
    await runState(page, 'needs_person').waitFor()
    await page
      .getByRole('navigation', { name: 'Areas' })
      .getByRole('link', { name: /^Videos, 1 waiting/ })
      .waitFor()
    expect(await mailsSent()).toBe(1)

    const card = stepOf(page, 'Mail it to the client').getByRole('region', { name: /^Approval: / })
    await card.getByText('sean.obrien@example.com').first().waitFor()
    // What is wrong with an edit stands in the card, and the edit is not lost by a click elsewhere.
    await card.getByRole('button', { name: /^Edit/ }).click()
    const text = card.getByRole('textbox', { name: 'Text' })
    const proposed = await text.inputValue()
    await text.fill('No link at all')
    await card.getByRole('button', { name: /^Approve/ }).click()
    await card.getByRole('alert').getByText('The link to the video is missing').waitFor()
    expect(await text.inputValue()).toBe('No link at all')
    await card.getByRole('textbox', { name: 'Subject' }).fill('Another subject')
    await text.fill(proposed)
    await stepOf(page, 'Mail it to the client').getByRole('link', { name: 'Open in Approvals' }).click()
    const leaving = page.getByRole('dialog', { name: 'Leave your changes?' })
    await leaving.getByRole('button', { name: 'Leave without them' }).click()
    await page.getByRole('region', { name: 'Approval: ' }).waitFor()
    await page.getByText(/in the outbox already|already got a video mail/).waitFor()
    await page.getByRole('link', { name: 'Open the video' }).click()

    await card.getByRole('button', { name: /^Approve/ }).click()
    await stepStands(page, 'Clean up', 'done')
    await runState(page, 'completed').waitFor()
    expect(await mailsSent()).toBe(2)
    await openStep(page, 'Mail it to the client')
    await page.getByText('In the outbox, not sent').waitFor()
  },
  LONG,
)

test(
  'a failed step says nothing, or begins from zero when it is tried again',
  async () => {
    const { dataDir } = stage.app()
    const blocked = join(dataDir, 'not-a-folder')
    await writeFile(blocked, '')
    await command(dataDir, 'settings', 'set', 'delivery.folder', blocked)
    const { page } = await stage.open({ path: '/videos' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    await orderVideo(page, '2263-01', /^Make the video for Jamal Whitaker$/)
    await runState(page, 'failed').waitFor({ timeout: WORK })
    const step = stepOf(page, 'Put it where the client can watch it')
    // It opened by itself.
    await step.getByRole('button', { name: 'Start over' }).waitFor()
    await step.getByRole('button', { name: /^Copy reference / }).waitFor()
    const spoken = await stepOf(page, 'Speak it').textContent()

    await step.getByRole('button', { name: 'Start over' }).click()
    const asked = page.getByRole('dialog', { name: 'Start over for Jamal Whitaker?' })
    await asked.getByText('has not got a mail yet').waitFor()
    await asked.getByRole('button', { name: 'Cancel' }).click()

    await command(dataDir, 'settings', 'set', 'delivery.folder', '')
    await step.getByRole('button', { name: 'Try again from here' }).click()
    await runState(page, 'completed').waitFor({ timeout: WORK })
    expect(await stepOf(page, 'Speak it').textContent()).toBe(spoken)
  },
  LONG,
)

test(
  'a cancelled video goes on, or cannot be taken up again',
  async () => {
    const { page } = await stage.open({ path: '/videos' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    const before = await mailsSent()
    await orderVideo(page, '2262-01', /^Make the video for Theresa Vandermeer$/)
    await page.getByRole('button', { name: 'Cancel this video' }).click()
    const asked = page.getByRole('dialog', { name: 'Cancel the video for Theresa Vandermeer?' })
    await asked.getByText('The client gets no mail.').waitFor()
    await asked.getByRole('button', { name: 'Cancel this video' }).click()
    await runState(page, 'cancelled').waitFor({ timeout: WORK })
    expect(await mailsSent()).toBe(before)

    const list = page.getByRole('complementary', { name: 'Videos list' })
    await list.getByRole('combobox', { name: 'Show' }).click()
    await page.getByRole('option', { name: 'Cancelled' }).click()
    await list.getByRole('link', { name: /Theresa Vandermeer/ }).waitFor()
    expect(await list.getByRole('link', { name: /Sean/ }).count()).toBe(0)

    await page.getByRole('button', { name: 'Go on where it stopped' }).click()
    await runState(page, 'completed').waitFor({ timeout: WORK })
    expect(await mailsSent()).toBe(before + 1)
  },
  LONG,
)

test(
  'a simulation sends something',
  async () => {
    const { page } = await stage.open({ path: '/videos' })
    await page.getByRole('heading', { level: 1 }).waitFor()
    const before = await mailsSent()
    await page.getByRole('button', { name: 'New video' }).last().click()
    const dialog = page.getByRole('dialog', { name: 'New video' })
    await dialog.getByRole('option', { name: /2226-01/ }).click()
    await dialog.getByRole('checkbox', { name: /^Simulate/ }).click()
    await dialog.getByText('No mail goes out').waitFor()
    await dialog.getByRole('button', { name: 'Simulate the video for Lucía Núñez' }).click()
    await page.getByRole('heading', { level: 1, name: /2226-01/ }).waitFor()
    await runState(page, 'completed').waitFor({ timeout: WORK })
    await openStep(page, 'Mail it to the client')
    await page.getByText('it would have been sent').waitFor()
    expect(await mailsSent()).toBe(before)
  },
  LONG,
)

test('a mail starts nothing, and nobody can find out why', async () => {
  const { dataDir } = stage.app()
  const { page } = await stage.open({ path: '/videos/mail' })
  await page.getByRole('main').locator('[data-listener]').waitFor()
  await dropMail(dataDir, 'lunch', [
    'From: Marcus Bell <marcus.bell@example.com>',
    'To: videos@example.com',
    'Subject: <b>Lunch</b> on Friday?',
    `Date: ${new Date().toUTCString()}`,
    'Message-ID: <lunch@example.com>',
    '',
    'Shall we?',
  ])
  const mail = page.getByRole('listitem').filter({ hasText: '<b>Lunch</b> on Friday?' })
  await mail.getByText('Left alone').waitFor(SOON)
  await mail.getByText('Not an order').waitFor()
  // What a mail says is text, never a page.
  expect(await mail.locator('b').count()).toBe(0)
  await page.getByRole('radio', { name: 'Orders' }).click()
  await mail.waitFor({ state: 'detached' })
  await page.getByRole('radio', { name: 'All' }).click()

  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('main').locator('[data-listener=paused]').waitFor()
  const line = page
    .getByRole('complementary', { name: 'Videos list' })
    .getByRole('link', { name: /^Mail\s*Paused/ })
  await line.waitFor()
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByRole('main').locator('[data-listener=listening]').waitFor(SOON)
  await page.getByRole('button', { name: 'Check now' }).click()
  await page.getByText('The mailbox was checked').waitFor(SOON)
})

test('a job number finds jobs that only have its digits in them', async () => {
  const { page } = await stage.open({ path: '/videos' })
  await page.getByRole('button', { name: 'New video' }).last().click()
  const dialog = page.getByRole('dialog', { name: 'New video' })
  await dialog.getByRole('combobox').fill('2263')
  await dialog.getByRole('option', { name: /2263-01/ }).waitFor()
  expect(await dialog.getByRole('option').count()).toBe(1)
  await dialog.getByRole('combobox').fill('2231')
  await dialog.getByText('No job in the primer stage matches.').waitFor()
})

test('the videos need a mouse', async () => {
  const { page } = await stage.open({ path: '/videos' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  const toggle = stepOf(page, 'Write the script').getByRole('button', { name: /Write the script/ })
  await toggle.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'The script' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: 'The script' }).waitFor({ state: 'detached' })
  const open = page.getByRole('button', { name: 'New video' }).last()
  await open.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'New video' })
  await dialog.getByRole('option').first().waitFor()
  await dialog.getByRole('combobox').focus()
  await page.keyboard.type('2240')
  await page.keyboard.press('Enter')
  await dialog.getByText('has a finished video').waitFor()
  expect(await dialog.getByRole('button', { name: "Make another video for Sean O'Brien" }).isEnabled()).toBe(
    true,
  )
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await open.and(page.locator(':focus')).waitFor()
})

test('a narrow window cuts the steps off', async () => {
  const { page } = await stage.open({ path: '/videos', viewport: { width: 640, height: 400 } })
  await stepOf(page, 'Clean up').scrollIntoViewIfNeeded()
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(640)
  await page.getByRole('button', { name: 'Show the list' }).click()
  await page.getByRole('dialog', { name: 'Videos list' }).getByRole('link', { name: /^Mail/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Mail' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(640)
})

test.each(['light', 'dark'] as const)(
  'weak eyes or a screen reader are shut out in %s',
  async (colorScheme) => {
    // The checker talks to the frame of the mail, which answers nobody.
    const { page } = await stage.open({ path: '/videos', colorScheme, expected: /postMessage/ })
    const found: string[] = []
    const look = async (state: string): Promise<void> => {
      for (const violation of await violations(page)) found.push(`${state} · ${violation}`)
    }
    const list = page.getByRole('complementary', { name: 'Videos list' })
    await list.getByRole('link', { name: /Sean/ }).last().click()
    await runState(page, 'completed').waitFor()
    for (const name of ['Write the script', 'Speak it', 'Mail it to the client']) await openStep(page, name)
    await look('run')
    await page.getByRole('button', { name: 'Show the mail' }).click()
    await page.getByRole('region', { name: 'The mail', exact: true }).waitFor()
    await look('mail preview')
    await page.getByRole('button', { name: 'New video' }).last().click()
    await page.getByRole('option').first().waitFor()
    await look('new video')
    await page.keyboard.press('Escape')
    await list.getByRole('link', { name: /^Mail/ }).click()
    await page.getByRole('main').locator('[data-listener]').waitFor()
    await look('mails')
    expect(found).toEqual([])
  },
)
