import type { Page } from 'playwright-core'

/** Fills the Brain section as a person would; nothing is saved yet. */
export async function typeBrain(page: Page, address: string, model: string): Promise<void> {
  await page.getByRole('radio', { name: 'Compatible server' }).click()
  await page.getByRole('textbox', { name: 'Address of the server' }).fill(address)
  for (const role of ['Quick answers', 'Thorough work', 'Choosing the way']) {
    await page.getByRole('textbox', { name: role }).fill(model)
  }
}

/** Saves the section and waits until it is stored. */
export async function saveSettings(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save changes' }).click()
  await page
    .getByText(/^Saved /)
    .first()
    .waitFor()
}
