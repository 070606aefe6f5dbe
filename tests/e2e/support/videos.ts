import { execFile } from 'node:child_process'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Locator, Page } from 'playwright-core'

const run = promisify(execFile)

/** Runs the command line on the workspace of the app, as a second process beside it. */
export async function command(dataDir: string, ...args: readonly string[]): Promise<string> {
  const cli = resolve(process.env['HARDE_E2E_OUT'] ?? 'out', 'main/cli.js')
  const { stdout } = await run(process.execPath, [cli, '--data-dir', dataDir, ...args])
  return stdout
}

/** Orders a video for the job with this number and waits until its run is shown. */
export async function orderVideo(page: Page, jobNumber: string, button: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'New video' }).last().click()
  const dialog = page.getByRole('dialog', { name: 'New video' })
  await dialog.getByRole('combobox').fill(jobNumber)
  await dialog.getByRole('option', { name: new RegExp(jobNumber) }).click()
  await dialog.getByRole('button', { name: button }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { level: 1, name: new RegExp(jobNumber) }).waitFor()
}

/** One of the nine steps of the shown run. */
export function stepOf(page: Page, name: string): Locator {
  return page.getByRole('list', { name: 'Steps' }).getByRole('listitem', { name: new RegExp(`: ${name},`) })
}

/** Waits until a step stands like this: `done`, `failed`, `needs_person`. */
export async function stepStands(page: Page, name: string, state: string, timeout = 90_000): Promise<void> {
  await stepOf(page, name)
    .and(page.locator(`[data-state=${state}]`))
    .waitFor({ timeout })
}

/** The state of the shown run, beside its title. */
export function runState(page: Page, state: string): Locator {
  return page.getByRole('main').locator(`header [data-run-state=${state}]`)
}

/** Puts a mail into the watched folder, whole at once. */
export async function dropMail(dataDir: string, name: string, lines: readonly string[]): Promise<void> {
  const inbox = join(dataDir, 'inbox')
  await mkdir(inbox, { recursive: true })
  const half = join(inbox, `${name}.part`)
  await writeFile(half, `${lines.join('\r\n')}\r\n`)
  await rename(half, join(inbox, `${name}.eml`))
}
