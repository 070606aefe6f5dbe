import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[]
}
interface Axe {
  run(root: unknown, options: object): Promise<{ readonly violations: readonly Violation[] }>
}

/** What axe-core finds wrong with the page as it stands: `rule: element: why`. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(await readFile(axePath, 'utf8'))
  }
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { readonly axe: Axe }
    const result = await axe.run(document, { resultTypes: ['violations'] })
    return result.violations.map(({ id, nodes }) => ({ id, nodes }))
  })
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}
