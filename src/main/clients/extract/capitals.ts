const SMALL = new Set(['de', 'la', 'del', 'der', 'den', 'von', 'da', 'dos', 'du', 'y'])
const SPLIT_NAME =
  /^(di|de|la|lo|mac)(salvo|maggio|giovanni|benedetto|nardo|pietro|carlo|stefano|angelo|marco|paolo|martino|natale|lorenzo|filippo|domenico|blasio|donato|vito|luca|rosa|russo|bella|bianco|donald|leod|kenzie|arthur|dougall|gregor|pherson)$/

const first = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
/** Capitals inside a word were typed on purpose, unless all of it is in capitals. */
const isMixed = (word: string): boolean => /\p{Ll}/u.test(word) && /.\p{Lu}/u.test(word)

function capitalWord(word: string): string {
  if (isMixed(word) || /^[B-DF-HJ-NP-TV-Z]{2}$/.test(word)) return word
  const lower = word.toLowerCase()
  const split = SPLIT_NAME.exec(lower)
  if (split?.[1] && split[2] && lower !== 'larosa') return first(split[1]) + first(split[2])
  if (/^mc[a-z]{3,}$/.test(lower)) return `Mc${first(lower.slice(2))}`
  if (/^[od]['’][a-z]{2,}/.test(lower)) return `${first(lower.slice(0, 2))}${first(lower.slice(2))}`
  return first(lower)
}

/** A person's name as it is written: McAllister, O'Brien, Smith-Jones, de la Cruz. */
export function capitalName(name: string): string {
  const words = name.trim().split(/\s+/)
  return words
    .map((word, at) => {
      if (SMALL.has(word.toLowerCase()) && at < words.length - 1 && words.length > 1) {
        return isMixed(word) || /^\p{Lu}/u.test(word) ? word : word.toLowerCase()
      }
      return word.split('-').map(capitalWord).join('-')
    })
    .join(' ')
}

const DIRECTION = /^(?:[nsew]|[ns][ew])\.?$/i

/** A street, unit or city with normal capitals; directions and letters after a type stay capital. */
export function capitalPlace(text: string): string {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => {
      if (/^#?\d+(?:st|nd|rd|th)$/i.test(word)) return word.toLowerCase()
      if (/^#?\d*[a-z]?$/i.test(word) || DIRECTION.test(word)) return word.toUpperCase()
      if (/^(?:po|rr|us|hwy)$/i.test(word) && word.toLowerCase() !== 'hwy') return word.toUpperCase()
      if (isMixed(word)) return word
      return capitalName(word.toLowerCase())
    })
    .join(' ')
}
