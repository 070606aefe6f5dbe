import type { Found } from './meaning.ts'
import { fold, plainSigns } from './words-of.ts'

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const SITE = new RegExp(
  String.raw`\b(?:https?://|www\.)[^\s,;)]+[^\s,;).!?]|` +
    String.raw`\b(?!\d)[\w-]+(?:\.[\w-]+)*\.(?:com|net|org|io|co|us|` +
    String.raw`biz|info|shop|homes|build|pro)\b(?:/[^\s,;)]*[^\s,;).!?])?`,
  'gi',
)
const PHONE = /(?<![\d$])(?:\+?1[-. ])?\(?\b\d{3}\)?[-. ]{1,2}\d{3}[-. ]\d{4}\b|\b1-8\d\d-[A-Z\d-]{4,}\b/g
const HANDLE = /(?<![\w.])@[a-z]\w{2,}/gi

/** The same address or number, however it is written. */
const bare = (text: string): string =>
  /@/.test(text) || /[a-z]{3}/i.test(text)
    ? fold(text)
        .replace(/^https?:\/\/|^www\.|\/$/g, '')
        .replace(/^www\./, '')
    : text.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')

/** E-mail addresses, web sites and telephone numbers. */
export function findContacts(text: string): readonly Found[] {
  const plain = plainSigns(text)
  const taken: Found[] = []
  for (const pattern of [MAIL, SITE, PHONE, HANDLE]) {
    for (const match of plain.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (taken.some((one) => start < one.end && one.start < end)) continue
      const kind = pattern === PHONE ? 'number' : 'detail'
      taken.push({ kind, start, end, meaning: { type: 'phrase', sense: 'contact', words: [bare(match[0])] } })
    }
  }
  return taken
}
