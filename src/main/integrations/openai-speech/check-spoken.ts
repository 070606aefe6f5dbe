import { spokenWords } from './spoken-words.ts'

/** What is wrong with a reading; `words` as they are compared, the first few. */
export type Misreading =
  | { readonly kind: 'added'; readonly words: readonly string[] }
  | { readonly kind: 'number'; readonly words: readonly string[] }
  | { readonly kind: 'name'; readonly words: readonly string[] }
  | { readonly kind: 'changed'; readonly words: readonly string[] }

const LEAST_SHARE = 0.97

interface Alignment {
  /** Script words that were not heard in their place. */
  readonly missing: readonly string[]
  /** Heard words that the script does not have there. */
  readonly extra: readonly string[]
  /** Of those, the ones before the first and after the last word of the script. */
  readonly around: readonly string[]
}

/** The longest common run of words, in order. */
function align(script: readonly string[], heard: readonly string[]): Alignment {
  const width = heard.length + 1
  const longest = new Uint16Array((script.length + 1) * width)
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0
  for (let i = script.length - 1; i >= 0; i--) {
    for (let j = heard.length - 1; j >= 0; j--) {
      longest[i * width + j] =
        script[i] === heard[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const missing: string[] = []
  const extra: { word: string; place: number }[] = []
  let [i, j] = [0, 0]
  while (i < script.length || j < heard.length) {
    const [said, got] = [script[i], heard[j]]
    if (said !== undefined && said === got) {
      i++
      j++
    } else if (got === undefined || (said !== undefined && at(i + 1, j) >= at(i, j + 1))) {
      missing.push(said ?? '')
      i++
    } else {
      extra.push({ word: got, place: i })
      j++
    }
  }
  const around = extra.filter(({ place }) => place === 0 || place === script.length)
  return { missing, extra: extra.map(({ word }) => word), around: around.map(({ word }) => word) }
}

const FEW = 6
const few = (words: readonly string[]): readonly string[] => words.slice(0, FEW)

/**
 * Holds what a voice said against the script. Null when every name and number of the script was heard,
 * nothing was said before or after it, and at least 97 % of its words came in order. A name that is not in
 * the script is not asked for.
 */
export function checkSpoken(
  script: { readonly text: string; readonly names: readonly string[] },
  heard: string,
): Misreading | null {
  const [wanted, got] = [spokenWords(script.text), spokenWords(heard)]
  const { missing, extra, around } = align(wanted, got)
  const numbers = [...missing, ...extra].filter((word) => /^\d+$/.test(word))
  if (numbers.length > 0) return { kind: 'number', words: few(numbers) }
  const lost = script.names.filter((name) => {
    const words = spokenWords(name)
    return words.length > 0 && timesIn(got, words) < timesIn(wanted, words)
  })
  if (lost.length > 0) return { kind: 'name', words: few(lost) }
  const allowed = Math.floor(wanted.length * (1 - LEAST_SHARE))
  if (missing.length > allowed) return { kind: 'changed', words: few(missing) }
  // A misheard first or last word is a change; words around a whole script are an introduction or a question.
  if (around.length > missing.length) return { kind: 'added', words: few(around) }
  return extra.length > allowed ? { kind: 'added', words: few(extra) } : null
}

function timesIn(words: readonly string[], name: readonly string[]): number {
  return words.filter((_, start) => name.every((word, i) => words[start + i] === word)).length
}
