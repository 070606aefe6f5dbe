import { domainToASCII } from 'node:url'

export interface MailAddress {
  /** Lower case, its domain as DNS spells it: "maria@xn--…". */
  readonly address: string
  readonly local: string
  readonly domain: string
}

/** Null for what is no plain address: quoted local parts, domain literals, several "@". */
export function parseAddress(text: string): MailAddress | null {
  const match = /^([^\s<>@,;:"()[\]\\]{1,64})@([^\s<>@,;:"()[\]\\]{1,255})$/.exec(text.trim())
  const local = match?.[1]?.toLowerCase()
  const domain = asciiDomain(match?.[2] ?? '')
  return local && domain ? { address: `${local}@${domain}`, local, domain } : null
}

/** Lower case and as DNS spells it; empty when it is no domain. Look-alike letters become visible so. */
export function asciiDomain(domain: string): string {
  return domainToASCII(domain.trim().replace(/\.$/, '')).toLowerCase()
}

export type Author = { readonly author: MailAddress } | { readonly trouble: string }

/** The one author of a From field. Two addresses, a group or a name that shows another address are refused. */
export function authorOf(from: string): Author {
  const names: string[] = []
  const plain = withoutComments(
    from.replaceAll(/"((?:\\.|[^"\\])*)"/g, (_, name: string) => {
      names.push(name)
      return ' '
    }),
  ).trim()
  const angle = /^([^<>]*)<\s*([^<>\s]+)\s*>$/.exec(plain)
  const author = parseAddress(angle ? (angle[2] ?? '') : plain)
  if (!author) return { trouble: 'It does not have exactly one plain sender address.' }
  const shown = [...names, angle?.[1] ?? ''].join(' ')
  if (/[,;]/.test(angle?.[1] ?? '')) return { trouble: 'It names more than one sender.' }
  const other = shown
    .split(/[\s<>()[\]"',;:]+/)
    .map((word) => (/^[^@]+@[^@]+\.[^@]+$/.test(word) ? parseAddress(word) : null))
    .find((found) => found && found.address !== author.address)
  if (other) return { trouble: `The name of the sender shows another address than ${author.address}.` }
  return { author }
}

function withoutComments(text: string): string {
  let depth = 0
  let kept = ''
  for (const letter of text) {
    if (letter === '(') depth += 1
    else if (letter === ')' && depth > 0) depth -= 1
    else if (depth === 0) kept += letter
  }
  return kept
}

/** An entry is an address, a domain ("example.com", "@example.com"), or "*.example.com" for its subdomains. */
export function isAllowed({ address, domain }: MailAddress, entries: readonly string[]): boolean {
  return entries.some((entry) => {
    const wanted = entry.trim().toLowerCase()
    const at = wanted.lastIndexOf('@')
    if (at > 0) return parseAddress(wanted)?.address === address
    const place = wanted.slice(at + 1)
    if (place.startsWith('*.')) {
      const parent = asciiDomain(place.slice(2))
      return parent !== '' && domain.endsWith(`.${parent}`)
    }
    return domain !== '' && asciiDomain(place) === domain
  })
}

/** True when an address field names one of the recipients, with or without "+tag". */
export function namesRecipient(texts: readonly string[], recipients: readonly string[]): boolean {
  const wanted = new Set(recipients.map((one) => parseAddress(one)?.address ?? ''))
  wanted.delete('')
  for (const text of texts) {
    const bare = text.replaceAll(/"(?:\\.|[^"\\])*"/g, ' ')
    for (const word of bare.split(/[\s<>,;()]+/)) {
      const found = word.includes('@') ? parseAddress(word.replace(/^[^@]*:/, '')) : null
      if (!found) continue
      if (wanted.has(found.address)) return true
      const untagged = `${found.local.replace(/\+.*$/, '')}@${found.domain}`
      if (wanted.has(untagged)) return true
    }
  }
  return false
}
