import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOpenAiStandIn, type OpenAiStandIn } from '#tests/standins/openai/server.ts'
import type { Turnout } from '#tests/standins/openai/script.ts'
import { answered, composer, newestAnswer, said } from './support/chat.ts'
import { saveSettings, typeBrain } from './support/brain.ts'
import { useStage } from './support/stage.ts'

const stage = useStage()
const words = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ')
let server: OpenAiStandIn
let served: readonly Turnout[] = []

beforeAll(async () => {
  server = await startOpenAiStandIn({
    keys: null,
    script: (_request, number) => served[number] ?? { reply: { kind: 'text', text: `Reply ${number}.` } },
  })
})
afterAll(() => server.close())

/** The turnouts of the next model requests. */
function next(...turnouts: Turnout[]): void {
  const sofar = server.modelRequests().length
  served = [...Array.from({ length: sofar }, () => ({})), ...turnouts]
}
const slowly: Turnout = { reply: { kind: 'text', text: words, deltaGapMs: 15 } }
const say = (text: string): Turnout => ({ reply: { kind: 'text', text } })

test('a person cannot connect a model server or is not told why it fails', async () => {
  const { page } = await stage.open({ path: '/settings/brain' })
  await typeBrain(page, server.url, 'no-such-model')
  const form = page.getByRole('main', { name: 'Settings' })
  await form.getByText(/Built-in rules → .*conversations and documents stay/).waitFor()
  await page.getByRole('button', { name: 'Test connection' }).click()
  await form.getByText('It does not work yet').waitFor()
  await form.getByText('Unknown model').waitFor()
  await page.getByRole('textbox', { name: 'Address of the server' }).fill('http://127.0.0.1:9/v1')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await form.getByText('Not reachable').waitFor()
  await typeBrain(page, server.url, 'llama3.1')
  await page.getByRole('button', { name: 'Test connection' }).click()
  await form.getByText('It works').waitFor()
  expect(await page.getByText('not saved').count()).toBe(1)
  await saveSettings(page)
  await page.reload()
  await page.getByRole('radio', { name: 'Compatible server', checked: true }).waitFor()
})

test('Stop throws the words away, or another window sees them only at the end', async () => {
  const { page, tab } = await stage.open()
  next(slowly)
  await composer(page).fill('/knowledge How long is the roof warranty?')
  await composer(page).press('Enter')
  await newestAnswer(page).getByText('word20').waitFor()
  const other = await tab(new URL(page.url()).hash.slice(1))
  await newestAnswer(other).getByText('word20').waitFor()
  expect(await newestAnswer(other).textContent()).not.toContain('word399')
  await page.keyboard.press('Escape')
  await newestAnswer(page).getByText('Stopped. What was written so far is kept.').waitFor()
  await newestAnswer(other).getByText('Stopped. What was written so far is kept.').waitFor()
  await server.modelRequests().at(-1)?.aborted
  const kept = await newestAnswer(page).textContent()
  expect(kept).toContain('word20')
  await page.reload()
  await answered(page)
  expect(await newestAnswer(page).textContent()).toBe(kept)
})

test('an answer cannot be asked for again, or the earlier one is lost', async () => {
  const { page } = await stage.open()
  next(say('The first version.'), say('The second version.'))
  await composer(page).fill('/knowledge How long is the window warranty?')
  await composer(page).press('Enter')
  const answer = newestAnswer(page)
  await answer.getByText('The first version.').waitFor()
  await answer.getByRole('button', { name: 'Answer again' }).click()
  await newestAnswer(page).getByText('The second version.').waitFor()
  await newestAnswer(page).getByText('2/2').waitFor()
  await newestAnswer(page).getByRole('button', { name: 'Previous version' }).click()
  await newestAnswer(page).getByText('The first version.').waitFor()
  await newestAnswer(page).getByText('1/2').waitFor()
  expect(await page.getByRole('article', { name: 'Hard-E' }).count()).toBe(1)
})

test('editing a message loses the branch it came from', async () => {
  const { page } = await stage.open()
  next(say('About siding.'), say('About gutters.'))
  await composer(page).fill('/knowledge What about siding care?')
  await composer(page).press('Enter')
  await newestAnswer(page).getByText('About siding.').waitFor()
  await answered(page)
  await composer(page).press('ArrowUp')
  const edit = page.getByRole('textbox', { name: 'Edit and send again' })
  await edit.fill('What about gutter care documents?')
  await edit.press('Enter')
  await said(page, 'gutter care').waitFor()
  await answered(page)
  await said(page, 'gutter care').getByText('2/2').waitFor()
  await said(page, 'gutter care').getByRole('button', { name: 'Previous version' }).click()
  await said(page, 'siding care').getByText('1/2').waitFor()
  await newestAnswer(page).getByText('About siding.').waitFor()
  expect(await said(page, 'gutter care').count()).toBe(0)
})

test('a message typed during an answer is lost or runs in between', async () => {
  const { page } = await stage.open()
  next({ reply: { kind: 'text', text: words.slice(0, 700), deltaGapMs: 15 } }, say('The queued one.'))
  await composer(page).fill('/knowledge Deposit rules?')
  await composer(page).press('Enter')
  await newestAnswer(page).getByText('word5').waitFor()
  await composer(page).fill('/knowledge Payment rules?')
  await composer(page).press('Enter')
  await said(page, 'Payment rules?').waitFor()
  await newestAnswer(page).getByText('Waits for the answer above').waitFor()
  await newestAnswer(page).getByText('The queued one.').waitFor()
  const first = page.getByRole('article', { name: 'Hard-E' }).first()
  expect(await first.textContent()).toContain('word90')
})

test('copy or export leaves something out', async () => {
  const { page } = await stage.open()
  next(say('**Half** up front.'))
  await composer(page).fill('/knowledge Deposit on a roof?')
  await composer(page).press('Enter')
  const answer = newestAnswer(page)
  await answer.getByText('up front.').waitFor()
  await answered(page)
  await answer.getByRole('button', { name: 'Copy as Markdown' }).click()
  await page.getByText('Copied').waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('**Half** up front.')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Actions for / })
    .click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Markdown file' }).click()
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(/\.md$/)
  const markdown = await readFile(await file.path(), 'utf8')
  expect(markdown).toContain('Deposit on a roof?')
  expect(markdown).toContain('**Half** up front.')
})

test('a server that is gone leaves a bare error or a silent change of brain', async () => {
  const { page } = await stage.open()
  next(
    { fault: { kind: 'disconnect', afterDeltas: 0 } },
    ...Array.from({ length: 8 }, () => ({ fault: { kind: 'status', status: 503 } as const })),
  )
  await composer(page).fill('/crm Which jobs are in negotiation now?')
  await composer(page).press('Enter')
  await answered(page)
  const notice = await newestAnswer(page).textContent()
  expect(notice).toMatch(/built-in rules/i)
  expect(notice).toContain('2279-01')

  await page.goto(`${stage.app().origin}/#/settings/brain`)
  await page.getByText('More', { exact: true }).click()
  await page.getByRole('switch', { name: 'Use the built-in rules when the model cannot be reached' }).click()
  await saveSettings(page)
  next(...Array.from({ length: 8 }, () => ({ fault: { kind: 'quota' } as const })))
  await page.keyboard.press('Alt+1')
  await composer(page).fill('/knowledge Is there a deposit on windows?')
  await composer(page).press('Enter')
  const failure = newestAnswer(page).getByRole('alert')
  await failure.getByRole('button', { name: 'Copy reference' }).waitFor()
  await failure.getByRole('button', { name: 'Try again' }).waitFor()
  expect((await failure.textContent())?.length).toBeGreaterThan(60)
})
