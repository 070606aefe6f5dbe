import { expect, test } from 'vitest'
import { approvalCard, ask, newestAnswer } from './support/chat.ts'
import { useStage } from './support/stage.ts'

const stage = useStage()

test('an approval given in the inbox still waits in the chat', async () => {
  const { page: chat, tab } = await stage.open()
  await ask(chat, 'Add a note to job 2231-01: Send the color chart')
  await approvalCard(chat).getByRole('button', { name: 'Approve' }).waitFor()
  const inbox = await tab('/approvals')
  const there = approvalCard(inbox)
  await there.getByText('Send the color chart').first().waitFor()
  await there.getByRole('button', { name: 'Approve' }).click()
  await there.getByText('Done in').waitFor()
  await approvalCard(chat).getByText('Done in').waitFor()
  expect(await approvalCard(chat).getByRole('button', { name: 'Approve' }).count()).toBe(0)
})

test('an approval given in the chat still waits in the inbox', async () => {
  const { page: chat, tab } = await stage.open()
  await ask(chat, 'Add a note to job 2255-01: Ladder access from the alley')
  const inbox = await tab('/approvals')
  await approvalCard(inbox).getByText('Ladder access').first().waitFor()
  await approvalCard(chat).getByRole('button', { name: 'Approve' }).click()
  await approvalCard(chat).getByText('Done in').waitFor()
  await inbox.getByRole('link', { name: /Job note.*2255-01.*Done/s }).waitFor()
  expect(await inbox.getByRole('button', { name: 'Approve' }).count()).toBe(0)
})

test('approving in two windows at the same moment writes the note twice', async () => {
  const { page: chat, tab } = await stage.open()
  await ask(chat, 'Add a note to job 2302-01: Samples are in the office')
  const inbox = await tab('/approvals')
  const buttons = [chat, inbox].map((page) => approvalCard(page).getByRole('button', { name: 'Approve' }))
  await Promise.all(buttons.map((button) => button.waitFor()))
  // No waiting for a settled page: the second click may find the card decided.
  await Promise.all(buttons.map((button) => button.dispatchEvent('click')))
  await approvalCard(chat).getByText('Done in').waitFor()
  const notes = await ask(chat, 'Show me the latest notes on job 2302-01')
  const written = (await notes.textContent())?.split('Samples are in the office').length ?? 0
  expect(written - 1).toBe(1)
  await inbox.getByRole('link', { name: /2302-01.*Done/ }).click()
  await inbox.getByText('Sending to').first().waitFor()
  expect(await inbox.getByText('Sending to').count()).toBe(1)
})

test('an approval disappears with a restart of the app', async () => {
  const { page } = await stage.open({ expected: /WebSocket connection|ERR_CONNECTION/ })
  await ask(page, 'Add a note to job 2207-01: Sash color is almond')
  const { port } = stage.app()
  await stage.app().stop()
  await stage.restart(port)
  await page.goto(await stage.app().newLink())
  await page.goto(`${stage.app().origin}/#/approvals`)
  await approvalCard(page).getByText('Sash color is almond').first().waitFor()
  await approvalCard(page).getByRole('button', { name: 'Approve' }).click()
  await approvalCard(page).getByText('Done in').waitFor()
  await page.getByRole('link', { name: 'Open the conversation' }).click()
  await newestAnswer(page).getByText('Done in').waitFor()
  expect(await newestAnswer(page).getByRole('button', { name: 'Approve' }).count()).toBe(0)
})
