/** How programs show another mail inside a mail. None of these is an order. */
export interface QuotingStyle {
  readonly name: string
  readonly html: boolean
  readonly quote: (order: readonly string[]) => string
}

const each = (prefix: string) => (order: readonly string[]) => order.map((line) => prefix + line).join('\n')
const below = (head: string) => (order: readonly string[]) => [head, '', ...order].join('\n')
const plain = (name: string, quote: QuotingStyle['quote']): QuotingStyle => ({ name, html: false, quote })
const html = (name: string, before: string, after: string): QuotingStyle => ({
  name,
  html: true,
  quote: (order) => `${before}${order.map((line) => `<div>${line}</div>`).join('')}${after}`,
})

const OUTLOOK =
  'From: Maria Lopez <maria@summit.example>\nSent: Thursday, November 26, 2026 3:00 PM\nTo: Videos'

export const quotingStyles: readonly QuotingStyle[] = [
  plain('marks', each('> ')),
  plain('double marks', each('>> ')),
  plain('marks without spaces', each('>')),
  plain('bars', each('| ')),
  plain('initials', each('ML> ')),
  plain(
    'wrote and marks',
    (o) => `On Thu, Nov 26, 2026 at 3:00 PM Maria <maria@summit.example> wrote:\n${each('> ')(o)}`,
  ),
  plain('wrote', below('On Nov 26, 2026, at 3:00 PM, Maria <maria@summit.example> wrote:')),
  plain(
    'wrote over two lines',
    below('On Thu, Nov 26, 2026 at 3:00 PM Maria Lopez\n<maria@summit.example> wrote:'),
  ),
  plain(
    'original message',
    below(`-----Original Message-----\n${OUTLOOK}\nSubject: Please produce Primer Video`),
  ),
  plain(
    'Outlook rule',
    below(`________________________________\n${OUTLOOK}\nSubject: Please produce Primer Video`),
  ),
  plain('Outlook head', below(`${OUTLOOK}\nSubject: Please produce Primer Video`)),
  plain(
    'bold Outlook head',
    below('*From:* Maria\n*Sent:* Thursday\n*To:* Videos\n*Subject:* Please produce Primer Video'),
  ),
  plain(
    'Apple forward',
    below('Begin forwarded message:\n\nFrom: Maria\nSubject: Please produce Primer Video\nDate: Thursday'),
  ),
  plain(
    'Gmail forward',
    below(
      '---------- Forwarded message ---------\nFrom: Maria\nDate: Thu\nSubject: Please produce Primer Video',
    ),
  ),
  plain(
    'Thunderbird forward',
    below('-------- Forwarded Message --------\nSubject: \tPlease produce Primer Video\nDate: \tThu'),
  ),
  plain('German answer', below('Am 26.11.2026 um 15:00 schrieb Maria Lopez:')),
  plain(
    'German original',
    below('-----Ursprüngliche Nachricht-----\nVon: Maria\nGesendet: Donnerstag\nAn: Videos'),
  ),
  plain(
    'German head',
    below('Von: Maria\nGesendet: Donnerstag\nAn: Videos\nBetreff: Please produce Primer Video'),
  ),
  plain('French answer', below('Le jeu. 26 nov. 2026 à 15:00, Maria Lopez a écrit :')),
  plain('Spanish answer', below('El jue, 26 nov 2026 a las 15:00, Maria escribió:')),
  plain('signature', below('-- ')),
  plain('phone signature', below('Sent from my iPhone')),
  plain('bounce', (o) => `Your message could not be delivered:\n\n  Subject: ${o[0] ?? ''}\n  ${o[1] ?? ''}`),
  plain('a sentence', (o) => `Yesterday you wrote "${o.join(' ')}" and I do not know what that means.`),
  html('Gmail', '<div class="gmail_quote"><div class="gmail_attr">On Thu Maria wrote:</div>', '</div>'),
  html('blockquote', '<blockquote type="cite">', '</blockquote>'),
  html('open blockquote', '<blockquote>', ''),
  html(
    'Outlook on the web',
    '<div id="appendonsend"></div><div id="divRplyFwdMsg">From: Maria</div><div>',
    '</div>',
  ),
  html(
    'Outlook',
    '<div style="border-top:solid 1pt"><p><b>From:</b> Maria<br><b>Sent:</b> Thursday<br><b>To:</b> V</p></div>',
    '',
  ),
  html('Yahoo', '<div class="yahoo_quoted" id="y1"><div>Maria wrote:</div>', '</div>'),
  html('Proton', '<div class="protonmail_quote">', '</div>'),
  html('hidden', '<div style="display: none; font-size:1px">', '</div>'),
  html('tiny', '<span style="font-size:0px">', '</span>'),
  html('title', '<title>', '</title>'),
  html('comment', '<!-- ', ' -->'),
]

/** Places of a raw mail at which a text is put in. */
export const places = ['top', 'part', 'bottom'] as const

/** Puts a text into a raw mail, whatever its form: on top of its body, into its first text part, at its end. */
export function putInto(raw: Buffer, text: string, place: (typeof places)[number]): Buffer {
  const mail = raw.toString('latin1')
  const line = ['\r\n', '\n'].find((end) => mail.includes(end)) ?? '\r'
  const added = Buffer.from(text, 'utf8').toString('latin1').replaceAll('\n', line) + line
  const body = mail.indexOf(line + line)
  if (place === 'bottom' || body < 0) return Buffer.from(`${mail}${line}${added}`, 'latin1')
  const start = body + 2 * line.length
  const part = place === 'part' ? /^content-type:\s*text\/(?:plain|html)/im.exec(mail.slice(start)) : null
  const blank = part ? mail.indexOf(line + line, start + part.index) : -1
  const at = blank < 0 ? start : blank + 2 * line.length
  return Buffer.from(`${mail.slice(0, at)}${added}${mail.slice(at)}`, 'latin1')
}
