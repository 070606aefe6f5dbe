/** A question that is read piece by piece: what one rule took is not there for the next. */
export interface Reader {
  /** As it was asked, with plain quotation marks. */
  readonly written: string
  /** Lower case. */
  readonly whole: string
  /** What nothing was made of yet; taken pieces are "¤" so that neighbours stay apart. */
  rest(): string
  /** Takes the first match out. */
  take(pattern: RegExp): RegExpExecArray | null
  /** Takes a stretch out, by its place. */
  cut(from: number, to: number): void
}

export function createReader(question: string): Reader {
  const written = question
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
  const whole = written.toLowerCase()
  let rest = whole
  const cut = (from: number, to: number): void => {
    rest = rest.slice(0, from) + '¤'.repeat(to - from) + rest.slice(to)
  }
  return {
    written,
    whole,
    rest: () => rest,
    cut,
    take(pattern) {
      const match = pattern.exec(rest)
      if (match && match[0] !== '') cut(match.index, match.index + match[0].length)
      return match
    },
  }
}

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' ')
const BIG: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50, hundred: 100 }

/** "12", "twelve"; null when it is no number. */
export function numberFrom(text: string): number | null {
  const plain = text.replaceAll(',', '')
  if (/^\d+(\.\d+)?$/.test(plain)) return Number(plain)
  const small = SMALL.indexOf(plain)
  return small >= 0 ? small : (BIG[plain] ?? null)
}

export const NUMBER = `(?:\\d[\\d,]*(?:\\.\\d+)?|${[...SMALL, ...Object.keys(BIG)].join('|')})`
