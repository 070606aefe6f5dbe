import type { Finding } from './finding.ts'
import { emailCorrections } from './email-corrections.ts'
import type { Said } from './said.ts'

const SEPARATORS: Readonly<Record<string, string>> = {
  dot: '.',
  period: '.',
  point: '.',
  underscore: '_',
  dash: '-',
  hyphen: '-',
  plus: '+',
}
const TOP = /^(?:com|net|org|edu|gov|us|co|io|info|biz|me|example)$/
const STOPS = new Set(
  (
    "email mail e-mail address is its it's at to and uh um the his her their my our make that that's " +
    'correction actually sorry no wait for phone cell number'
  ).split(' '),
)
/** Not a client's: addresses that belong to a desk of some company. */
const DESK =
  /^(?:sales|info|office|leads?|no-?reply|noreply|support|hello|contact|estimates?|admin|notifications?)@/

function domainAfter(said: Said, at: number): { domain: string; to: number } | null {
  const { tokens } = said
  let domain = ''
  for (let to = at + 1; to < at + 8 && to < tokens.length; to += 1) {
    const token = tokens[to]
    if (!token || (to > at + 1 && /^(?:scratch|that|no|wait|sorry|at|actually)$/.test(token.lower))) break
    if (/^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}$/.test(token.lower))
      return { domain: domain + token.lower, to: to + 1 }
    if (token.lower in SEPARATORS) domain += SEPARATORS[token.lower] ?? ''
    else if (TOP.test(token.lower) && domain.endsWith('.'))
      return { domain: domain + token.lower, to: to + 1 }
    else if (/^[a-z0-9]+$/.test(token.lower)) domain += token.lower
    else return null
  }
  return null
}

function localBefore(said: Said, at: number): { local: string; from: number } | null {
  const { tokens } = said
  const oneWord = /(?: all)? one word $/.exec(said.left(at, 3))
  let from = at - (oneWord ? oneWord[0].trim().split(' ').length : 0)
  let local = ''
  let after = 'start'
  while (from > 0) {
    const { lower } = tokens[from - 1] ?? { lower: '' }
    const separator = SEPARATORS[lower]
    if (separator !== undefined) {
      local = separator + local
      after = 'separator'
    } else {
      if (!/^[a-z0-9._-]+$/.test(lower) || (STOPS.has(lower) && after !== 'separator')) break
      const short = lower.length === 1 || /^\d+$/.test(lower)
      const glued = after === 'short' || short || oneWord !== null
      if (after !== 'start' && after !== 'separator' && !glued) break
      local = lower + local
      after = /^\d+$/.test(lower) ? 'short' : 'word'
    }
    from -= 1
  }
  return /^[a-z0-9]/.test(local) ? { local, from } : null
}

/** Every e-mail address that was said or written, in order. */
export function findEmails(said: Said): Finding[] {
  const found: Finding[] = []
  said.tokens.forEach((token, at) => {
    if (/^[\w.%+'-]+@[\w.-]+\.\w+$/.test(token.text)) {
      const before = belongsBefore(said, at)
      const value = before + withoutHyphens(token.lower)
      const from = before === '' ? at : at - 1
      found.push({ field: 'email', value, from, to: at + 1, confidence: before === '' ? 0.97 : 0.8 })
    } else if (token.lower === 'at') {
      const domain = domainAfter(said, at)
      const local = domain ? localBefore(said, at) : null
      if (!domain || !local) return
      const value = `${local.local}@${domain.domain}`
      found.push({ field: 'email', value, from: local.from, to: domain.to, confidence: 0.85 })
    }
  })
  const usable = found.filter(({ value }) => !DESK.test(value))
  if (usable.length === 0) return unmarked(said)
  const own = usable.filter(({ from }) => !OF_OTHERS.test(said.left(from, 6)))
  if (own.length > 0) return emailCorrections(said, own)
  return emailCorrections(said, usable).map((one) => ({ ...one, confidence: Math.min(one.confidence, 0.6) }))
}

/** "His daughter's e-mail is …": the client's only for want of another. */
const OF_OTHERS =
  / (?:wife|husband|spouse|partner|daughter|son|mom|mother|dad|father|sister|brother|neighbor|assistant|friend)(?:'s|s) e-?mail(?: address)?(?: is| at| would be| :| ,)* $/

/** "j-r-o-w-e@…": spelled. */
const withoutHyphens = (email: string): string =>
  /^(?:[a-z]-){2,}[a-z]@/.test(email) ? email.replace(/-(?=.*@)/g, '') : email

const HOSTS = /^([a-z0-9._-]*?)(gmail|yahoo|hotmail|outlook|aol|icloud|comcast|ymail)\.?com$/

/** "Robertgraham 45 gmailcom": the marks were lost. Doubtful, but better shown than dropped. */
function unmarked(said: Said): Finding[] {
  return said.tokens.flatMap(({ lower }, at) => {
    const match = HOSTS.exec(lower)
    if (!match?.[2]) return []
    let local = match[1] ?? ''
    let from = at
    const before = (): string => (said.tokens[from]?.gap === '' ? (said.tokens[from - 1]?.lower ?? '') : '')
    if (/^(?:\d*)$/.test(local) && /^\d+$/.test(before())) {
      local = before() + local
      from -= 1
    }
    if (/^\d*$/.test(local) && /^[a-z][a-z0-9._]+$/.test(before()) && !STOPS.has(before())) {
      local = before() + local
      from -= 1
    }
    if (!/[a-z]/.test(local)) return []
    return [{ field: 'email' as const, value: `${local}@${match[2]}.com`, from, to: at + 1, confidence: 0.5 }]
  })
}

/** "Sanjay k@…": a lone letter belongs to the name before it; "email is a warsame@…": and so does one before. */
function belongsBefore(said: Said, at: number): string {
  const token = said.tokens[at]
  const before = said.tokens[at - 1]
  if (!token || !before || token.gap !== '') return ''
  const lone = /^[a-z]\d*@/.test(token.lower) && /^[a-z]{2,}$/.test(before.lower) && !STOPS.has(before.lower)
  const letter =
    /^[a-z]$/.test(before.lower) && / (?:is|email|it's|e-mail|address) $/.test(said.left(at - 1, 1))
  return lone || letter ? before.lower : ''
}
