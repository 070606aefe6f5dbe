import { expect, test } from 'vitest'
import { ask, composer, newestAnswer, openSource } from './support/chat.ts'
import { useStage } from './support/stage.ts'

const stage = useStage()

test('a new person gets stuck between the link, the first answers and the passage behind them', async () => {
  const { page } = await stage.open()
  await page.getByText('This is the practice workspace').waitFor()
  expect(page.url()).not.toContain('token')

  const customer = await ask(page, 'What is the phone number of Maria Ortiz?')
  expect(await customer.textContent()).toContain('555-0111')
  const jobs = await ask(page, 'Which jobs are in negotiation?')
  expect(await jobs.textContent()).toContain('2279-01')
  const details = page.getByRole('complementary', { name: 'Details' })
  const rossi = details.getByRole('heading', { name: /Rossi/ })
  await openSource(jobs.getByRole('button', { name: /^Source 1: 2279-01/ }), rossi)

  const warranty = await ask(page, 'How long is the workmanship warranty on a roof?')
  const chip = warranty.getByRole('button', { name: /^Source 1: / }).first()
  const passage = details.getByRole('blockquote')
  await openSource(chip, passage.locator('mark').first())
  const quoted = await passage.locator('mark').first().textContent()
  expect(quoted?.length).toBeGreaterThan(10)
  await details.getByRole('button', { name: 'Open document' }).click()
  await page.getByRole('heading', { level: 1, name: 'Knowledge' }).waitFor()
  expect(page.url()).toContain('#/knowledge/')
})

test('a link opens the app a second time', async () => {
  const link = await stage.app().newLink()
  const first = await stage.browser().newContext()
  const second = await stage.browser().newContext()
  const [mine, other] = await Promise.all([first.newPage(), second.newPage()])
  await mine.goto(link)
  await composer(mine).waitFor()
  const refused = await other.goto(link)
  expect(refused?.status()).toBe(403)
  expect(await other.textContent('body')).toMatch(/link/i)
  expect((await other.goto(stage.app().origin))?.status()).toBe(401)
  await Promise.all([first.close(), second.close()])
})

test('a reload loses the conversation or shows another answer', async () => {
  const { page } = await stage.open()
  const answer = await ask(page, 'Show me the jobs in estimate sent')
  const before = (await answer.textContent()) ?? ''
  const place = page.url()
  await page.reload()
  await newestAnswer(page).getByRole('button', { name: 'Answer again' }).waitFor()
  expect(page.url()).toBe(place)
  expect(await newestAnswer(page).textContent()).toBe(before)
})
