import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ask, composer, openSource } from './support/chat.ts'
import { beginClient, enter } from './support/new-clients.ts'
import { useStage } from './support/stage.ts'

const stage = useStage()

/** How many pixels the page is wider than the window. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** 1280 × 800 at 200 % leaves 640 × 400 CSS pixels. */
const sizes = [
  ['900 px', { viewport: { width: 900, height: 700 } }],
  ['640 px', { viewport: { width: 640, height: 800 } }],
  ['200 % zoom', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
] as const

test.each(sizes)('at %s a control is out of reach', async (name, options) => {
  const { page } = await stage.open(options)
  const answer = await ask(page, `Which jobs are in negotiation at ${name}?`)
  const composed = await composer(page).boundingBox()
  expect((composed?.y ?? 0) + (composed?.height ?? 0)).toBeLessThanOrEqual(options.viewport.height)
  const sheet = page.getByRole('dialog', { name: 'Details' })
  const source = answer.getByRole('button', { name: /^Source 1: / }).first()
  await openSource(source, sheet.getByRole('heading', { name: /Rossi/ }))
  await sheet.getByRole('button', { name: 'Close details' }).click()
  await sheet.waitFor({ state: 'detached' })

  if (options.viewport.width < 900) {
    await page.getByRole('button', { name: 'Show the list' }).click()
    const drawer = page.getByRole('dialog', { name: 'Chat list' })
    await drawer.getByRole('link', { name: new RegExp(`at ${name}`) }).click()
    await drawer.waitFor({ state: 'detached' })
  }
  const places = [
    'Approvals',
    'Scripts',
    'New clients',
    'Transcripts',
    'Knowledge',
    'Activity',
    'Settings',
    'Chat',
  ]
  for (const place of places) {
    await page
      .getByRole('navigation', { name: 'Areas' })
      .getByRole('link', { name: place, exact: true })
      .click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await overhang(page)).toBeLessThanOrEqual(0)
  }
})

test.each(sizes)('at %s the form of a new client is out of reach', async (_name, options) => {
  const { page } = await stage.open({ ...options, path: '/new-clients' })
  await beginClient(page)
  await enter(page, 'Notes', 'Gate code is on the fence; the dog is friendly and old')
  expect(await overhang(page)).toBeLessThanOrEqual(0)
  const prepare = await page.getByRole('button', { name: 'Prepare for approval' }).boundingBox()
  expect((prepare?.y ?? 0) + (prepare?.height ?? 0)).toBeLessThanOrEqual(options.viewport.height)
  expect((prepare?.x ?? 0) + (prepare?.width ?? 0)).toBeLessThanOrEqual(options.viewport.width)
})
