import type { FormHints } from './forms.ts'
import type { Person } from './people.ts'
import type { Said } from './said.ts'

/** "Kowalski, Dana", "Kestner, K-E-S-T…. Dolores", "Drummond comma Keith": two single names, one person. */
export function joinComma(said: Said, people: readonly Person[], form: FormHints): Person[] {
  const full = people.some(
    ({ span, role }) => span.parts.length > 1 && (role === 'plain' || role === 'client'),
  )
  const out: Person[] = []
  for (let at = 0; at < people.length; at += 1) {
    const one = people[at]
    const two = people[at + 1]
    if (!one) continue
    const link = two ? linkBetween(said, one, two) : null
    if (
      !two ||
      link === null ||
      (full && one.role !== 'client') ||
      form.hintAt(one.span.from) === 'firstName'
    ) {
      out.push(one)
      continue
    }
    const back = link === 'surname' || isBackward(said, one, two)
    const parts = back ? [...two.span.parts, ...one.span.parts] : [...one.span.parts, ...two.span.parts]
    out.push({ ...one, score: one.score + 2, span: { ...one.span, to: two.span.to, parts } })
    at += 1
  }
  return out
}

/** Whether the two belong together, and whether the words between say that the surname is first. */
function linkBetween(said: Said, one: Person, two: Person): 'surname' | 'open' | null {
  if (one.span.parts.length !== 1 || two.span.parts.length !== 1 || one.span.possessive) return null
  if (said.left(one.span.from, 1).endsWith(' the ')) return null
  if (two.role === 'rep' || two.role === 'co' || two.role === 'referrer') return null
  const words = said.tokens.slice(one.span.to, two.span.from).filter(({ kind }) => kind !== 'spelled')
  const gap = said.tokens[two.span.from]?.gap ?? ''
  const spelled = words.length < two.span.from - one.span.to
  const between = words.map(({ lower }) => lower).join(' ')
  const announced = / (?:last|family) name first /.test(said.left(one.span.from, 8))
  if (between === 'comma') return 'surname'
  if (between !== '') return null
  if (announced) return 'surname'
  const stop = gap === '.' && (said.tokens.length <= 4 || spelled)
  return gap === ',' || gap === '(' || stop ? 'open' : null
}

/** In which order the two are likelier; a title stands before the surname. */
function isBackward(said: Said, one: Person, two: Person): boolean {
  const { firstNames, surnames } = said.lists
  const rank = (list: ReadonlyMap<string, number>, { span }: Person): number =>
    list.get(span.parts[0]?.toLowerCase() ?? '') ?? 20_000
  const forward = rank(firstNames, one) + rank(surnames, two)
  return rank(surnames, one) + rank(firstNames, two) < forward
}
