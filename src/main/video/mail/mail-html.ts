import { oneLine } from './one-line.ts'
import { tidy } from './fill-template.ts'

export interface MailCompany {
  readonly name: string
  readonly phone: string
  readonly website: string
}

const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const INK = '#1d2530'
const QUIET = '#5d6876'
const LINE = '#dfe4ea'
const BUTTON = '#1f5fbf'

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

/** The address for a button or a link; null for anything a mail must not open: a file, a script. */
function safeAddress(link: string): string | null {
  if (!URL.canParse(link)) return null
  const url = new URL(link)
  return url.protocol === 'https:' && url.username === '' ? url.href : null
}

function button(link: string, href: string): string {
  return (
    `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 12px">` +
    `<tr><td bgcolor="${BUTTON}" style="border-radius:8px;background-color:${BUTTON}">` +
    `<a href="${escape(href)}" style="display:inline-block;padding:13px 26px;font-family:${FONT};` +
    `font-size:16px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none;border-radius:8px">` +
    `Watch the video</a></td></tr></table>` +
    `<p class="quiet" style="margin:0 0 18px;font-size:13px;line-height:19px;color:${QUIET};` +
    `word-break:break-all">Or open this link: ` +
    `<a class="quiet" href="${escape(href)}" style="color:${QUIET}">${escape(link)}</a></p>`
  )
}

function paragraph(text: string, link: string, href: string | null): string {
  const shown = href
    ? `<a class="ink" href="${escape(href)}" style="color:${BUTTON}">${escape(link)}</a>`
    : `<span style="overflow-wrap:anywhere">${escape(link)}</span>`
  // Split, not replaced: what the link contains is never taken for a pattern.
  const lines = text
    .split('\n')
    .map((line) => (link === '' ? [line] : line.split(link)).map(escape).join(shown))
  return `<p class="ink" style="margin:0 0 18px;color:${INK}">${lines.join('<br>')}</p>`
}

/** Paragraphs; the one that is only the link becomes the button. Without such a one the button comes last. */
function blocks(text: string, link: string): string {
  const href = safeAddress(link)
  const parts = tidy(text).split('\n\n')
  const isLink = (part: string): boolean => part.trim() === link
  const html = parts.map((part) =>
    href !== null && isLink(part) ? button(link, href) : paragraph(part, link, href),
  )
  const hasButton = href === null || parts.some(isLink)
  return (hasButton ? html : [...html, button(link, href)]).join('\n')
}

function footer(company: MailCompany): string {
  const shown = [company.name, company.phone, company.website.replace(/^https?:\/\/|\/+$/g, '')]
    .map(oneLine)
    .filter((part) => part !== '')
  if (shown.length === 0) return ''
  return (
    `\n<tr><td class="quiet line" style="padding:14px 32px 22px;border-top:1px solid ${LINE};` +
    `font-family:${FONT};font-size:12px;line-height:18px;color:${QUIET}">` +
    `${shown.map(escape).join(' &middot; ')}</td></tr>`
  )
}

const DARK =
  ':root{color-scheme:light dark;supported-color-schemes:light dark}' +
  '@media (prefers-color-scheme:dark){.page{background:#14181d!important}.card{background:#1e242b!important;' +
  'border-color:#333c46!important}.line{border-color:#333c46!important}.ink{color:#e8ecf1!important}' +
  '.quiet{color:#a6b0bc!important}}@media (max-width:620px){.card{width:100%!important}}'

/**
 * The HTML part of a client's mail, a whole document, made from its text: also for a text that a person has
 * edited. Nothing in it is fetched from elsewhere. An https link gets a button, any other is shown as text.
 */
export function htmlOf(text: string, link: string, company: MailCompany): string {
  const body = blocks(text, oneLine(link))
  return (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    '<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">' +
    `<title>${escape(oneLine(company.name) || 'Your video')}</title><style>${DARK}</style></head>\n` +
    '<body class="page" style="margin:0;padding:0;background:#f3f5f7">\n' +
    '<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" ' +
    'style="background:#f3f5f7"><tr><td align="center" style="padding:24px 12px">\n' +
    '<table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" ' +
    `style="width:600px;max-width:100%;background:#ffffff;border:1px solid ${LINE};border-radius:12px">\n` +
    `<tr><td style="padding:30px 32px 12px;font-family:${FONT};font-size:16px;line-height:25px;text-align:left">\n` +
    `${body}\n</td></tr>${footer(company)}\n</table>\n</td></tr></table>\n</body></html>\n`
  )
}
