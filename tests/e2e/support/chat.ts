import type { Locator, Page } from 'playwright-core'
import { vi } from 'vitest'

/** The box the person writes in. */
export function composer(page: Page): Locator {
  return page.getByRole('textbox', { name: 'Message to Hard-E' })
}

/** What the person said, by its words. */
export function said(page: Page, text: string): Locator {
  return page.getByRole('article', { name: 'You' }).filter({ hasText: text })
}

/** The newest answer, finished or not. */
export function newestAnswer(page: Page): Locator {
  return page.getByRole('article', { name: 'Hard-E' }).last()
}

/** Resolves when the newest message is a finished answer: only then does it offer to be answered again. */
export async function answered(page: Page): Promise<Locator> {
  const last = page.getByRole('log', { name: 'Messages' }).getByRole('article').last()
  await last.getByRole('button', { name: 'Answer again' }).waitFor()
  return newestAnswer(page)
}

/** Sends `text` and waits for the whole answer to it. */
export async function ask(page: Page, text: string): Promise<Locator> {
  // Only the newest row is always drawn; the others come and go with the scrolling, so places tell nothing.
  const newest = page.getByRole('log', { name: 'Messages' }).locator('[data-message]').last()
  const before = (await newest.count()) > 0 ? await newest.getAttribute('data-message') : null
  await composer(page).fill(text)
  await composer(page).press('Enter')
  const answer = newest
    .and(page.locator(`:not([data-message="${before}"])`))
    .getByRole('article', { name: 'Hard-E' })
  await answer.getByRole('button', { name: 'Answer again' }).waitFor()
  const id = await newest.getAttribute('data-message')
  return page.locator(`[data-message="${id}"]`).getByRole('article', { name: 'Hard-E' })
}

/** Opens a source. The thread may still settle under the pointer; a person would click again, too. */
export async function openSource(chip: Locator, shown: Locator): Promise<void> {
  await vi.waitFor(
    async () => {
      await chip.click()
      await shown.waitFor({ timeout: 2_000 })
    },
    { timeout: 15_000, interval: 100 },
  )
}

/** The approval card of the newest answer. */
export function approvalCard(page: Page): Locator {
  return page.getByRole('region', { name: /^Approval: / }).last()
}
