import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

/** One browser profile that came in by a one-time link, and what went wrong in its pages. */
export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  /** Console errors, uncaught exceptions and requests that left the app, in words. */
  readonly problems: readonly string[]
  /** A second tab of the same profile. */
  readonly tab: (path?: string) => Promise<Page>
}

export interface WindowOptions extends BrowserContextOptions {
  /** The place to begin at, such as `/settings/brain`. */
  readonly path?: string
  /** Console errors this test brings about on purpose. */
  readonly expected?: RegExp
}

/** Opens the link in a fresh profile and notes everything a person would not want to happen. */
export async function openWindow(
  browser: Browser,
  link: string,
  { path = '', expected, ...options }: WindowOptions = {},
): Promise<Window> {
  const { origin } = new URL(link)
  const problems: string[] = []
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  context.setDefaultTimeout(10_000)
  const note = (problem: string): void => {
    if (!expected?.test(problem)) problems.push(problem)
  }
  const watch = (page: Page): void => {
    page.on('console', (message) => {
      if (message.type() === 'error') note(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => note(`exception: ${error.message}`))
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(origin) && !/^(?:data|blob):/.test(url)) note(`request: ${url}`)
    })
  }
  context.on('page', watch)
  const page = await context.newPage()
  await page.goto(link)
  if (path) await page.goto(`${origin}/#${path}`)
  return {
    page,
    context,
    problems,
    async tab(place = '') {
      const other = await context.newPage()
      await other.goto(`${origin}/#${place}`)
      return other
    },
  }
}
