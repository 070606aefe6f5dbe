import { stem } from '#shared/text/stem.ts'
import { stopWords } from '#shared/text/stop-words.ts'
import { spokenWords, withoutMarkers } from './spoken-words.ts'

/** A word of a phrase: how it was said, and the form in which phrases are compared. */
export interface PhraseWord {
  readonly said: string
  readonly form: string
}

const known = new Map<string, string>()

function formOf(word: string): string {
  const found = known.get(word)
  if (found !== undefined) return found
  const form = stem(word.replace(/['’]/g, ''))
  // Names and slips of a recogniser would grow it without end.
  if (known.size > 50_000) known.clear()
  known.set(word, form)
  return form
}

/** The sentences of a turn as comparable words; hyphens join nothing here, so "follow-up" is "follow up". */
export function phraseSentences(text: string): readonly (readonly PhraseWord[])[] {
  return withoutMarkers(text)
    .toLowerCase()
    .split(/[.?!…]+(?=["'”’)\]]*(?:\s|$))|\n/)
    .map((sentence) =>
      spokenWords(sentence.replaceAll('-', ' ')).map((said) => ({ said, form: formOf(said) })),
    )
    .filter((words) => words.length > 0)
}

/** The comparable words of a phrase that is looked for. */
export function phraseForms(phrase: string): readonly string[] {
  return phraseSentences(phrase).flatMap((words) => words.map(({ form }) => form))
}

/** How often the phrase stands in a turn, whole words in one sentence. */
export function countPhrase(text: string, forms: readonly string[]): number {
  const [first, ...rest] = forms
  if (first === undefined) return 0
  // Stems change at most the end of a word: what does not hold its beginning cannot hold the word. Apostrophes
  // do not count in words, so they must not part the beginning either.
  const lower = text.toLowerCase().replace(/['’]/g, '')
  if (/^[a-z]+$/.test(first) && !lower.includes(first.slice(0, Math.max(2, first.length - 2)))) return 0
  let count = 0
  for (const words of phraseSentences(text)) {
    for (let at = 0; at + forms.length <= words.length; at++) {
      if (words[at]?.form === first && rest.every((form, i) => words[at + 1 + i]?.form === form)) count++
    }
  }
  return count
}

export interface FrequentPhrase {
  /** Comparable words joined by blanks; the same for every inflection. */
  readonly key: string
  /** As it is said most often. */
  readonly label: string
  readonly count: number
  readonly transcripts: number
}

const SHORTEST = 2
const LONGEST = 5
const IN_TRANSCRIPTS = 3

const NUMBER_WORDS = new Set(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
  hundred thousand dollar dollars buck bucks grand percent`.split(/\s+/),
)

/** Prices and sizes are said often and are nobody's phrase. */
const isNumberWord = (word: string): boolean => /^\d/.test(word) || NUMBER_WORDS.has(word)

/** Not made of stop words and numbers: two words that say something, or one in four and more. */
function saysSomething(words: readonly PhraseWord[]): boolean {
  const content = words.filter(
    ({ said }) => !stopWords.has(said.replace(/['’].*$/, '')) && !isNumberWord(said),
  )
  return content.length >= 2 || (content.length === 1 && words.length >= 4)
}

interface Tally {
  count: number
  transcripts: number
  last: string
  readonly said: Map<string, number>
}

function tally(spoken: Iterable<SpokenTurn>, length: number, shorter: ReadonlyMap<string, Tally> | null) {
  const found = new Map<string, Tally>()
  for (const { transcriptId, sentences } of spoken) {
    for (const words of sentences) {
      for (let at = 0; at + length <= words.length; at++) {
        const part = words.slice(at, at + length)
        const forms = part.map(({ form }) => form)
        // A phrase is not more frequent than its parts.
        if (
          shorter &&
          !(shorter.has(forms.slice(1).join(' ')) && shorter.has(forms.slice(0, -1).join(' ')))
        ) {
          continue
        }
        const key = forms.join(' ')
        let entry = found.get(key)
        if (!entry) found.set(key, (entry = { count: 0, transcripts: 0, last: '', said: new Map() }))
        entry.count++
        if (entry.last !== transcriptId) entry.transcripts++
        entry.last = transcriptId
        if (entry.said.size < 20) {
          const said = part.map((word) => word.said).join(' ')
          entry.said.set(said, (entry.said.get(said) ?? 0) + 1)
        }
      }
    }
  }
  for (const [key, { transcripts }] of found) if (transcripts < IN_TRANSCRIPTS) found.delete(key)
  return found
}

export interface SpokenTurn {
  readonly transcriptId: string
  readonly sentences: readonly (readonly PhraseWord[])[]
}

const mostSaid = (said: ReadonlyMap<string, number>): string =>
  [...said].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? ''

/**
 * The most frequent phrases of two to five words in at least three transcripts, the turns of one transcript
 * being neighbours in the list. A phrase gives way to a longer one around it that is said at least three
 * quarters as often.
 */
export function frequentPhrases(spoken: readonly SpokenTurn[], most: number): readonly FrequentPhrase[] {
  const all: (FrequentPhrase & { readonly length: number })[] = []
  let shorter: ReadonlyMap<string, Tally> | null = null
  for (let length = SHORTEST; length <= LONGEST; length++) {
    shorter = tally(spoken, length, shorter)
    for (const [key, { count, transcripts, said }] of shorter) {
      const label = mostSaid(said)
      const words = label.split(' ').map((word) => ({ said: word, form: '' }))
      if (saysSomething(words)) all.push({ key, label, count, transcripts, length })
    }
  }
  all.sort((a, b) => b.count - a.count || b.length - a.length || (a.key < b.key ? -1 : 1))
  const kept: typeof all = []
  for (const phrase of all) {
    if (kept.length >= most) break
    const swallowed = all.some(
      (other) =>
        other.length > phrase.length &&
        other.count * 4 >= phrase.count * 3 &&
        ` ${other.key} `.includes(` ${phrase.key} `),
    )
    if (!swallowed) kept.push(phrase)
  }
  return kept.map(({ key, label, count, transcripts }) => ({ key, label, count, transcripts }))
}
