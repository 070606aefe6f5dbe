import { expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { answered, approvalCard, composer, newestAnswer, said } from './support/chat.ts'
import { useStage } from './support/stage.ts'

const stage = useStage()

/** Types into the box that has the focus and waits for the answer; nothing is clicked. */
async function typeAndSend(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+j')
  await composer(page).and(page.locator(':focus')).waitFor()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await said(page, text).waitFor()
  await answered(page)
}

/** Walks backwards from the composer until the approval card has the focus. */
async function reachCard(page: Page): Promise<void> {
  const focused = approvalCard(page).and(page.locator(':focus'))
  for (let steps = 0; steps < 25; steps += 1) {
    if ((await focused.count()) > 0) return
    await page.keyboard.press('Shift+Tab')
  }
  throw new Error('The approval card cannot be reached with Tab')
}

test('a note cannot be edited, approved and read back without a mouse', async () => {
  const { page } = await stage.open()
  await typeAndSend(page, 'Add a note to job 2231-01: Customer wants black gutters')
  await reachCard(page)
  await page.keyboard.press('e')
  const text = approvalCard(page).getByRole('textbox').and(page.locator(':focus'))
  await text.waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Customer wants dark bronze gutters')
  await page.keyboard.press('Tab')
  await page.keyboard.press('a')
  await approvalCard(page).getByText('Done in').waitFor()
  expect(await approvalCard(page).textContent()).toContain('dark bronze')
  await typeAndSend(page, 'What are the latest notes on job 2231-01?')
  const notes = await newestAnswer(page).textContent()
  expect(notes).toContain('Customer wants dark bronze gutters')
  expect(notes).not.toContain('black gutters')
})

test('a rejection without a mouse does not reach the agent', async () => {
  const { page } = await stage.open()
  await typeAndSend(page, 'Add a note to job 2255-01: Crane needed on site')
  await reachCard(page)
  await page.keyboard.press('r')
  await approvalCard(page).getByRole('textbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('Wrong job, leave it')
  await page.keyboard.press('Enter')
  await page.getByText('Nothing was changed. You said').waitFor()
  await said(page, 'Wrong job, leave it').waitFor()
  await answered(page)
  await typeAndSend(page, 'What are the latest notes on job 2255-01?')
  expect(await newestAnswer(page).textContent()).not.toContain('Crane needed')
})

test('the inbox needs a mouse', async () => {
  const { page } = await stage.open()
  for (const note of ['First gate code 4411', 'Second gate code 4412', 'Third gate code 4413']) {
    await typeAndSend(page, `Add a note to job 2279-01: ${note}`)
  }
  await page.keyboard.press('Alt+2')
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  const card = approvalCard(page)
  await card.getByText('Third gate code').first().waitFor()
  await page.keyboard.press('j')
  await card.getByText('Second gate code').first().waitFor()
  await page.keyboard.press('k')
  await card.getByText('Third gate code').first().waitFor()
  await page.keyboard.press('r')
  await card.getByRole('textbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await card.getByText('Nothing was changed.').waitFor()
  await page.getByRole('link', { name: /2279-01.*Rejected/ }).waitFor()
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  await card
    .getByText(/(?:First|Second) gate code/)
    .first()
    .waitFor()
  await page.keyboard.press('e')
  await card.getByRole('textbox').and(page.locator(':focus')).waitFor()
  await page.keyboard.type(' at the back')
  await page.keyboard.press('Tab')
  await page.keyboard.press('a')
  await card.getByText('Done in').waitFor()
  expect(await card.textContent()).toMatch(/gate code \d+ at the back/)
})

test('the page has a control that Tab skips or a trap it cannot leave', async () => {
  const { page } = await stage.open()
  await composer(page).waitFor()
  const seen = new Set<string>()
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate(() => {
      const at = document.activeElement
      return at?.getAttribute('aria-label') ?? at?.textContent?.slice(0, 40) ?? ''
    })
    seen.add(name)
  }
  for (const name of ['Skip to the work area', 'Approvals', 'Settings', 'Search every message', 'New chat']) {
    expect([...seen]).toContainEqual(expect.stringContaining(name))
  }
})
