/** What a person sees as the writer's own, and the rest: quotes and what is hidden. */
export interface HtmlText {
  readonly own: string
  readonly rest: string
}

const LONGEST = 1_000_000
const VOID = new Set('area base br col embed hr img input link meta param source track wbr o:p'.split(' '))
const SILENT = new Set([
  'script',
  'style',
  'head',
  'title',
  'template',
  'noscript',
  'textarea',
  'select',
  'svg',
])
const LINE = new Set(
  'p div br tr li ul ol table h1 h2 h3 h4 h5 h6 hr section article header footer pre'.split(' '),
)
const QUOTE_MARK =
  /gmail_(?:quote|attr|extra|signature)|yahoo_quoted|moz-(?:cite|signature)|protonmail_(?:quote|signature)|zmail_extra|applemailquote|appleoriginalcontents|divrplyfwdmsg|appendonsend|replytomessage|reply-intro|mail-quote|quoted|forwarded|signature/i
const ZERO = String.raw`\s*:\s*0(?![.\d]*[1-9])`
// Whole names only: Apple Mail writes "-webkit-text-stroke-width: 0px" around everything that is pasted.
const HIDDEN = new RegExp(
  String.raw`(?<![-\w])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|` +
    String.raw`(?:font-size|opacity)${ZERO}|(?:max-)?(?:height|width)\s*:\s*0(?![.\d]*[1-9%]))`,
  'i',
)
/** Outlook puts its quote behind this element, not into it. */
const QUOTE_BEHIND = /divrplyfwdmsg|appendonsend|replytomessage/i

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  ndash: '–',
  mdash: '—',
  hyphen: '-',
  num: '#',
  colon: ':',
  lpar: '(',
  rpar: ')',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
}

function decoded(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));?/gi, (all, dec, hex, name) => {
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? all
    const code = typeof dec === 'string' ? Number(dec) : Number.parseInt(String(hex), 16)
    return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff)
      ? String.fromCodePoint(code)
      : ''
  })
}

interface Tag {
  readonly name: string
  readonly closing: boolean
  readonly attributes: string
  /** Behind its ">". */
  readonly end: number
}

/** A ">" within quotes does not end a tag. */
function tagAt(html: string, at: number): Tag | null {
  const head = /^<(\/?)([a-z][a-z\d:-]{0,30})/i.exec(html.slice(at, at + 40))
  if (!head) return null
  let quote = ''
  let end = at + head[0].length
  for (; end < html.length; end++) {
    const letter = html[end] ?? ''
    if (quote) quote = letter === quote ? '' : quote
    else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') break
  }
  return {
    name: (head[2] ?? '').toLowerCase(),
    closing: head[1] === '/',
    attributes: html.slice(at + head[0].length, Math.min(end, at + 2_000)),
    end: Math.min(end + 1, html.length),
  }
}

function isApart({ name, attributes }: Tag): boolean {
  if (SILENT.has(name) || name === 'blockquote') return true
  return (
    HIDDEN.test(attributes) || /\shidden(?:[\s=/]|$)/i.test(attributes) || marksQuote(attributes, QUOTE_MARK)
  )
}

function marksQuote(attributes: string, mark: RegExp): boolean {
  return [...attributes.matchAll(/\b(?:class|id|name)\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)/gi)].some(
    ([, value]) => mark.test(value ?? ''),
  )
}

/** Text of an HTML body in one pass; never rendered, nothing is fetched. What is never closed stays apart. */
export function readHtml(source: string): HtmlText {
  const html = source.slice(0, LONGEST)
  const text = { own: '', rest: '' }
  let apart: { name: string; depth: number } | null = null
  let quoteBehind = false
  let at = 0
  const add = (part: string): void => {
    text[apart || quoteBehind ? 'rest' : 'own'] += part
  }
  while (at < html.length) {
    const open = html.indexOf('<', at)
    add(decoded(html.slice(at, open < 0 ? html.length : open)).replaceAll(/\s+/g, ' '))
    if (open < 0) break
    if (html.startsWith('<!--', open)) {
      const end = html.indexOf('-->', open + 4)
      at = end < 0 ? html.length : end + 3
      continue
    }
    const tag = tagAt(html, open)
    if (!tag) {
      add('<')
      at = open + 1
      continue
    }
    at = tag.end
    if (LINE.has(tag.name)) add('\n')
    else if (tag.name === 'td' || tag.name === 'th') add(' ')
    if (VOID.has(tag.name)) continue
    // The end of the head need not be written.
    if (apart?.name === 'head' && tag.name === 'body') apart = null
    if (apart) {
      if (tag.name === apart.name) apart.depth += tag.closing ? -1 : 1
      if (apart.depth === 0) apart = null
    } else if (!tag.closing) {
      quoteBehind ||= marksQuote(tag.attributes, QUOTE_BEHIND)
      if (isApart(tag)) apart = { name: tag.name, depth: 1 }
    }
  }
  return text
}
