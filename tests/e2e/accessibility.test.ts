import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { approvalCard, ask, composer, openSource } from './support/chat.ts'
import { violations } from './support/axe.ts'
import { beginClient, clientForm, enter } from './support/new-clients.ts'
import { useStage } from './support/stage.ts'

const stage = useStage()
const sections = ['Brain', 'CRM', 'Documents', 'Web search', 'Mailbox', 'Voice', 'Video', 'Delivery', 'Mail to clients', 'Company', 'Approvals', 'Appearance', 'Workspace & safety', 'About'] // prettier-ignore

async function walk(page: Page, look: (state: string) => Promise<void>): Promise<void> {
  const rail = page.getByRole('navigation', { name: 'Areas' })
  const go = async (name: string): Promise<void> => {
    await rail.getByRole('link', { name: new RegExp(`^${name}`) }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.getByText('Loading').first().waitFor({ state: 'detached' })
  }
  await page.getByText('First steps').waitFor()
  await look('empty chat')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').waitFor()
  await look('palette')
  await page.keyboard.press('Escape')

  const cited = await ask(page, 'How long is the workmanship warranty on a roof?')
  const source = cited.getByRole('button', { name: /^Source 1: / }).first()
  await openSource(source, page.getByRole('complementary', { name: 'Details' }).locator('mark').first())
  await cited.getByRole('button', { expanded: false }).first().click()
  await look('answer with tool card and passage')
  await ask(page, 'Add a note to job 2231-01: Color chart sent')
  await look('waiting approval')
  await approvalCard(page).getByRole('button', { name: 'Edit' }).click()
  await look('approval being edited')
  await page.keyboard.press('Escape')
  await approvalCard(page).getByRole('button', { name: 'Reject' }).click()
  await look('approval being rejected')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+/')

  await go('Approvals')
  await page.getByRole('heading', { name: 'What happened' }).waitFor()
  await look('approvals')
  await go('Knowledge')
  await page.getByRole('switch').first().waitFor()
  await look('knowledge')
  await page.getByRole('searchbox', { name: 'Search in all documents' }).fill('deposit')
  await page.getByRole('heading', { name: 'Best passages' }).waitFor()
  await page.getByRole('main').getByRole('listitem').first().getByRole('link').click()
  await look('knowledge search and reader')
  await page.getByRole('button', { name: 'Add folder' }).click()
  await look('dialog')
  await page.keyboard.press('Escape')
  for (const place of ['Activity', 'Scripts', 'Videos', 'Transcripts']) {
    await go(place)
    await look(place)
  }
  await go('New clients')
  await look('new clients')
  await beginClient(page)
  await enter(page, 'First name', 'Maria')
  await enter(page, 'Last name', 'Ortiz')
  await look('new client half filled in')
  await clientForm(page).getByRole('button', { name: 'Not needed: E-mail' }).click()
  await enter(page, 'Phone', '(614) 555-0111')
  await page.getByRole('button', { name: 'Prepare for approval' }).click()
  await clientForm(page).getByRole('button', { name: 'Create anyway' }).waitFor()
  await look('new client with a possible duplicate')
  await page.getByRole('link', { name: 'Open conversation' }).click()
  await clientForm(page).waitFor()
  await look('form beside the chat')
  await go('Activity')
  for (const tab of ['Outward actions', 'Usage']) {
    await page.getByRole('tab', { name: tab }).click()
    await look(tab)
  }
  await go('Settings')
  const list = page.getByRole('complementary', { name: 'Settings list' })
  for (const section of sections) {
    await list.getByRole('link', { name: new RegExp(`^${section}`) }).click()
    await page.getByRole('heading', { level: 1, name: section }).waitFor()
    await look(`settings: ${section}`)
  }
}

test.each(['light', 'dark'] as const)(
  'a person with a screen reader or weak eyes is shut out in %s',
  async (colorScheme) => {
    const { page } = await stage.open({ colorScheme })
    await composer(page).waitFor()
    const found: string[] = []
    await walk(page, async (state) => {
      for (const violation of await violations(page)) found.push(`${state} · ${violation}`)
    })
    expect(found).toEqual([])
    await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')))
    expect((await violations(page)).join()).toContain('button-name')
  },
  60_000,
)
