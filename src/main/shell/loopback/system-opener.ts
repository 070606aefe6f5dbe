import { spawn } from 'node:child_process'
import { UserError } from '#main/core/errors.ts'
import { externalUrl } from '../external-url.ts'

export type Launch = (command: string, args: readonly string[]) => Promise<void>

/** Starts a program without a shell and does not wait for its end. */
const launchDetached: Launch = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'ignore', detached: true, windowsHide: true })
    child.once('error', reject)
    child.once('spawn', () => {
      child.unref()
      resolve()
    })
  })

function openerOf(platform: NodeJS.Platform, url: string): readonly [string, readonly string[]] {
  if (platform === 'darwin') return ['open', [url]]
  // Not `cmd /c start`: that would read `&` in an address as a second command.
  if (platform === 'win32') return ['rundll32', ['url.dll,FileProtocolHandler', url]]
  return ['xdg-open', [url]]
}

/** Opens a web address in the computer's own browser. Rejects with UserError for anything else. */
export async function openInBrowser(
  text: string,
  platform: NodeJS.Platform = process.platform,
  launch: Launch = launchDetached,
): Promise<void> {
  const url = externalUrl(text)
  if (!url)
    throw new UserError('BAD_ADDRESS', 'That is not a web address.', 'Open it yourself if you trust it.')
  try {
    await launch(...openerOf(platform, url))
  } catch (cause) {
    const message = 'No browser could be started on this computer.'
    throw new UserError('NO_BROWSER', message, `Open ${url} yourself.`, { cause })
  }
}
