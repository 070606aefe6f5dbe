import type { Colleague, Customer } from '#shared/domain/customer.ts'
import { isEverydayWord, TRADE_WORDS } from '#shared/domain/everyday-words.ts'
import { fold, matchWord, wordsOf } from '#shared/domain/likeness.ts'
import { jobNumberIn, JOB_NUMBER, type Target } from './targets.ts'

/** One character that stands for a job, and one for each colleague, while a sentence is read. */
export const JOB = '\uE200'
export const COLLEAGUE = '[\uE100-\uE1FF]'
const firstColleague = 0xe100

/** A sentence in which colleagues and the job are single characters. */
export interface Masked {
  readonly text: string
  readonly colleagues: readonly Colleague[]
  /** The words behind each job character, in order. */
  readonly jobs: readonly string[]
  readonly target: Target | null
}

/** Words that may name a customer, likeliest first. */
export interface Candidate {
  readonly text: string
  readonly weight: number
  /** Written or placed like a name, so that a slip of the finger is forgiven. */
  readonly sure: boolean
}

const JOB_NOUN = 'job|project|file|account|record|folder|place|house|home|property|residence'
const FRAME = new Set(
  (
    'jot memo log comment scribble dictating attach append pop stick flip kick bump mark close todo ' +
    'reminder task loop cc tag ping notify alert inform document advance switch file line entry accordingly ' +
    'uh um please mention record update write put leave drop said told met talked signed lost won yes good ' +
    'news sold completed hard-e hard'
  ).split(' '),
)
const BEFORE_NAME = /\b(?:on|for|at|in|to|with|of|from|under|about|mr|mrs|ms|dr|call|task)\.?\s+(?:the\s+)?$/i

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Puts a character in place of each colleague; a customer's surname after a first name is left alone. */
export function maskColleagues(text: string, colleagues: readonly Colleague[]): string {
  let out = text
  colleagues.forEach((person, at) => {
    const sign = String.fromCodePoint(firstColleague + at)
    const [first = '', ...rest] = person.name.split(' ')
    const last = rest.at(-1) ?? ''
    out = out.replace(new RegExp(`@?\\b${escaped(first)} ${escaped(last)}\\b`, 'gi'), sign)
    const alone = new RegExp(`@?\\b${escaped(first)}\\b(?![-'’]?[a-z]*-)`, 'gi')
    out = out.replace(alone, (found, offset: number, whole: string) => {
      const next = /^\s+([A-Z][\p{L}'’-]+)/u.exec(whole.slice(offset + found.length))?.[1]
      const surname = next !== undefined && /^[A-Z]/.test(found) && !isEverydayWord(fold(next))
      return surname && !found.startsWith('@') && !/^(?:on|at|in)$/i.test(next) ? found : sign
    })
  })
  return out
}

interface Word {
  readonly text: string
  readonly start: number
  readonly ends: boolean
}

function nameWords(masked: string): Word[] {
  return [...masked.matchAll(/[\p{L}][\p{L}'’-]*/gu)].map((m) => {
    const raw = m[0].replace(/['’]s?$/, '')
    const after = masked.slice(m.index + m[0].length)
    return { text: raw, start: m.index, ends: raw !== m[0] || !/^\s+[\p{L}]/u.test(after) }
  })
}

/** Runs of words that are no everyday language, best first. Pure. */
export function candidatesIn(masked: string): readonly Candidate[] {
  const out = new Map<string, Candidate>()
  const offer = (text: string, weight: number, sure: boolean): void => {
    const before = out.get(fold(text))
    if (fold(text).length > 1 && (!before || before.weight < weight))
      out.set(fold(text), { text, weight, sure })
  }
  let run: Word[] = []
  const close = (): void => {
    const [first] = run
    const last = run.at(-1)
    if (!first || !last) return
    const capitals = run.filter((word) => /^\p{Lu}/u.test(word.text))
    const lead = run.findIndex((word) => !/^\p{Lu}/u.test(word.text))
    const named = lead > 0 ? run.slice(0, lead) : capitals.length > 0 ? capitals : run
    const head = named[0] ?? first
    const after = masked.slice(last.start + last.text.length)
    const placed = BEFORE_NAME.test(masked.slice(0, head.start))
    const possessive = /^['’]s?\b/.test(
      masked.slice((named.at(-1) ?? last).start + (named.at(-1) ?? last).text.length),
    )
    const trade = TRADE_WORDS[fold(/^\s+([\p{L}-]+)/u.exec(after)?.[1] ?? '')] !== undefined
    const begins = head.start === 0
    const capital = capitals.length > 0 ? (begins ? 2 : 4) : 0
    const weight =
      capital +
      (placed ? 2 : 0) +
      (possessive ? 3 : 0) +
      (trade ? 2 : 0) +
      (begins ? 1 : 0) -
      head.start / 1000
    const sure = capital > 0 || possessive || trade || placed
    if (named.length <= 4) offer(named.map((word) => word.text).join(' '), weight + 0.5, sure)
    if (named.length > 1) {
      offer(
        named
          .slice(0, 2)
          .map((word) => word.text)
          .join(' '),
        weight + 0.3,
        sure,
      )
      for (const word of named) offer(word.text, weight, sure)
    }
    run = []
  }
  for (const word of nameWords(masked)) {
    const folded = fold(word.text)
    const plain =
      FRAME.has(folded) || folded.split(' ').every((part) => isEverydayWord(part)) || folded === ''
    const particle = /^(?:van|von|de|den|der|del|di|la|le)$/i.test(word.text) && run.length > 0
    const surname = run.length > 0 && /^\p{Lu}/u.test(word.text) && TRADE_WORDS[folded] === undefined
    if (plain && !particle && !surname) {
      close()
      continue
    }
    run.push(word)
    if (word.ends) close()
  }
  close()
  return [...out.values()].toSorted((a, b) => b.weight - a.weight)
}

/** Customers that bear the candidate as a name, a company or a street. */
export function bearing(candidate: Candidate, found: readonly Customer[]): readonly Customer[] {
  const said = wordsOf(candidate.text)
  const fits = (customer: Customer, loose: boolean): boolean => {
    const { firstName, lastName, companyName, name, address } = customer
    const known = wordsOf(`${firstName} ${lastName} ${companyName} ${name}`)
    const joined = [fold(lastName).replaceAll(' ', ''), ...known]
    const street = candidate.sure ? wordsOf(address?.street ?? '') : []
    if (said.every((word) => street.includes(word))) return true
    return said.every((word) =>
      joined.some((part) => {
        const how = matchWord(word, part)
        return how === 'same' || how === 'nickname' || (loose && how === 'typo' && word.length >= 5)
      }),
    )
  }
  const exact = found.filter((customer) => fits(customer, false))
  return exact.length > 0 || !candidate.sure ? exact : found.filter((customer) => fits(customer, true))
}

function vocabulary(customers: readonly Customer[]): ReadonlySet<string> {
  const jobs = customers.flatMap((customer) => customer.jobs)
  const own = jobs.flatMap((job) => wordsOf(`${job.name} ${job.trades.join(' ')}`))
  return new Set([...own, ...Object.keys(TRADE_WORDS)])
}

/** Puts the job's character in place of the name with what belongs to it: "the Ortiz roof job's". */
export function maskJob(
  masked: string,
  colleagues: readonly Colleague[],
  candidate: Candidate,
  customers: readonly Customer[],
): Masked {
  const known = vocabulary(customers)
  const jobs: string[] = []
  const narrow = new Set<string>()
  const names = new Set(customers.flatMap((one) => wordsOf(`${one.name} ${one.firstName} ${one.lastName}`)))
  const said = candidate.text.split(/\s+/).map(escaped).join('\\s+')
  const search = new RegExp(`(?:\\b(?:the|mr|mrs|ms|miss|dr)\\.?\\s+)?\\b${said}s?(?![\\p{L}])`, 'giu')
  let text = ''
  let from = 0
  for (let m = search.exec(masked); m; m = search.exec(masked)) {
    let end = m.index + m[0].length
    end += /^['’]s?(?!\p{L})/u.exec(masked.slice(end))?.[0].length ?? 0
    for (;;) {
      const next = /^\s+([\p{L}-]+)(?:['’]s(?!\p{L}))?/u.exec(masked.slice(end))
      const words = wordsOf(next?.[1] ?? '')
      if (!next || words.length === 0) break
      const noun = new RegExp(`^(?:${JOB_NOUN})$`, 'i').test(next[1] ?? '')
      const fits = words.every((word) => known.has(word) || known.has(`${word}s`) || names.has(word))
      if (!noun && !fits) break
      if (!noun) for (const word of words) if (!names.has(word)) narrow.add(word)
      end += next[0].length
    }
    const far = new RegExp(`^(?:\\s+[\\p{L}-]+){1,2}\\s+(?:${JOB_NOUN})\\b`, 'iu').exec(masked.slice(end))
    if (far && !/\b(?:is|was|has|to|that|and|said|for|on|from)\b/i.test(far[0])) {
      for (const word of wordsOf(far[0])) if (!new RegExp(`^(?:${JOB_NOUN})$`).test(word)) narrow.add(word)
      end += far[0].length
    }
    const town = customers
      .flatMap((customer) => customer.address?.city ?? [])
      .find((city) => fold(masked.slice(end)).startsWith(`in ${fold(city)}`))
    if (town) {
      for (const word of wordsOf(town)) narrow.add(word)
      end += /^\s+in\s+/i.exec(masked.slice(end))?.[0].length ?? 0
      end += town.length
    }
    jobs.push(masked.slice(m.index, end))
    text += masked.slice(from, m.index) + JOB
    from = end
    search.lastIndex = end
  }
  text += masked.slice(from)
  const context = wordsOf(text.replace(new RegExp(COLLEAGUE, 'g'), ' '))
  return {
    text,
    colleagues,
    jobs,
    target: { kind: 'words', search: candidate.text, narrow: [...narrow], context },
  }
}

/** As `maskJob`, for a sentence with a job number. */
export function maskNumber(masked: string, colleagues: readonly Colleague[]): Masked {
  const jobs: string[] = []
  const whole = new RegExp(
    `(?:\\b(?:the|job|number|no\\.?)\\s+|#)*${JOB_NUMBER.source}(?:['’]s)?(?:\\s+(?:job|project|file))?`,
    'i',
  )
  const text = masked.replace(whole, (found) => (jobs.push(found), JOB))
  return { text, colleagues, jobs, target: { kind: 'number', number: jobNumberIn(masked) ?? '' } }
}

export function colleagueAt(sign: string, colleagues: readonly Colleague[]): Colleague | undefined {
  return colleagues[(sign.codePointAt(0) ?? 0) - firstColleague]
}

/** Words again in place of the characters. */
export function unmasked(text: string, { colleagues, jobs }: Masked): string {
  let at = 0
  const all = text.split(JOB).length - 1
  const skipped = Math.max(0, jobs.length - all)
  return text
    .replace(new RegExp(JOB, 'g'), () => jobs[skipped + at++] ?? jobs.at(-1) ?? '')
    .replace(new RegExp(COLLEAGUE, 'g'), (sign) => colleagueAt(sign, colleagues)?.name.split(' ')[0] ?? '')
}
