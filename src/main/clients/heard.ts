/** What a message says, as words that a value can be held against. */
export interface Heard {
  /** Words of what was said and of its written form, lower case, letters and digits only, each in its order. */
  readonly lines: readonly (readonly string[])[]
  /** Whole e-mail addresses of the written form, lower case. */
  readonly emails: ReadonlySet<string>
  readonly said: string
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Words as they count for comparing: no case, no accents, no marks. */
export function plainWords(text: string): string[] {
  return text
    .split(/[\s,;/]+/)
    .map(plain)
    .filter(Boolean)
}

/** `written` is the form the normaliser gives to `said`. */
export function heardIn(said: string, written: string): Heard {
  const emails = `${said} ${written}`.toLowerCase().match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []
  return { lines: [plainWords(said), plainWords(written)], emails: new Set(emails), said }
}

const isLetter = (word: string | undefined): boolean => word !== undefined && /^\p{L}$/u.test(word)

/** True when whole words standing together make up `wanted`: "k o w a l s k i" for "kowalski". */
export function hasJoined(
  { lines }: Heard,
  wanted: string,
  onlyIf: (word: string) => boolean = () => true,
): boolean {
  return lines.some((words) =>
    words.some((_word, at) => {
      let joined = ''
      let to = at
      for (; to < words.length && joined.length < wanted.length; to++) {
        const word = words[to] ?? ''
        if (!onlyIf(word)) return false
        joined += word
      }
      // Letters out of the middle of a spelled name are no name.
      const cut = to - at > 1 && (isLetter(words[at - 1]) || isLetter(words[to]))
      return joined === wanted && !(cut && isLetter(words[at]))
    }),
  )
}

/** The words of `quote` stand in what was said, one behind the other. */
export function isQuoted({ lines }: Heard, quote: string): boolean {
  const wanted = plainWords(quote).join('')
  const all = (lines[0] ?? []).join('')
  return wanted !== '' && all.includes(wanted)
}

/** The share of the value's longer words that were said, 0 to 1. */
export function shareSaid({ lines }: Heard, value: string): number {
  const wanted = plainWords(value).filter((word) => word.length > 2)
  const known = new Set(lines.flat())
  return wanted.length === 0 ? 1 : wanted.filter((word) => known.has(word)).length / wanted.length
}
