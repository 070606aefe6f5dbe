import { clearFirstNames, doubtfulFirstNames } from './first-names.ts'
import type { Found } from './meaning.ts'
import { isSmallName, roleOf } from './name-cues.ts'
import { brands, harmlessCapitals, isPlainWord, nameJoints, productNouns, titles } from './name-words.ts'
import type { Word } from './words-of.ts'

const bare = (text: string): string => text.replace(/'s$/, '')
const SAYS = new RegExp(
  String.raw`^(?:said|says|told|tells|mentioned|asked|asks|called|wrote|recommended|will|wants|loves|` +
    String.raw`loved|likes|liked|swears|lives|lived|got|had|next|across|down|is|has|was|and|from)$`,
)

/** Capital because a sentence, a line or a quotation begins. */
function beginsSentence(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (word === undefined || at === 0 || /[.!?:…]["')\]]*\s|\n|["(]$/.test(word.gap)) {
    // "Mr. Ortiz" does not begin anew.
    return !titles.has(words[at - 1]?.text ?? '') || !/^\. $/.test(word?.gap ?? '')
  }
  return words[at - 1]?.text === '"'
}

const nextIsClose = (words: readonly Word[], at: number): boolean => /^[ -]$/.test(words[at]?.gap ?? 'x')
/** A capital that cannot come from the beginning of a sentence. */
const isNamelike = (word: Word | undefined): boolean =>
  word !== undefined && word.capital && !harmlessCapitals.has(bare(word.text))

function startIsName(words: readonly Word[], at: number): boolean {
  const word = words[at]
  if (word === undefined || !isNamelike(word)) return false
  const name = bare(word.text)
  const next = words[at + 1]
  const followed = isNamelike(next) && nextIsClose(words, at + 1)
  const vocative = next !== undefined && next.gap.startsWith(',')
  if (clearFirstNames.has(name)) return true
  if (doubtfulFirstNames.has(name))
    return followed || vocative || (word.text.endsWith("'s") && !isPlainWord(name))
  if (isPlainWord(word.text)) return false
  if (followed || /[a-z]\p{Lu}/u.test(word.written) || /^\p{Lu}{2,}$/u.test(word.written)) return true
  const ordinary = /(?:s|ly|ing|ed)$/.test(name)
  if (word.text.endsWith("'s")) return true
  const ours = /^(?:in|at|on|from)$/.test(next?.text ?? '') && words[at + 2]?.text === 'our'
  return !ordinary && (vocative || ours || SAYS.test(next?.text ?? ''))
}

/** Letters and digits that make a model: "R-49", "X200", "S-5". */
function modelAt(words: readonly Word[], at: number): number | null {
  const [word, next] = [words[at], words[at + 1]]
  if (!word || !next || !/^\p{Lu}{1,3}$/u.test(word.written) || !/^\d/.test(next.text)) return null
  return /^-?$/.test(next.gap) && !harmlessCapitals.has(word.text) ? at + 2 : null
}

function brandAt(words: readonly Word[], at: number): number | null {
  for (const length of [3, 2, 1]) {
    const name = words.slice(at, at + length).map((word) => bare(word.text))
    if (name.length === length && brands.has(name.join('-'))) return at + length
  }
  return null
}

/** Goes on over further capitals and the small words between them. */
function nameEnd(words: readonly Word[], from: number): number {
  let end = from
  for (let at = from; at < words.length; at++) {
    const word = words[at]
    if (word === undefined) break
    const close = /^(?:[ -]|\. | ?& ?)$/.test(word.gap)
    if (!close || (word.gap === '. ' && !/^(?:\p{Lu}|Mrs?|Ms|Dr|St)$/u.test(words[at - 1]?.written ?? '')))
      break
    if (/^[™®]$/.test(word.text)) end = at + 1
    else if (isNamelike(word)) end = at + 1
    else if (word.text === '&' || nameJoints.has(word.text)) {
      if (!isNamelike(words[at + 1])) break
    } else break
  }
  return end
}

/** Names of people, companies, places and products. `taken`: ranges of dates and numbers. */
export function findNames(
  words: readonly Word[],
  taken: (start: number, end: number) => boolean,
): readonly Found[] {
  const found: Found[] = []
  const push = (from: number, next: number, product: boolean): void => {
    const name = words
      .slice(from, next)
      .filter((word) => !titles.has(word.text) && /[\p{L}\d&]/u.test(word.text))
    const last = words[next - 1]
    if (name.length === 0 || !last) return
    const cut = last.text.endsWith("'s") ? 2 : 0
    found.push({
      kind: product ? 'product' : 'name',
      start: words[from]?.start ?? 0,
      end: last.end - cut,
      meaning: { type: 'name', words: name.map((word) => bare(word.text)), role: roleOf(words, from, next) },
    })
  }
  for (let at = 0; at < words.length;) {
    const word = words[at]
    if (word === undefined || taken(word.start, word.end) || !/^\p{L}/u.test(word.text)) {
      at++
      continue
    }
    const model = modelAt(words, at) ?? brandAt(words, at)
    if (model !== null) {
      const end = Math.max(model, nameEnd(words, model))
      push(at, end, true)
      at = end
      continue
    }
    const small = (!word.capital && clearFirstNames.has(bare(word.text))) || isSmallName(words, at)
    const begins = beginsSentence(words, at)
    if (!small && (!isNamelike(word) || (begins && !startIsName(words, at)))) {
      at++
      continue
    }
    const end = small ? at + 1 : nameEnd(words, at + 1)
    // "The" or "With" by itself is emphasis; "Will" may be a man.
    if (end === at + 1 && isPlainWord(word.text) && !doubtfulFirstNames.has(bare(word.text)) && !small) {
      at++
      continue
    }
    const after = words[end]
    const marked = words
      .slice(at, end)
      .some(
        (one) =>
          /[™®]/.test(one.text) ||
          /\p{Ll}\p{Lu}/u.test(one.written.replace(/^(?:Mc|Mac|De|Di|La|Le|Van|O')/, '')),
      )
    const acronym = end === at + 1 && /^\p{Lu}{2,5}$/u.test(word.written)
    const owner = words[end - 1]?.text.endsWith("'s") === true
    const product = !owner && productNouns.has(after?.text ?? '') && nextIsClose(words, end)
    push(at, end, marked || acronym || product)
    at = end
  }
  return found
}
