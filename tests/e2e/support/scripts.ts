import type { Locator, Page } from 'playwright-core'

/** The paragraphs of the script, as they will be spoken. */
export function paragraphs(page: Page): Locator {
  return page.getByRole('list', { name: 'Text of the script' }).getByRole('listitem', { name: /^Paragraph / })
}

/** A field of the script form, beside the text or beside the chat. */
export function briefField(page: Page, name: string): Locator {
  return page.getByRole('group', { name: 'Script form' }).getByRole('textbox', { name, exact: true })
}

/** Types a value as a person would and waits until it is stored. */
export async function fillBrief(page: Page, name: string, value: string): Promise<void> {
  await briefField(page, name).fill(value)
  await briefField(page, name).press('Tab')
  await page
    .locator('[data-field]', { has: page.getByRole('textbox', { name, exact: true }) })
    .getByText('typed')
    .waitFor()
}

/** Begins a script for the job with this number, from the screen. */
export async function beginScript(page: Page, kind: 'Primer' | 'Proposal', search: string): Promise<void> {
  await page.getByRole('button', { name: 'New script' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'New script' })
  await dialog.getByRole('radio', { name: kind }).click()
  await dialog.getByRole('combobox').fill(search)
  await dialog.getByRole('option', { name: new RegExp(search) }).click()
  await dialog.getByRole('button', { name: /^Start the script for / }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.waitForURL((url) => url.hash.startsWith('#/scripts/'))
}

/** Has the text written and waits for it. */
export async function writeText(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Write the text' }).click()
  await paragraphs(page).first().waitFor()
}

/** Opens the paragraph in its box, types and saves. */
export async function editParagraph(page: Page, place: number, text: string): Promise<void> {
  await chooseInMenu(page, place, 'Edit')
  const box = page.getByRole('textbox', { name: `Edit paragraph ${place}` })
  await box.fill(text)
  await box.press('Control+Enter')
  await box.waitFor({ state: 'detached' })
}

export async function chooseInMenu(page: Page, place: number, item: string): Promise<void> {
  await page.getByRole('button', { name: `Paragraph ${place}: more` }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

/** The words on whether it is final, in the bar under the text. */
export function releaseState(page: Page): Locator {
  return page.getByRole('status').filter({ hasText: /Not final yet|Final|source first/ })
}

/** The spoken time, words and whether they fit. */
export function spoken(page: Page): Locator {
  return page.locator('[data-length]')
}
