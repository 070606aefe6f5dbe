import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { ask, composer } from './support/chat.ts'
import { tempDir } from './support/running-app.ts'
import { useStage } from './support/stage.ts'

const stage = useStage()
const handbook = `# Fence handbook

## Posts

Cedar posts go 42 inches deep, below the frost line, and set in gravel.

## Gates

A gate wider than five feet gets a steel frame and three hinges.
`

/** Drags a file over the window, or drops it there. */
async function drag(page: Page, type: 'dragenter' | 'drop', name: string, mime: string): Promise<void> {
  await page.evaluate(
    ([kind, file, format]) => {
      const carried = new DataTransfer()
      carried.items.add(
        new File(['WEBVTT\n\n00:01.000 --> 00:02.000\nAna: Hello there'], file, { type: format }),
      )
      const event = new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true })
      document.body.dispatchEvent(event)
    },
    [type, name, mime] as const,
  )
}

test('an own folder is not read, or invented documents stay between the own ones', async () => {
  const folder = tempDir()
  try {
    await mkdir(join(folder.path, 'training'))
    await writeFile(join(folder.path, 'training/fences.md'), handbook)
    await writeFile(join(folder.path, 'broken.pdf'), '%PDF-1.7 this is no PDF')
    const { page } = await stage.open({ path: '/knowledge' })
    await page.getByRole('button', { name: 'Add folder' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('practice documents are switched off').waitFor()
    await dialog.getByRole('textbox', { name: 'Where the folder is' }).fill(folder.path)
    await dialog.getByRole('button', { name: 'Add and read it' }).click()
    await dialog.waitFor({ state: 'detached' })

    const list = page.getByRole('complementary', { name: 'Knowledge list' })
    await list.getByText('Switched off, not searched').waitFor()
    await list.getByRole('switch', { name: `Search in ${folder.path}`, checked: true }).waitFor()
    const broken = page.getByRole('link', { name: /broken/ })
    await broken.waitFor()
    expect(await broken.textContent()).toMatch(/Could not be read: .{10,}/)
    expect(await broken.textContent()).not.toMatch(/Error:|undefined|at .*\.js/)

    await page.getByRole('searchbox', { name: 'Search in all documents' }).fill('how deep do fence posts go')
    await page.getByRole('link', { name: /Cedar posts go 42 inches/ }).click()
    const reader = page.getByRole('complementary', { name: 'Details' })
    await reader.getByRole('heading', { name: 'Fence handbook' }).first().waitFor()
    await reader.getByText('42 inches deep').waitFor()

    await page.keyboard.press('Alt+1')
    const answer = await ask(page, '/knowledge How deep do cedar fence posts go?')
    expect(await answer.textContent()).toContain('42 inches')
  } finally {
    folder.remove()
  }
})

test('a chosen file is not added, or a broken one does not say why', async () => {
  const { page } = await stage.open({ path: '/knowledge' })
  await page.getByRole('button', { name: 'Add documents' }).waitFor()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([
      {
        name: 'gates.md',
        mimeType: 'text/markdown',
        buffer: Buffer.from('# Gates\n\nLatches are self-closing.\n'),
      },
      { name: 'torn.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('PK no archive') },
    ])
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Add 2 files to Training' }).click()
  const files = dialog.getByRole('list', { name: 'Files' })
  await files
    .getByRole('listitem')
    .filter({ hasText: 'gates.md' })
    .getByText(/added, 1 passage/)
    .waitFor()
  const torn = files.getByRole('listitem').filter({ hasText: 'torn.docx' })
  await dialog.getByRole('button', { name: 'Try 1 file again' }).waitFor()
  expect(await torn.textContent()).toContain('could not be opened')
  // The words of a zip library and its web address help nobody.
  expect(await torn.textContent()).not.toMatch(/https?:|central directory/)
  await dialog.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('link', { name: /^Gates/ }).waitFor()
})

test('a file dragged over the window does not say what would happen, or navigates away', async () => {
  const { page } = await stage.open({ path: '/knowledge' })
  await page.getByRole('button', { name: 'Add documents' }).waitFor()
  await drag(page, 'dragenter', 'handbook.pdf', 'application/pdf')
  const overlay = page.getByRole('region', { name: 'Drop to attach' })
  await overlay.getByText('1 file → Knowledge').waitFor()
  await drag(page, 'drop', 'handbook.pdf', 'application/pdf')
  await overlay.waitFor({ state: 'detached' })
  await page.getByRole('dialog').getByText('handbook.pdf').waitFor()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Alt+1')
  await composer(page).waitFor()
  await drag(page, 'dragenter', 'call.vtt', 'text/vtt')
  await overlay.getByText('1 file → this message').waitFor()
  await drag(page, 'drop', 'call.vtt', 'text/vtt')
  await page.getByRole('button', { name: 'Remove call.vtt' }).waitFor()

  await page.keyboard.press('Alt+8')
  await page.getByRole('heading', { level: 1, name: 'Activity' }).waitFor()
  const nowhere = 'Files can be dropped in Chat, Transcripts and Knowledge'
  await drag(page, 'dragenter', 'roof.png', 'image/png')
  await overlay.getByText(nowhere).waitFor()
  await drag(page, 'drop', 'roof.png', 'image/png')
  await overlay.waitFor({ state: 'detached' })
  await page.getByText(nowhere).waitFor()
  expect(page.url()).toContain('#/activity')

  await drag(page, 'dragenter', 'call.vtt', 'text/vtt')
  await overlay.getByText('1 file → Transcripts').waitFor()
  await drag(page, 'drop', 'call.vtt', 'text/vtt')
  await overlay.waitFor({ state: 'detached' })
  await page.getByRole('dialog').getByText('call.vtt').waitFor()
  expect(page.url()).toContain('#/transcripts')
})
