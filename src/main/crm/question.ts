import type { Colleague, Stage } from '#shared/domain/customer.ts'
import { JOB_NUMBER } from '#shared/domain/customer-match.ts'
import { isEverydayWord, isPlainWord, TRADE_WORDS } from '#shared/domain/everyday-words.ts'
import { digitsOf, fold, wordsOf } from '#shared/domain/likeness.ts'
import { readPeriod, type Period } from './period.ts'
import {
  ELLIPSIS,
  EMAIL,
  NAMED_STREET,
  NUMBERED_STREET,
  PART,
  PHONE,
  PLACE,
  PRONOUN,
} from './question-patterns.ts'
import { STAGE_SAYINGS } from './question-words.ts'

/** Words that may name a customer; `sure` by a capital inside a sentence or a possessive. */
export interface NameGuess {
  readonly text: string
  readonly sure: boolean
}

/** A question about the CRM, taken apart by rules. */
export interface Question {
  readonly names: readonly NameGuess[]
  readonly phones: readonly string[]
  readonly emails: readonly string[]
  readonly jobNumbers: readonly string[]
  /** Parts of numbers: the customer's part of a job number, the end of a phone number. */
  readonly digits: readonly string[]
  readonly streets: readonly string[]
  readonly places: readonly string[]
  /** Folded trade names as the CRM has them: "roofing". */
  readonly trades: readonly string[]
  /** Folded words that may stand in a job's name: "island", "tub". */
  readonly words: readonly string[]
  readonly stage: Stage | null
  readonly period: Period | null
  readonly colleagues: readonly Colleague[]
  readonly about: {
    readonly appointments: boolean
    readonly pipeline: boolean
    /** Several jobs or the customer as such, so that no single job needs to be chosen. */
    readonly customer: boolean
    readonly everyone: boolean
    readonly jobs: boolean
  }
  /** "her job" stands for something said earlier; "and the notes?" does when nothing else is found. */
  readonly pointsBack: 'yes' | 'maybe' | 'no'
  /** "the second one" → 2; null without such a word. */
  readonly ordinal: number | null
}

export interface QuestionContext {
  readonly now: number
  readonly stages: readonly Stage[]
  readonly colleagues: readonly Colleague[]
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth']
/** Everyday words that end the name of a town. */
const TOWN_ENDS = new Set(['city', 'town'])

/** Pulls every match out of the text, so that the rest can be read without it. */
function takeAll(text: string, pattern: RegExp): { readonly found: string[]; readonly rest: string } {
  const found: string[] = []
  const rest = text.replace(pattern, (match) => {
    found.push(match.trim())
    return ' , '
  })
  return { found, rest }
}

export function readStage(text: string, stages: readonly Stage[]): { stage: Stage; words: string } | null {
  const folded = fold(text)
  const byLength = stages.toSorted((a, b) => b.name.length - a.name.length)
  for (const stage of byLength) {
    const name = fold(stage.name)
    const oneWord = !name.includes(' ')
    // A single everyday word ("sold") is a stage only in the company of stage-like words.
    if (name !== '' && !oneWord && ` ${folded} `.includes(` ${name} `)) return { stage, words: name }
  }
  for (const { stage: pattern, said } of STAGE_SAYINGS) {
    const words = said.exec(folded)?.[0] ?? said.exec(text.toLowerCase())?.[0]
    const stage = words === undefined ? undefined : stages.find((each) => pattern.test(fold(each.name)))
    if (stage && words !== undefined) return { stage, words: fold(words) }
  }
  for (const stage of byLength) {
    const name = fold(stage.name)
    if (
      name !== '' &&
      new RegExp(`\\b(?:in|to|at|stage|as)(?: the)? ${name}\\b|\\b${name} stage\\b`).test(folded)
    ) {
      return { stage, words: name }
    }
  }
  return null
}

/** Colleagues by full name, or by a first or last name that is possessive or that no question word hides. */
function readColleagues(
  text: string,
  colleagues: readonly Colleague[],
): { people: Colleague[]; words: string[] } {
  const said = wordsOf(text.replace(/['’]s\b/g, ''))
  const people: Colleague[] = []
  const words: string[] = []
  for (const person of colleagues) {
    const [first = '', ...rest] = wordsOf(person.name)
    const last = rest.at(-1) ?? ''
    const at = said.indexOf(first)
    const full = at >= 0 && said[at + 1] === last
    // A first name followed by another surname is a customer: "Tom Halloran".
    const next = said[at + 1]
    const alone = at >= 0 && (next === undefined || isEverydayWord(next) || !followsAsName(text, first))
    if (full || alone) {
      people.push(person)
      words.push(first, ...(full ? [last] : []))
    }
  }
  return { people, words }
}

/** True when the word after `first` is written like a surname, with nothing but a space between. */
function followsAsName(text: string, first: string): boolean {
  return new RegExp(`\\b${first}\\s+[a-z][a-z'’-]+`, 'i').test(text.normalize('NFKD').replace(/\p{M}/gu, ''))
}

function readNames(rest: string, taken: ReadonlySet<string>): NameGuess[] {
  const guesses: NameGuess[] = []
  for (const clause of rest.split(/[,;:.?!()"“”]|\s-\s/)) {
    const tokens = clause.trim().split(/\s+/).filter(Boolean)
    let run: string[] = []
    let sure = false
    const close = (): void => {
      if (run.length > 0 && run.length <= 4) guesses.push({ text: run.join(' '), sure })
      run = []
      sure = false
    }
    tokens.forEach((token, i) => {
      const possessive = /['’]s?$/.test(token)
      const bare = token.replace(/['’]s?$/, '')
      const word = fold(bare)
      const particle = /^(?:van|von|de|del|della|di|la|le|den|der|st)$/.test(word)
      const nextIsName = tokens[i + 1] !== undefined && /^[A-Z]/.test(tokens[i + 1] ?? '')
      const everyday = word.split(' ').every((part) => isEverydayWord(part) || taken.has(part))
      // A surname may be an everyday word: "Pat May".
      const surname =
        run.length > 0 &&
        word.length > 1 &&
        /^\p{Lu}/u.test(bare) &&
        !taken.has(word) &&
        TRADE_WORDS[word] === undefined
      if (
        word === '' ||
        /^\d+$/.test(word) ||
        (everyday && !surname && !(particle && (run.length > 0 || nextIsName)))
      ) {
        close()
        return
      }
      run.push(bare)
      if (possessive || (/^\p{Lu}/u.test(bare) && (i > 0 || run.length > 1))) sure = true
      if (possessive) close()
    })
    close()
  }
  return guesses
}

/** Takes a question apart. Pure and total: any text gives a Question. */
export function readQuestion(text: string, context: QuestionContext): Question {
  const emails = takeAll(text, EMAIL)
  const numbers = takeAll(emails.rest, new RegExp(JOB_NUMBER, 'g'))
  const period = readPeriod(numbers.rest, context.now)
  const withoutPeriod = period
    ? numbers.rest.replace(new RegExp(period.words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'i'), ' , ')
    : numbers.rest
  const phones = takeAll(withoutPeriod, PHONE)
  const numbered = NUMBERED_STREET.exec(phones.rest)?.[0]
  const unlikely =
    numbered &&
    wordsOf(numbered)
      .slice(1)
      .every((word) => isEverydayWord(word))
  const onStreet = NAMED_STREET.exec(phones.rest)?.[1]
  const street = numbered && !unlikely ? streetOnly(numbered) : onStreet
  const withoutStreet = street ? phones.rest.replace(street, ' , ') : phones.rest
  const stage = readStage(withoutStreet, context.stages)
  const { people, words } = readColleagues(withoutStreet, context.colleagues)
  const places = [...withoutStreet.matchAll(PLACE)].flatMap((match) => {
    const said = match[1] ?? match[2] ?? ''
    const kept = said
      .split(' ')
      .filter((word, i) => !isEverydayWord(fold(word)) || (i > 0 && TOWN_ENDS.has(fold(word))))
    const isStage = stage !== null && wordsOf(said).some((word) => stage.words.split(' ').includes(word))
    return kept.length > 0 && !isStage ? [kept.join(' ')] : []
  })
  const taken = new Set([...words, ...(stage?.words.split(' ') ?? [])])
  const names = readNames(withoutStreet, taken)
  const lower = fold(text)
  const said = /\bthe (first|second|third|fourth|fifth) (?:one|job|customer)\b/.exec(lower)?.[1]
  const clues = [...phones.found, ...emails.found, ...numbers.found, ...places, ...(street ? [street] : [])]
  const named = names.some((guess) => guess.sure)
  return {
    names,
    phones: phones.found.map(digitsOf).filter((digits) => digits.length === 7 || digits.length === 10),
    emails: emails.found,
    jobNumbers: numbers.found,
    digits: [...phones.rest.matchAll(PART)].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? []),
    streets: street ? [street] : [],
    places,
    trades: [...new Set(wordsOf(text).flatMap((word) => TRADE_WORDS[word] ?? []))],
    words: wordsOf(withoutStreet.replace(/['’]s\b/g, '')).filter((word) => !isPlainWord(word)),
    stage: stage?.stage ?? null,
    period,
    colleagues: people,
    about: readTopics(lower, {
      bare: stage === null && clues.length === 0 && !named,
      dated: period !== null,
    }),
    pointsBack: PRONOUN.test(text) ? 'yes' : ELLIPSIS.test(text.trim()) ? 'maybe' : 'no',
    ordinal: said === undefined ? null : ORDINALS.indexOf(said) + 1,
  }
}

/** What is asked for. `bare`: no person, place or stage is named; `dated`: a day or period is. */
function readTopics(lower: string, { bare, dated }: { bare: boolean; dated: boolean }): Question['about'] {
  const pipeline =
    /\bpipeline\b|\bfunnel\b|\b(?:by|per|each|every) stage\b|\bjobs overview\b/.test(lower) ||
    (bare && /\bhow many (?:[a-z]+ )?(?:jobs|deals|projects)\b/.test(lower))
  const visits = /\b(?:appointments?|appts?|meetings?|calendar|agenda|schedule|visits?)\b/.test(lower)
  return {
    // A day and nothing else to ask about: what is on that day.
    appointments: visits || (dated && bare && !pipeline),
    pipeline,
    customer:
      /\b(?:phone|cell|number|e ?mail|address|lives?|contact|who ?i?s|jobs|projects|everything|all)\b/.test(
        lower,
      ),
    everyone:
      /\b(?:all|list|every|show)\b.*\b(?:customers|clients)\b|\bhow many (?:customers|clients)\b/.test(lower),
    jobs: /\b(?:jobs|projects|deals|customers|clients|leads)\b/.test(lower),
  }
}

/** "4127 maple ridge dr job" → "4127 maple ridge dr": everyday words at the end are not part of a street. */
function streetOnly(found: string): string {
  const words = found.split(' ')
  while (words.length > 2 && isEverydayWord(fold(words.at(-1) ?? ''))) words.pop()
  return words.join(' ')
}
