import type { Locator, Page } from 'playwright-core'

export interface SampleFile {
  readonly name: string
  readonly text: string
}

/** A conversation in WebVTT; `lines` are "Speaker: words", five seconds each. */
export function callFile(name: string, lines: readonly string[]): SampleFile {
  const time = (seconds: number): string => {
    const two = (n: number): string => String(n).padStart(2, '0')
    return `00:${two(Math.floor(seconds / 60))}:${two(seconds % 60)}.000`
  }
  const cues = lines.map((line, at) => `${time(at * 5)} --> ${time(at * 5 + 4)}\n${line}`)
  return { name, text: `WEBVTT\n\n${cues.join('\n\n')}\n` }
}

/** Drags files over the window, or drops them there. */
export async function dragFiles(
  page: Page,
  type: 'dragenter' | 'drop',
  files: readonly SampleFile[],
): Promise<void> {
  await page.evaluate(
    ([kind, samples]) => {
      const carried = new DataTransfer()
      for (const { name, text } of samples) carried.items.add(new File([text], name))
      const event = new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true })
      document.body.dispatchEvent(event)
    },
    [type, files] as const,
  )
}

/** Chooses files in the dialog of the platform; the import begins at once. */
export async function importFiles(page: Page, files: readonly SampleFile[]): Promise<Locator> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
    )
  return page.getByRole('dialog')
}

/** The column with search, filters and every transcript. */
export function transcriptList(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Transcripts list' })
}

/** What stands beside the work. */
export function beside(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Details' })
}

/** The figures and charts are there. */
export async function patternsShown(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Talk ratio of the rep \d+ %/ }).waitFor()
}

/** The turn that the address points at; resolves when it is in sight. */
export async function litTurn(page: Page): Promise<Locator> {
  const turn = page.getByRole('region', { name: 'The conversation' }).locator('[aria-current=true]')
  await turn.waitFor()
  await page.waitForFunction(() => {
    const lit = document.querySelector('[id^=turn-][aria-current=true]')?.getBoundingClientRect()
    const frame = document.querySelector('section[aria-label="The conversation"]')?.getBoundingClientRect()
    return lit && frame && lit.top >= frame.top - 1 && lit.top < frame.bottom
  })
  return turn
}
