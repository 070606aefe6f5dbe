import { asciiDomain } from './addresses.ts'

/** What the person's own provider found out; `none` when it left no result. */
export type ProviderVerdict = 'pass' | 'fail' | 'none'

/** Comments may hold anything and are taken out first; null when they do not close. */
function withoutComments(text: string): string | null {
  let depth = 0
  let quoted = false
  let kept = ''
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] ?? ''
    if (letter === '\\' && (quoted || depth > 0)) {
      i += 1
      continue
    }
    if (depth === 0 && letter === '"') quoted = !quoted
    if (!quoted && letter === '(') depth += 1
    // What is quoted is no result either; the quotation marks stay as a sign.
    if (depth === 0 && (!quoted || letter === '"')) kept += letter
    if (!quoted && letter === ')' && depth > 0) depth -= 1
  }
  return depth === 0 && !quoted ? kept : null
}

/**
 * DMARC in the top-most Authentication-Results of that authserv-id (RFC 8601). Others, and the same lower
 * down, may come from the sender and do not count. Pure.
 */
export function providerVerdict(
  results: readonly string[],
  authservId: string,
  fromDomain: string,
): ProviderVerdict {
  const wanted = authservId.trim().toLowerCase()
  if (!wanted) return 'none'
  for (const text of results) {
    const id = /^\s*"?([^\s;"()]+)/.exec(text)?.[1]?.toLowerCase()
    if (id !== wanted) continue
    const plain = withoutComments(text)
    if (plain === null) return 'fail'
    const found = plain
      .split(';')
      .slice(1)
      .filter((part) => /^\s*dmarc\s*(?:\/\s*\d+\s*)?=/i.test(part))
    if (found.length === 0) return 'none'
    const [only = ''] = found
    const passed = /^\s*dmarc\s*(?:\/\s*\d+\s*)?=\s*pass(?:\s|$)/i.test(only)
    const domains = [...only.matchAll(/\bheader\.from\s*=\s*(\S+)/gi)].map(([, domain]) => domain ?? '')
    const [domain = ''] = domains
    const same = domains.length === 1 && asciiDomain(domain.slice(domain.lastIndexOf('@') + 1)) === fromDomain
    return found.length === 1 && passed && same ? 'pass' : 'fail'
  }
  return 'none'
}
