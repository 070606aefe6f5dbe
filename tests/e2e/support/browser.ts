import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
]

// The package's own arguments switch web security off and draw with a software GL that takes seconds a picture.
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--in-process-gpu',
  '--no-zygote',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--no-pings',
  '--disable-quic',
  '--font-render-hinting=none',
]

/** A microphone that beeps, and nobody to ask whether it may be heard. */
export const FAKE_MICROPHONE = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** The browser of the tests: the one in the npm package on Linux, an installed one elsewhere. */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  if (process.platform === 'linux') {
    const { default: bundled } = await import('@sparticuz/chromium')
    return chromium.launch({
      executablePath: await bundled.executablePath(),
      args: [...ARGS, ...more],
      headless: true,
    })
  }
  const executablePath = INSTALLED.find((path) => existsSync(path))
  if (!executablePath) throw new Error('The end-to-end tests need Google Chrome on this platform.')
  return chromium.launch({ executablePath, args: [...more], headless: true })
}
