import type { Locator, Page } from 'playwright-core'

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
  const articles = page.getByRole('log', { name: 'Messages' }).getByRole('article')
  // In a low window the list draws only the newest answer, so what was there before is marked.
  await articles.evaluateAll((old) => old.forEach((article) => article.setAttribute('data-before', '')))
  await composer(page).fill(text)
  await composer(page).press('Enter')
  const fresh = articles.and(page.locator('[aria-label="Hard-E"]:not([data-before])')).last()
  await fresh.getByRole('button', { name: 'Answer again' }).waitFor()
  return newestAnswer(page)
}

/** The approval card of the newest answer. */
export function approvalCard(page: Page): Locator {
  return page.getByRole('region', { name: /^Approval: / }).last()
}
