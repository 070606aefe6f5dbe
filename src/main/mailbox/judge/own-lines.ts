/** What a person wrote, and what only hangs below it. */
export interface OwnLines {
  /** Not empty, spaces collapsed, in order. */
  readonly own: readonly string[]
  readonly rest: readonly string[]
}

const MOST_LINES = 5_000
const LONGEST_LINE = 1_000

const SIGNATURE = /^(?:--|__|—)\s*$/
const SENT_FROM =
  /^(?:sent from (?:my|mail|outlook|yahoo)|get outlook for|von meinem .{1,40} gesendet|envoyé de mon)/i
const WROTE =
  /\b(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|skrev|escreveu|napisał(?:\(a\))?)\s*:\s*$/i
const DIVIDER = new RegExp(
  String.raw`^[-_=*\s]{0,20}(?:original(?: message| appointment)|forwarded (?:message|by)|begin forwarded message|` +
    String.raw`start of forwarded message|end of forwarded message|reply message|` +
    String.raw`ursprüngliche nachricht|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|` +
    String.raw`message (?:d'origine|transféré|original)|début du message|mensaje (?:original|reenviado)|` +
    String.raw`mensagem (?:original|encaminhada)|messaggio (?:originale|inoltrato)|oorspronkelijk bericht|` +
    String.raw`doorgestuurd bericht|returned message|undelivered message)\b`,
  'i',
)
const LONG_RULE = /^(?:_{8,}|-{8,}|={8,}|\*{8,})$/
const HEAD_FROM = /^[*>\s]*(?:from|von|de|da|van|från|fra|reply-to|sender)\s*:/i
const HEAD_MORE =
  /^[*>\s]*(?:sent|date|to|cc|subject|gesendet|datum|an|betreff|envoyé|à|objet|enviado|fecha|para|asunto|data|oggetto|verzonden|onderwerp|aan)\s*:/i

/** A quoted header of another mail begins here. */
function isQuotedHead(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  const near = lines.slice(at + 1, at + 7)
  if (HEAD_FROM.test(line)) return near.some((other) => HEAD_MORE.test(other))
  // Some programs begin with the date or the subject; three such lines are no accident.
  return (
    HEAD_MORE.test(line) && near.slice(0, 5).filter((o) => HEAD_MORE.test(o) || HEAD_FROM.test(o)).length > 1
  )
}

/** "On Tue, Maria wrote:", over up to four lines. */
function isAttribution(lines: readonly string[], at: number): boolean {
  if (WROTE.test(lines[at] ?? '')) return true
  if (!/^(?:on|am|le|el|il|op|den|em|på)\b/i.test(lines[at] ?? '')) return false
  return lines.slice(at + 1, at + 4).some((line) => WROTE.test(line))
}

function endsOwnWords(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ''
  return (
    SIGNATURE.test(line) ||
    SENT_FROM.test(line) ||
    DIVIDER.test(line) ||
    LONG_RULE.test(line) ||
    isAttribution(lines, at) ||
    isQuotedHead(lines, at)
  )
}

const BANNER = new RegExp(
  String.raw`^\W{0,5}(?:external\b|caution\b|warning\b|(?:this|the) (?:e-?mail|message|sender) (?:\w+ )?` +
    String.raw`(?:originated|came|comes|is|was sent) (?:\w+ )?(?:from )?(?:an? )?(?:outside|external))`,
  'i',
)

/** Where the mail begins below what a gateway put on top, with its rule. */
function behindBanner(lines: readonly string[]): number {
  if (!BANNER.test(lines[0] ?? '')) return 0
  const rule = lines.slice(0, 8).findIndex((line) => LONG_RULE.test(line))
  if (rule < 0) return 1
  return lines.slice(0, rule).some((_, at) => endsOwnWords(lines, at)) ? 0 : rule + 1
}

/** Separates own lines from quotes, forwarded mails and the signature. Once those begin, nothing below is own. */
export function splitOwnLines(text: string): OwnLines {
  const all = text
    .split(/\r\n|\r|\n|\u2028|\u2029/, MOST_LINES)
    .map((line) => line.slice(0, LONGEST_LINE).replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
  const lines = all.slice(behindBanner(all))
  const end = lines.findIndex((_, at) => endsOwnWords(lines, at))
  const before = end < 0 ? lines : lines.slice(0, end)
  const isQuote = (line: string): boolean => /^(?:>|&gt;|[|│┃]|\w{1,4}>)/.test(line)
  return {
    own: before.filter((line) => !isQuote(line)),
    rest: [
      ...all.slice(0, all.length - lines.length),
      ...before.filter(isQuote),
      ...(end < 0 ? [] : lines.slice(end)),
    ],
  }
}
