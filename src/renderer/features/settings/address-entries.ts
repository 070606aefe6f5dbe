/** Addresses only, or also domains ("yourcompany.com", "*.yourcompany.com"). */
export type EntryKind = 'addresses' | 'senders'

export type AddedEntry =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: 'wrong' | 'known'; readonly entry: string }

const ADDRESS = /^[^\s@<>()[\]\\,;:"]{1,64}@[^\s@.<>()[\]\\,;:"][^\s@<>()[\]\\,;:"]{0,252}$/u
const DOMAIN = /^@?(?:\*\.)?(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}{2,}$/u

/** The entries of a setting that lists addresses, as the core reads them. Pure. */
export function entriesOf(text: string): readonly string[] {
  const entries = text
    .toLowerCase()
    .split(/[,;\s]+/)
    .map((entry) => entry.replaceAll(/[<>]/g, ''))
    .filter(Boolean)
  return [...new Set(entries)]
}

/** The list with what was typed; several may be pasted at once, and one that is wrong stops all. Pure. */
export function addEntries(text: string, typed: string, kind: EntryKind): AddedEntry {
  const known = entriesOf(text)
  // "Dana Hill <dana@example.com>" is pasted from a mail program.
  const named = [...typed.matchAll(/<([^<>\s]+@[^<>\s]+)>/g)].map((match) => match[1] ?? '')
  const added = entriesOf(named.length > 0 ? named.join(',') : typed)
  for (const entry of added) {
    const fits = ADDRESS.test(entry) || (kind === 'senders' && DOMAIN.test(entry))
    if (!fits) return { ok: false, why: 'wrong', entry }
    if (added.length === 1 && known.includes(entry)) return { ok: false, why: 'known', entry }
  }
  return { ok: true, text: [...new Set([...known, ...added])].join(', ') }
}

export const withoutEntry = (text: string, entry: string): string =>
  entriesOf(text)
    .filter((one) => one !== entry)
    .join(', ')

const EVERYBODYS = new Set(
  [
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com aol.com',
    'icloud.com me.com mac.com proton.me protonmail.com gmx.com gmx.net gmx.de web.de mail.com t-online.de',
    'comcast.net verizon.net att.net sbcglobal.net',
  ].flatMap((line) => line.split(' ')),
)

/** Domains at which anybody can have an address: allowing one lets anybody order. Pure. */
export const openDomains = (text: string): readonly string[] =>
  entriesOf(text)
    .map((entry) => entry.replace(/^@/, ''))
    .filter((entry) => EVERYBODYS.has(entry))
