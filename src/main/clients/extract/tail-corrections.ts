import type { ClientField } from '#shared/domain/new-client.ts'
import { isCorrection } from './correction-cues.ts'
import type { Finding } from './finding.ts'
import { notNames } from './not-names.ts'
import type { NumberSaid } from './numbers.ts'
import type { Said } from './said.ts'
import { similarity } from './similarity.ts'
import { withLetter } from './spelled-names.ts'

type Values = Readonly<Partial<Record<ClientField, string>>>

const TAIL =
  / (?:should end|ends|ends? (?:in|with)|ending (?:in|with)|last (?:two|three|four|2|3|4)(?: (?:digits|numbers))?(?: (?:is|are|of (?:it|that|the number)|should be|were|being))*)(?: (?:a|the|is|are|:|actually))* $/
const SECOND = / (?:second|other|cell|mobile|work|alternate) (?:phone|number|one)?/

/** "Ends in 0143", "no wait 0143 at the end": the whole number with its new end. */
export function phoneTail(
  said: Said,
  numbers: readonly NumberSaid[],
  found: readonly Finding[],
  known: Values,
): Finding[] {
  const out: Finding[] = []
  for (const number of numbers) {
    const { digits, from, to } = number
    if (digits.length < 2 || digits.length > 7 || (number.kind !== 'plain' && number.kind !== 'localPhone'))
      continue
    const left = said.left(from, 7)
    if (left.endsWith(' not ')) continue
    const at = / at the end /.test(said.right(to, 4))
    const explicit = TAIL.test(left) || at
    const earlier = [...out, ...found]
      .filter((one) => (one.field === 'phone' || one.field === 'phone2') && one.to <= from)
      .at(-1)
    const put =
      isCorrection(said, from) &&
      earlier !== undefined &&
      from - earlier.to <= 9 &&
      digits.length >= 3 &&
      [3, 4, 7].includes(digits.length)
    if (!explicit && !put) continue
    const field: ClientField = earlier
      ? earlier.field === 'phone2'
        ? 'phone2'
        : 'phone'
      : SECOND.test(left) && known.phone2
        ? 'phone2'
        : 'phone'
    const [base = ''] = (earlier?.value ?? known[field] ?? '').split(' ')
    if (!base || base.length <= digits.length) continue
    out.push({ field, value: base.slice(0, -digits.length) + digits, from, to, confidence: 0.88 })
  }
  return out
}

const NAMES: readonly ClientField[] = ['lastName', 'firstName', 'coName', 'referredBy', 'companyName']
const PLACES: readonly ClientField[] = ['street', 'city', 'email']

/** "It's Oak not Elm", "he's not Whitehorse, it's Whitehouse": the word in a value that stands, replaced. */
export function wordSwaps(
  said: Said,
  values: Values,
  capital: (field: ClientField, word: string) => string,
): Finding[] {
  const out: Finding[] = []
  for (const { from, to } of said.find(/ not (?:an? |the )?[\w'-]+(?= )/)) {
    const wrong = said.tokens[to - 1]?.lower ?? ''
    const after = said.tokens[to]?.lower ?? ''
    const behind = /^(?:it's|its|but|it)$/.test(after)
      ? to + (said.tokens[to + 1]?.lower === 'is' ? 2 : 1)
      : null
    const listed =
      behind === null &&
      said.tokens[to]?.gap === ',' &&
      said.tokens[from]?.gap !== ',' &&
      said.tokens[from]?.gap !== ''
    const at = behind ?? (listed ? to : from - 1)
    if (at === from - 1 && !['', ','].includes(said.tokens[from]?.gap ?? '')) continue
    const good = said.tokens[at]
    const stands = Object.values(values).some((value) =>
      ` ${value.toLowerCase()} `.includes(` ${good?.lower ?? ''} `),
    )
    if (!good || stands || wrong.length < 2 || notNames.has(good.lower) || /^\d/.test(good.text)) continue
    for (const field of [...PLACES, ...NAMES]) {
      const value = values[field]
      if (!value || !new RegExp(`(?<![\\p{L}\\p{N}])${escape(wrong)}(?![\\p{L}\\p{N}])`, 'iu').test(value))
        continue
      if (value.toLowerCase().includes(good.lower)) break
      const next = value.replace(new RegExp(escape(wrong), 'i'), capital(field, good.text))
      out.push({ field, value: next, from: Math.min(from, at), to: Math.max(to, at + 1), confidence: 0.88 })
      break
    }
  }
  return out
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** "The last name is with a K", "first name is spelled K A R E N", "two t's". */
export function letterChanges(said: Said, known: Values): Finding[] {
  const out: Finding[] = []
  for (const { from, to, match } of said.find(
    / (?:(last|first|her|his|their|the)(?: name)?(?:'s)? )?(?:is |it's |that's )?(?:spelled )?(?:with|starts with) an? ([a-z])(?: not an? ([a-z]))?(?= )/,
  )) {
    const letter = match[2] ?? ''
    const which = match[1] === 'first' ? 'firstName' : match[1] === 'last' ? 'lastName' : null
    const fields: readonly ClientField[] = which ? [which] : ['lastName', 'firstName']
    for (const field of fields) {
      const value = known[field]
      if (!value) continue
      const wrong = match[3]
      const next =
        wrong && value.toLowerCase().includes(wrong)
          ? value.toLowerCase().replace(wrong, letter)
          : withLetter(value, letter)
      if (next.toLowerCase() === value.toLowerCase()) continue
      out.push({ field, value: next, from, to, confidence: 0.85 })
      break
    }
  }
  said.tokens.forEach((token, at) => {
    if (token.kind !== 'spelled') return
    const word = token.text.replace(/-/g, '')
    const left = said.left(at, 6)
    const first = left.lastIndexOf(' first name ')
    const last = Math.max(left.lastIndexOf(' last name '), left.lastIndexOf(' surname '))
    const field = first < 0 && last < 0 ? null : first > last ? 'firstName' : 'lastName'
    const near = (['lastName', 'firstName', 'coName'] as const).find(
      (one) => similarity(known[one] ?? '', word) >= 0.6,
    )
    const target = field ?? near
    if (target) out.push({ field: target, value: word.toLowerCase(), from: at, to: at + 1, confidence: 0.9 })
  })
  return out
}
