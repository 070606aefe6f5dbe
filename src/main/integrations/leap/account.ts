import { createHash } from 'node:crypto'

/**
 * Which Leap an address leads to: `leap:<host>:<12 hex digits of its path>`. The token takes no part, because
 * a renewed token opens the same account.
 */
export function leapAccount(baseUrl: string): string {
  // An address may be empty while it is being set up; then nothing can be asked there.
  const url = URL.parse(baseUrl)
  const path = url ? `${url.pathname.replace(/\/+$/, '')}${url.search}` : baseUrl
  return `leap:${url?.host ?? ''}:${createHash('sha256').update(path).digest('hex').slice(0, 12)}`
}
