import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test, vi } from 'vitest'
import { violations } from './support/axe.ts'
import { answered, said } from './support/chat.ts'
import { useStage } from './support/stage.ts'
import {
  beside,
  callFile,
  dragFiles,
  importFiles,
  litTurn,
  patternsShown,
  transcriptList,
} from './support/transcripts.ts'

const stage = useStage()

const porch = callFile('porch.vtt', [
  'Speaker 1: Thanks for having me over to look at the back porch today, how old is it?',
  'Speaker 2: The purple railing has wobbled since we moved in, twelve years I would say.',
  'Speaker 1: Then let us start there. May I measure it first?',
  'Speaker 2: Go ahead. What would a new one cost, roughly?',
  'Speaker 1: Around four thousand dollars with the footings.',
  'Speaker 2: That is more than we thought. I have to talk to my husband.',
])
const attic = callFile('attic.vtt', [
  'Harold Finch: The upstairs bedrooms are freezing every single winter, and the bill is high.',
  'Nora Quill: How many inches of insulation lie up there now, do you know?',
  'Harold Finch: Four inches of something grey that my father put in.',
  'Nora Quill: I can come on Thursday at nine and look at it with you.',
])
/** A long practice conversation with a summary. */
const prescott = '/transcripts/practice-f-ana-prescott-terms'
const broken = { name: 'broken.pdf', text: '%PDF-1.7 this is no PDF' }

async function openTranscript(page: Page, name: RegExp): Promise<void> {
  await transcriptList(page).getByRole('link', { name }).click()
  await page.getByRole('region', { name: 'The conversation' }).waitFor()
}

test('one broken file among three stops the others, or nobody is asked who the rep is', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  await patternsShown(page)
  await dragFiles(page, 'dragenter', [porch, broken, attic])
  await page.getByRole('region', { name: 'Drop to attach' }).getByText('3 files → Transcripts').waitFor()
  await dragFiles(page, 'drop', [porch, broken, attic])

  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: '2 of 3 files imported' }).waitFor()
  const rows = dialog.getByRole('list', { name: 'Files' }).getByRole('listitem')
  expect(await rows.filter({ hasText: 'broken.pdf' }).textContent()).toMatch(/pdf.{20,}/i)
  expect(await rows.filter({ hasText: 'broken.pdf' }).textContent()).not.toMatch(
    /undefined|https?:|at .*\.js/,
  )
  expect(await rows.filter({ hasText: 'porch.vtt' }).textContent()).toContain('Imported')

  const question = dialog.getByRole('region', { name: 'Who is the rep?' })
  const answers: Readonly<Record<string, () => Promise<void>>> = {
    Attic: () => question.getByRole('button', { name: /Nora Quill/ }).click(),
    async Porch() {
      const first = question.getByRole('button', { name: /Speaker 1/ })
      await first.getByText('back porch').waitFor()
      await first.click()
      await question.getByRole('textbox', { name: 'What is the full name of Speaker 1?' }).fill('Nora Quill')
      await question.getByRole('button', { name: 'Nora Quill is the rep' }).click()
    },
  }
  for (const _ of Object.keys(answers)) {
    const title = (await question.getByRole('paragraph').textContent()) ?? ''
    await answers[title]?.()
    await question.getByText(title, { exact: true }).waitFor({ state: 'detached' })
  }
  await question.waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Done' }).click()
  await dialog.waitFor({ state: 'detached' })

  const row = transcriptList(page).getByRole('link', { name: /^Porch/ })
  await row.getByText('Nora Quill').waitFor()
  expect(await row.getByText('Who is the rep?').count()).toBe(0)

  const again = await importFiles(page, [{ ...porch, name: 'copy of porch.vtt' }])
  await again.getByText(/The same conversation as “Porch”/).waitFor()
})

test('a file that is too large is read all the same, or says nothing', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  await patternsShown(page)
  const dialog = await importFiles(page, [{ name: 'movie.vtt', text: 'x'.repeat(20_000_001) }])
  await dialog.getByText(/Larger than 20 MB, so it was not read/).waitFor()
  expect(await dialog.getByRole('button', { name: /again/ }).count()).toBe(0)
})

test('a sentence is found, but the click does not lead to it', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  await importFiles(page, [porch])
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  const list = transcriptList(page)
  await list.getByRole('searchbox', { name: 'Search names and words' }).fill('purple railing wobbled')
  const hit = list.getByRole('link', { name: /purple railing has wobbled/ })
  await hit.locator('mark').first().waitFor()
  expect(await hit.locator('mark').allTextContents()).toContain('purple')
  await hit.click()
  expect(await (await litTurn(page)).textContent()).toContain('The purple railing has wobbled')
  await page.getByRole('heading', { level: 1, name: 'Porch' }).waitFor()

  await list.getByRole('searchbox').fill('quokka zyzzyva')
  await list.getByText('Nobody said “quokka zyzzyva”').waitFor()
})

test('a call cannot be found by the name of its customer', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  await patternsShown(page)
  const list = transcriptList(page)
  const calls = list.getByRole('region', { name: 'Calls' })
  for (const [query, row] of [
    ['o’keefe', /O['’]Keefe/],
    ['OKONKWO', /Okonkwo/],
    ['the other bid', /other bid/i],
  ] as const) {
    await list.getByRole('searchbox').fill(query)
    await calls.getByRole('link', { name: row }).first().waitFor()
  }
  await calls.getByRole('link').first().click()
  await page.getByRole('region', { name: 'The conversation' }).waitFor()
  expect(await list.getByRole('region', { name: 'What was said' }).count()).toBe(1)
})

test('the file of a chart put together of two queries has the total only', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  await patternsShown(page)
  const chart = page
    .getByRole('figure')
    .filter({ hasText: /More than \d+ questions/ })
    .first()
  await chart.waitFor()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    chart.getByRole('button', { name: 'Save as CSV' }).click(),
  ])
  const csv = await readFile(await file.path(), 'utf8')
  expect(csv).toMatch(/^More than \d+ questions[^,]*,0/m)
  expect(csv).toMatch(/^Fewer than \d+ questions[^,]*,0/m)
  expect(csv).not.toMatch(/\.\d{5}/)
})

test('the tooltip of the menu lies over "Edit details"', async () => {
  const { page } = await stage.open({ path: prescott })
  await page.getByRole('button', { name: /^More for / }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('menu').waitFor({ state: 'detached' })
  expect(await page.getByRole('tooltip').count()).toBe(0)
  await page.getByRole('button', { name: 'Edit details' }).click({ timeout: 2000 })
  await page.getByRole('dialog', { name: 'About this conversation' }).waitFor()
})

test('a bar says one number and opens the turns of another, or they lead nowhere', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  await patternsShown(page)
  const chart = page.getByRole('figure', { name: /objection/ }).first()
  const bar = chart.getByRole('button', { name: /^Price \d/ })
  const words = await bar.textContent()
  const count = /^Price(\d+)/.exec(words ?? '')?.[1]
  await bar.focus()
  await page.getByRole('tooltip').getByText('Click for the turns behind it.').waitFor()
  await page.keyboard.press('Enter')
  await beside(page).getByText(`${count} turns behind it`).waitFor()
  const turns = beside(page).getByRole('region', { name: 'The turns behind it' }).getByRole('link')
  expect(await turns.count()).toBe(Math.min(100, Number(count)))

  const text = (await turns.first().locator('span').last().textContent()) ?? ''
  await turns.first().click()
  expect(await (await litTurn(page)).textContent()).toContain(text)
  // The way through the turns stays open beside the text.
  await turns.nth(1).click()
  const next = (await turns.nth(1).locator('span').last().textContent()) ?? ''
  await page.waitForFunction(
    (words) => document.querySelector('[id^=turn-][aria-current=true]')?.textContent?.includes(words),
    next,
  )

  await page.goBack()
  await page.goBack()
  await patternsShown(page)
  await page.getByRole('button', { name: /^Talk ratio of the rep/ }).click()
  await beside(page).getByRole('button', { name: 'Show 100 more' }).click()
  await twoHundred(page)
})

async function twoHundred(page: Page): Promise<void> {
  const turns = beside(page).getByRole('region', { name: 'The turns behind it' }).getByRole('listitem')
  await turns.nth(150).waitFor()
  expect(await turns.count()).toBe(200)
}

test('the table or the file says something else than the bars', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  await patternsShown(page)
  const chart = page.getByRole('figure', { name: /objection/ }).first()
  const words = await chart.getByRole('button', { name: /^Price \d/ }).textContent()
  const count = /^Price(\d+)/.exec(words ?? '')?.[1]
  await chart.getByRole('radio', { name: 'Table' }).click()
  const row = chart.getByRole('row', { name: /^Price / })
  expect(await row.getByRole('cell').nth(1).textContent()).toBe(count)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    chart.getByRole('button', { name: 'Save as CSV' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/\.csv$/)
  expect(await readFile(await file.path(), 'utf8')).toMatch(new RegExp(`^"?Price"?.*\\b${count}\\b`, 'm'))
})

test('filters narrow the list but not the figures, or cannot be taken away', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  await patternsShown(page)
  const calls = page.getByRole('button', { name: /^Calls \d+$/ })
  const all = await calls.textContent()
  const list = transcriptList(page)
  await list.getByRole('button', { name: 'Filter', exact: true }).click()
  await list.getByRole('checkbox', { name: 'Tom Okafor' }).click()
  await list.getByRole('checkbox', { name: 'Lost' }).click()
  const chips = page.getByRole('list', { name: 'Filters in use' })
  await chips.getByRole('button', { name: 'Remove filter: Lost' }).waitFor()
  const rows = list.getByRole('list', { name: 'Transcripts' }).getByRole('link')
  await vi.waitFor(async () => {
    for (const row of await rows.allTextContents()) expect(row).toMatch(/Tom Okafor.*Lost/)
    const narrowed = /^Calls(\d+)/.exec((await calls.textContent()) ?? '')?.[1]
    expect(narrowed).not.toBe(/\d+/.exec(all ?? '')?.[0])
    expect(await list.getByText(`${narrowed} transcripts`).count()).toBe(1)
  }, 10_000)
  await chips.getByRole('button', { name: 'Remove filter: Lost' }).click()
  await chips.getByRole('button', { name: 'Remove filter: Tom Okafor' }).click()
  await vi.waitFor(async () => expect(await calls.textContent()).toBe(all), 10_000)
})

test('an answer does not lead to what was said, or a question that cannot be told gets an error', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  await patternsShown(page)
  const box = page.getByRole('textbox', { name: 'Ask about these conversations' })
  const answer = page.getByRole('region', { name: 'Answer' })
  await box.fill('Did the roof leak afterwards?')
  await box.press('Enter')
  await answer.getByText('The transcripts do not tell this').waitFor()
  expect(await answer.getByRole('alert').count()).toBe(0)
  await answer.getByRole('button', { name: 'Close the answer' }).click()

  await page.getByRole('button', { name: 'How do reps answer price objections?' }).click()
  const chip = answer.getByRole('link', { name: /^Quote 1: / })
  await chip.click()
  expect(((await (await litTurn(page)).textContent()) ?? '').length).toBeGreaterThan(20)
  await page.goBack()
  // The answer is still there, and goes on in the chat.
  await answer.getByRole('button', { name: 'Go on in Chat' }).click()
  await said(page, 'How do reps answer price objections?').waitFor()
  await answered(page)
})

test('a finding does not lead to its turn, or a turn not to its finding', async () => {
  const { page } = await stage.open({ path: prescott })
  const summary = beside(page).getByRole('region', { name: 'Summary' })
  const finding = summary.getByRole('link', { name: /^Price / }).first()
  const words = ((await finding.textContent()) ?? '').replace('Price', '').trim()
  await finding.click()
  const turn = await litTurn(page)
  await turn.getByRole('button', { name: `Objections: ${words}` }).click()
  expect(await summary.locator('[aria-current=true]').first().textContent()).toContain(words)
  await page.getByRole('button', { name: 'Close the summary' }).click()
  await turn.getByRole('button', { name: `Objections: ${words}` }).click()
  await summary.getByText(words).first().waitFor()
})

test('who the rep is, how it ended or what it is called cannot be said in the text', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  const skylight = callFile('skylight.vtt', [
    'Dee Vale: We only want the skylight replaced and nothing else at all, please.',
    'Sam Orr: Then we only replace the skylight. Is there attic space below it?',
    'Dee Vale: A crawl space. Bring a small person.',
  ])
  const dialog = await importFiles(page, [skylight])
  await dialog.getByRole('link', { name: 'Open Skylight' }).click()
  await page.getByRole('region', { name: 'Who is the rep?' }).waitFor()
  await page.getByRole('button', { name: /^Sam Orr not named/ }).click()
  await page.getByRole('menuitem', { name: 'This is the rep' }).click()
  await page.getByRole('button', { name: /^Sam Orr rep/ }).waitFor()
  await page.getByRole('region', { name: 'Who is the rep?' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Outcome: No outcome. Change it' }).click()
  await page.getByRole('menuitem', { name: 'Won' }).click()
  await page.getByRole('button', { name: 'Outcome: Won. Change it' }).waitFor()

  await page.getByRole('button', { name: 'Edit details' }).click()
  const details = page.getByRole('dialog', { name: 'About this conversation' })
  await details.getByRole('textbox', { name: 'Customer' }).fill('Dee Vale')
  await details.getByLabel('Day of the conversation').fill('2026-11-03')
  await details.getByRole('checkbox', { name: 'Doors' }).click()
  await details.getByRole('button', { name: 'Save' }).click()
  await page.getByText(/^Dee Vale · .*Doors · Nov 3, 2026/).waitFor()

  await page.getByRole('button', { name: 'More for Skylight' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Skylight for Dee Vale')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Skylight for Dee Vale' }).waitFor()
  const row = transcriptList(page).getByRole('link', { name: /^Skylight for Dee Vale/ })
  await row.waitFor()
  expect(await row.textContent()).toMatch(/Sam Orr.*Won/)
})

test('deleting asks nothing, deletes another one, or leaves the place of what is gone', async () => {
  const { page } = await stage.open({ path: '/transcripts' })
  const shed = callFile('shed.vtt', [
    'Kay Moss: The garden shed leans to the left more every year, can you fix that?',
    'Lou Pike: We can jack it up and set it on blocks.',
  ])
  const fence = callFile('fence.vtt', [
    'Kay Moss: The picket fence along the lane needs new boards before the summer.',
    'Lou Pike: Forty boards, cedar, in one day.',
  ])
  await importFiles(page, [shed, fence])
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('heading', { name: '2 of 2 files imported' }).waitFor()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await openTranscript(page, /^Shed/)
  await page.getByRole('button', { name: 'More for Shed' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await dialog.getByText('This cannot be undone.').waitFor()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('heading', { level: 1, name: 'Shed' }).waitFor()

  const list = transcriptList(page)
  await list.getByRole('button', { name: 'Choose several' }).click()
  await list.getByRole('checkbox', { name: 'Choose Shed' }).click()
  await list.getByRole('checkbox', { name: 'Choose Fence' }).click()
  await list.getByText('2 chosen').waitFor()
  await list.getByRole('button', { name: 'Delete' }).click()
  await dialog.getByRole('button', { name: 'Delete 2 transcripts' }).click()
  await page.getByText('2 transcripts deleted.').waitFor()
  await patternsShown(page)
  expect(page.url()).toMatch(/#\/transcripts$/)
  await list.getByRole('link', { name: /^Shed/ }).waitFor({ state: 'detached' })
  await list.getByRole('link', { name: /^Fence/ }).waitFor({ state: 'detached' })
})

test('on a narrow window the list or the turns behind a number cannot be reached', async () => {
  const { page } = await stage.open({ path: '/transcripts', viewport: { width: 640, height: 800 } })
  await patternsShown(page)
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  expect(await wide()).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: /^Top objection / }).click()
  const sheet = page.getByRole('dialog', { name: 'Details' })
  await sheet.getByRole('link').first().click()
  await sheet.waitFor({ state: 'detached' })
  await litTurn(page)
  expect(await wide()).toBeLessThanOrEqual(0)
  await page.getByRole('button', { name: 'Summary beside the text' }).click()
  await sheet.getByRole('heading', { name: 'Next step' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Show the list' }).click()
  const drawer = page.getByRole('dialog', { name: 'Transcripts list' })
  await drawer.getByRole('link', { name: 'Patterns over all calls' }).click()
  await drawer.waitFor({ state: 'detached' })
  await patternsShown(page)
})

test.each(['light', 'dark'] as const)(
  'the screen shuts somebody out in %s',
  async (colorScheme) => {
    const { page } = await stage.open({ path: '/transcripts', colorScheme })
    const found: string[] = []
    const look = async (state: string): Promise<void> => {
      for (const violation of await violations(page)) found.push(`${state} · ${violation}`)
    }
    await patternsShown(page)
    await look('patterns')
    await page.getByRole('radio', { name: 'Table' }).first().click()
    await page.getByRole('button', { name: /^Top objection / }).click()
    await beside(page)
      .getByText(/behind it$/)
      .waitFor()
    await look('table and evidence')
    await page.getByRole('button', { name: 'Close the turns' }).click()
    await page.getByRole('button', { name: 'How do reps answer price objections?' }).click()
    await page.getByRole('button', { name: 'Go on in Chat' }).waitFor()
    await look('answer')
    const list = transcriptList(page)
    await list.getByRole('button', { name: 'Filter', exact: true }).click()
    await list.getByRole('button', { name: 'Choose several' }).click()
    await look('filter and choice')
    await list.getByRole('searchbox').fill('warranty')
    await list.getByText(/^\d+ turns in/).waitFor()
    await look('search')
    const dialog = await importFiles(page, [
      porch,
      broken,
      callFile('bare.vtt', ['Hello there, anybody home?']),
    ])
    await dialog.getByRole('button', { name: 'Done' }).waitFor()
    await look('import')
    await page.keyboard.press('Escape')
    await list.getByRole('searchbox').fill('')
    await page.goto(page.url().replace(/#.*/, `#${prescott}`))
    await beside(page).getByRole('heading', { name: 'Objections' }).waitFor()
    await list.getByRole('link', { name: /^Prescott Dental, flat roof: payment terms/ }).waitFor()
    await look('reader')
    await page.getByRole('button', { name: 'Edit details' }).click()
    await look('details')
    expect(found).toEqual([])
  },
  60_000,
)
