import { readFile } from 'node:fs/promises'
import type { Page, WebSocketRoute } from 'playwright-core'
import { expect, test } from 'vitest'
import { violations } from './support/axe.ts'
import { ask, composer } from './support/chat.ts'
import {
  beginScript,
  briefField,
  chooseInMenu,
  editParagraph,
  fillBrief,
  paragraphs,
  releaseState,
  spoken,
  writeText,
} from './support/scripts.ts'
import { useStage } from './support/stage.ts'

const stage = useStage()
const GOAL = 'What it is to achieve'
const lost = /WebSocket|ERR_CONNECTION_REFUSED/

/** A written primer for the job of Sean O'Brien. */
async function written(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await beginScript(page, 'Primer', '2240-01')
  await fillBrief(page, GOAL, 'Sean knows what happens at the walk-through')
  await writeText(page)
}

const textOf = async (page: Page): Promise<string> => (await paragraphs(page).allTextContents()).join('\n')

test('a price that nobody can vouch for is spoken in a video', async () => {
  const { page } = await stage.open({ path: '/scripts' })
  await page.getByText('No scripts yet').waitFor()
  await beginScript(page, 'Primer', '2240-01')
  await page.getByRole('heading', { level: 1, name: "Primer script for Sean O'Brien" }).waitFor()
  expect(await page.getByRole('button', { name: 'Write the text' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: `Fill in: ${GOAL}` }).click()
  await briefField(page, GOAL).and(page.locator(':focus')).waitFor()
  await fillBrief(page, GOAL, 'Sean knows what happens at the walk-through')

  await page.getByRole('button', { name: 'Propose an outline' }).click()
  const first = page.getByRole('textbox', { name: 'Point 1', exact: true })
  await first.waitFor()
  const second = await page.getByRole('textbox', { name: 'Point 2', exact: true }).inputValue()
  await first.press('Alt+ArrowDown')
  await expect.poll(() => first.inputValue()).toBe(second)
  await page.getByRole('textbox', { name: 'Point 2', exact: true }).press('Alt+ArrowUp')
  await expect.poll(() => first.inputValue()).not.toBe(second)

  await writeText(page)
  expect(await spoken(page).getAttribute('data-length')).toBe('fits')
  await page.getByText('Text by the built-in rules', { exact: true }).waitFor()
  const fact = page.getByRole('button', { name: /^Sean: / }).first()
  await fact.focus()
  await page.keyboard.press('Enter')
  await page
    .getByRole('dialog', { name: /^Sean: / })
    .getByText('CRM, ')
    .waitFor()
  await page.keyboard.press('Escape')

  const said = (await paragraphs(page).nth(1).textContent()) ?? ''
  await editParagraph(page, 2, `${said} You pay $21,350 for it.`)
  const open = page.getByRole('region', { name: '1 claim without a source' })
  await open.getByText('$21,350').waitFor()
  await page.getByRole('button', { name: '$21,350 no source' }).waitFor()
  await page.getByText('1 claim needs a source first').waitFor()
  await page.getByRole('button', { name: 'Make it final' }).click()
  // It leads to what stands in the way.
  await open.and(page.locator(':focus')).waitFor()
  expect(await releaseState(page).first().textContent()).toContain('every claim needs a source')
  const video = page.getByRole('button', { name: 'Use for the primer video' })
  expect(await video.getAttribute('aria-disabled')).toBe('true')

  await open.getByRole('button', { name: 'I checked this: $21,350' }).click()
  await open.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: /^\$21,350: Confirmed, You checked it/ }).waitFor()
  await page.getByRole('button', { name: 'Make it final' }).click()
  await page.getByRole('button', { name: 'Open it again' }).waitFor()
  await video.click()
  await page.getByText('The primer video of this job uses this text').waitFor()
  const list = page.getByRole('complementary', { name: 'Scripts list' })
  await list.getByRole('link', { name: /Sean O'Brien.*Final, for the video/ }).waitFor()

  // A word more, and nobody has released what the video would say.
  await editParagraph(page, 2, said)
  await page.getByText('For the primer video it must be final first').waitFor()
})

test('a revision cannot be looked at, taken back or restored', async () => {
  const { page } = await stage.open({ path: '/scripts' })
  await written(page)
  const before = await textOf(page)
  await chooseInMenu(page, 1, 'Lock')
  await paragraphs(page).first().getByText('Locked').waitFor()
  const box = page.getByRole('textbox', { name: 'Say what to change' })
  await box.fill('shorter')
  await box.press('Enter')
  await expect.poll(async () => (await textOf(page)).length).toBeLessThan(before.length)
  const shorter = await textOf(page)
  expect(shorter.replace('Locked', '').split('\n')[0]).toBe(before.split('\n')[0])

  await page.getByRole('tab', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Compare version 1 with the text as it is' }).click()
  const compared = page.getByRole('region', { name: 'What changed' })
  await compared.locator('del').first().waitFor()
  await page.getByRole('button', { name: 'Back to the text' }).click()

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await textOf(page)).replace('Locked', '')).toBe(before)
  await page.keyboard.press('Control+Shift+Z')
  await expect.poll(() => textOf(page)).toBe(shorter)
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await textOf(page)).replace('Locked', '')).toBe(before)
  await page.keyboard.press('Control+Shift+Z')
  await page.getByRole('button', { name: 'Restore version 1' }).click()
  await page.getByRole('list', { name: 'Versions' }).getByText('Restored version 1').waitFor()
  await expect.poll(async () => (await textOf(page)).replace('Locked', '')).toBe(before)
})

test('what is taken along is not what was written', async () => {
  const { page } = await stage.open({ path: '/scripts' })
  await written(page)
  const [said = ''] = await paragraphs(page).allTextContents()
  await page.getByRole('button', { name: 'Export' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Plain text (.txt)' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/O'?Brien.*\.txt$/i)
  const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')
  expect(flat(await readFile(await file.path(), 'utf8'))).toContain(flat(said))
  await page.getByRole('button', { name: 'Copy the text' }).click()
  await page.getByText('Copied').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.startsWith(said)).toBe(true)
})

test('a change from elsewhere overwrites or loses what is being typed', async () => {
  const { page, tab } = await stage.open({ path: '/scripts' })
  await written(page)
  const other = await tab(new URL(page.url()).hash.slice(1))
  await paragraphs(other).first().waitFor()
  await chooseInMenu(page, 2, 'Edit')
  const box = page.getByRole('textbox', { name: 'Edit paragraph 2' })
  await box.fill('We keep it short, half typed')
  await editParagraph(other, 2, 'Theirs, from the other window.')
  await paragraphs(page).nth(1).getByText('Changed meanwhile to “Theirs').waitFor()
  expect(await box.inputValue()).toBe('We keep it short, half typed')
  await page.getByRole('button', { name: 'Keep mine: Edit paragraph 2' }).click()
  await paragraphs(other).nth(1).getByText('We keep it short, half typed').waitFor()

  await chooseInMenu(page, 2, 'Edit')
  await box.fill('Typed while it was removed')
  await chooseInMenu(other, 2, 'Remove')
  await page.getByText('its paragraph is gone').waitFor()
  await page.getByText('Typed while it was removed').waitFor()
  await page.getByRole('button', { name: 'Add it at the end' }).click()
  await paragraphs(other).last().getByText('Typed while it was removed').waitFor()
})

test('what is typed while the core is away is lost', async () => {
  const { page } = await stage.open({ path: '/scripts', expected: lost })
  const wires: WebSocketRoute[] = []
  let up = true
  await page.routeWebSocket(/rpc/, (wire) => {
    if (!up) return void wire.close()
    wire.connectToServer()
    wires.push(wire)
  })
  await page.reload()
  await written(page)
  await chooseInMenu(page, 2, 'Edit')
  const box = page.getByRole('textbox', { name: 'Edit paragraph 2' })
  up = false
  await Promise.all(wires.map((wire) => wire.close()))
  await page.getByText('Hard-E is not answering').first().waitFor()
  await box.fill('Typed without a connection.')
  await box.press('Control+Enter')
  await page.getByText(/^Not saved\./).waitFor()
  expect(await box.inputValue()).toBe('Typed without a connection.')
  up = true
  await page.getByRole('button', { name: 'Try now' }).click()
  await box.waitFor({ state: 'detached' })
  await page.reload()
  await paragraphs(page).nth(1).getByText('Typed without a connection.').waitFor()
})

test('chat and script beside it drift apart', async () => {
  const { page } = await stage.open()
  const asked = await ask(page, 'Write a primer script for job 2231-01')
  expect(await asked.textContent()).toMatch(/achieve/i)
  await fillBrief(page, GOAL, 'Maria trusts our crew with her roof')
  await fillBrief(page, 'Tone', 'calm and friendly')
  const next = await ask(page, 'go ahead and write it')
  expect(await next.textContent()).not.toMatch(/what should it achieve/i)
  expect(await briefField(page, GOAL).inputValue()).toBe('Maria trusts our crew with her roof')
  await page.getByRole('tab', { name: 'Text' }).click()
  if ((await paragraphs(page).count()) === 0) await ask(page, 'yes, write it')
  await paragraphs(page).first().waitFor()
  const chip = page.getByRole('button', { name: /^Primer script for Maria Ortiz · \d:\d\d$/ })
  await chip.waitFor()

  await editParagraph(page, 1, 'Hi Maria, one personal word first.')
  const before = await textOf(page)
  const revised = await ask(page, 'make it shorter')
  await expect.poll(async () => (await textOf(page)).length).toBeLessThan(before.length)
  expect(await revised.textContent()).not.toContain('could not')
  await page.getByRole('button', { name: 'Close the script' }).click()
  expect(await paragraphs(page).count()).toBe(0)
  await chip.click()
  await page.getByRole('button', { name: 'Open in Scripts' }).click()
  await page.getByRole('button', { name: 'Open conversation' }).click()
  await composer(page).waitFor()
  await chip.waitFor()
})

test('the editor needs a mouse', async () => {
  const { page } = await stage.open({ path: '/scripts' })
  await written(page)
  const handle = page.getByRole('button', { name: 'Paragraph 2: more' })
  await handle.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Edit' }).waitFor()
  await page.keyboard.press('Enter')
  const box = page.getByRole('textbox', { name: 'Edit paragraph 2' }).and(page.locator(':focus'))
  await box.waitFor()
  await page.keyboard.type(' One more thing.')
  await page.keyboard.press('Escape')
  await handle.and(page.locator(':focus')).waitFor()
  expect(await textOf(page)).not.toContain('One more thing.')
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Edit' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('menuitem', { name: 'Lock' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await paragraphs(page).nth(1).getByText('Locked').waitFor()
})

test('a narrow window cuts the script off, or hides its form', async () => {
  const { page } = await stage.open({ path: '/scripts' })
  await written(page)
  await page.setViewportSize({ width: 640, height: 400 })
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(640)
  await page.getByRole('button', { name: 'Make it final' }).scrollIntoViewIfNeeded()
  await page.getByRole('button', { name: 'Form, facts and versions' }).click()
  const sheet = page.getByRole('dialog', { name: 'Details' })
  await sheet.getByRole('tab', { name: 'Form' }).click()
  await sheet.getByRole('textbox', { name: GOAL }).waitFor()
})

test('a discarded script stays in the list, or cannot be brought back', async () => {
  const { page } = await stage.open({ path: '/scripts' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await beginScript(page, 'Proposal', '2231-01')
  const title = page.getByRole('heading', { level: 1, name: 'Proposal script for Maria Ortiz' })
  await title.waitFor()
  await page.getByRole('button', { name: 'More for this script' }).click()
  await page.getByRole('menuitem', { name: 'Discard script' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard script' }).click()
  await title.waitFor({ state: 'detached' })
  const listed = page.getByRole('link', { name: /Maria Ortiz.*Proposal/ })
  expect(await listed.count()).toBe(0)
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await title.waitFor()
})

test.each(['light', 'dark'] as const)(
  'weak eyes or a screen reader are shut out in %s',
  async (colorScheme) => {
    const { page } = await stage.open({ path: '/scripts', colorScheme })
    const found: string[] = []
    const look = async (state: string): Promise<void> => {
      for (const violation of await violations(page)) found.push(`${state} · ${violation}`)
    }
    await written(page)
    await look('written')
    await editParagraph(page, 2, 'It costs $19,999 and Andersen makes the windows.')
    await page.getByRole('region', { name: /without a source/ }).waitFor()
    await look('claims without a source')
    await page.getByRole('button', { name: '$19,999 no source' }).click()
    await page.getByRole('dialog', { name: '$19,999 no source' }).waitFor()
    await look('popover')
    await page.keyboard.press('Escape')
    await chooseInMenu(page, 1, 'Edit')
    await look('paragraph being edited')
    await page.keyboard.press('Escape')
    await page.getByRole('tab', { name: 'Form' }).click()
    await look('form')
    await page.getByRole('tab', { name: 'Versions' }).click()
    await page.getByRole('button', { name: /^Compare version 1/ }).click()
    await page.getByRole('region', { name: 'What changed' }).locator('ins').first().waitFor()
    await look('versions compared')
    await page.getByRole('button', { name: 'New script' }).click()
    await page.getByRole('option').first().waitFor()
    await look('new script')
    expect(found).toEqual([])
  },
)
