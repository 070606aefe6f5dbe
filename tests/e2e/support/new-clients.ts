import type { Locator, Page } from 'playwright-core'

/** The form of a new client, beside the chat or on its own screen. */
export function clientForm(page: Page): Locator {
  return page.getByRole('region', { name: 'New client form' })
}

export function field(page: Page, name: string): Locator {
  return clientForm(page).getByRole('textbox', { name, exact: true })
}

/** Types a value as a person would and waits until it is stored. */
export async function enter(page: Page, name: string, value: string): Promise<void> {
  await field(page, name).fill(value)
  await field(page, name).press('Tab')
  await clientForm(page)
    .locator('[data-field]', { has: page.getByRole('textbox', { name, exact: true }) })
    .getByText('typed')
    .waitFor()
}

/** The foot of the form: how it stands, and the next step. */
export function foot(page: Page): Locator {
  return page
    .getByRole('status')
    .filter({ hasText: /missing|Ready|Waiting|In Practice CRM|Not right|First say/ })
}

/** Opens an empty form on the screen of new clients. */
export async function beginClient(page: Page): Promise<void> {
  const before = page.url()
  await page.getByRole('button', { name: 'New client', exact: true }).click()
  await page.waitForURL((url) => url.href !== before && url.hash.startsWith('#/new-clients/'))
  await field(page, 'First name').waitFor()
}
