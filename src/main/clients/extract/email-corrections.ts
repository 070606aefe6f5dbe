import { isCorrection } from './correction-cues.ts'
import type { Finding } from './finding.ts'
import type { Said } from './said.ts'
import { similarity } from './similarity.ts'

const SIGNS: Readonly<Record<string, string>> = {
  dot: '.',
  period: '.',
  underscore: '_',
  dash: '-',
  hyphen: '-',
}
const LOCAL = / ((?:[a-z0-9]+ )+?)(dot|period|underscore|dash|hyphen) ([a-z]+)((?: ?\d+)?)(?= )/g
const FARTHEST = 16

const partsOf = (email: string): { local: string; domain: string } => {
  const at = email.lastIndexOf('@')
  return { local: email.slice(0, at), domain: email.slice(at + 1) }
}

/** Addresses of which one half is said again: "it's elise dot moreau", "no, example dot net". */
export function emailCorrections(said: Said, emails: readonly Finding[]): Finding[] {
  const out = emails.map((email) => withDomain(said, email))
  const last = out.at(-1)
  if (!last) return out
  const fixed = localAgain(said, last) ?? spelledAgain(said, last)
  return fixed ? [...out.slice(0, -1), fixed] : out
}

/** "no, example dot net" right behind. */
function withDomain(said: Said, email: Finding): Finding {
  for (let at = email.to; at < Math.min(said.tokens.length, email.to + 6); at += 1) {
    const token = said.tokens[at]
    if (token?.kind === 'email') break
    if (token?.kind !== 'url' || !/^[\w-]+(?:\.[\w-]+)+$/.test(token.lower) || !isCorrection(said, at))
      continue
    return { ...email, value: `${partsOf(email.value).local}@${token.lower}`, to: at + 1, confidence: 0.85 }
  }
  return email
}

/** What stands before the @, said again with a mark in it and without what stands behind. */
function localAgain(said: Said, email: Finding): Finding | null {
  const { local, domain } = partsOf(email.value)
  for (const { from, to, match } of said.find(LOCAL)) {
    if (from < email.to || from - email.to > FARTHEST) continue
    const words = (match[1] ?? '').trim().split(' ')
    const end = `${SIGNS[match[2] ?? ''] ?? ''}${match[3] ?? ''}${(match[4] ?? '').trim()}`
    if (said.tokens[to]?.lower === 'at' || said.tokens[to]?.lower === 'dot') continue
    const front = words.at(-1) ?? ''
    const value = front + end
    // The same letters with another mark, or one word of it spelled out.
    const [, behind = ''] = end.split(/[._-]/)
    const alike =
      similarity(value, local) >= 0.6 && (local.includes(behind) || similarity(value, local) > 0.75)
    if (!alike || value === local) continue
    return { ...email, value: `${value}@${domain}`, to, confidence: 0.8 }
  }
  return null
}

/** "That's with an e at the end, F A I R C L O T H E": a word of the address, spelled behind it. */
function spelledAgain(said: Said, email: Finding): Finding | null {
  const { local, domain } = partsOf(email.value)
  for (let at = email.to; at < Math.min(said.tokens.length, email.to + 9); at += 1) {
    const token = said.tokens[at]
    if (token?.kind !== 'spelled') continue
    const between = said.left(at, at - email.to)
    if (!/ (?:that's|thats|with|spelled|spelling) /.test(between) || / name /.test(between)) return null
    const spelled = token.lower.replace(/[^a-z0-9]/g, '')
    const word = /[a-z]+$/.exec(local)?.[0] ?? ''
    for (const cut of [0, 1]) {
      const tail = word.slice(cut)
      if (tail === spelled) return null
      if (tail.length < 4 || tail[0] !== spelled[0] || similarity(tail, spelled) < 0.8) continue
      const value = `${local.slice(0, local.length - tail.length)}${spelled}@${domain}`
      return { ...email, value, to: at + 1, confidence: 0.8 }
    }
  }
  return null
}
