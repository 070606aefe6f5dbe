/** A message in the pieces that each say one thing. */

/** After such a joint a new order begins, even without a comma. */
const VERB =
  "(?:(?:also |please |then )?(?:mention|cover|include|talk about|bring up|touch on|highlight|emphasi[sz]e|stress|point out|work in|add|avoid|leave out|skip|keep|make|don[’']t|do not|never|without|say|use|no mention|nothing about|sound|from [A-Z]|the (?:offer|goal|tone|sender|price)))"
const JOINT = new RegExp(
  `\\s+(?:and|but|then)\\s+(?=${VERB}\\b)|\\s+(?=(?:don[’']t|do not|never) (?:talk|mention|bring|say|discuss|go|get|touch)\\b)`,
  'i',
)

/** Not inside "$24,850", "Mr. Lund", "4:30 p.m." or "25-year". */
const ENDS =
  /(?:[;\n]+|(?<!\b(?:Mr|Mrs|Ms|Dr|St|No|vs|approx|p\.m|a\.m))[.!?](?=\s|$)|,(?!\d{3}\b)(?!\s*(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d)(?=\s|$)|\s[–—-]\s)/

export interface Clause {
  readonly text: string
  /** It begins a sentence; otherwise it may go on with what was said before a comma. */
  readonly fresh: boolean
}

export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  let rest = text
  let fresh = true
  const push = (piece: string): void => {
    let opens = fresh
    for (const part of piece.split(JOINT)) {
      const plain = part
        .trim()
        .replace(/^(?:and|but|also|then|plus)\s+(?=\S)/i, (word) =>
          opens ? '' : word.toLowerCase().startsWith('and') ? 'and ' : '',
        )
      if (plain.replace(/\W/g, '') !== '') clauses.push({ text: plain, fresh: opens })
      opens = false
    }
  }
  for (;;) {
    const end = ENDS.exec(rest)
    if (!end) break
    push(rest.slice(0, end.index))
    fresh = /[.!?;\n]/.test(end[0])
    rest = rest.slice(end.index + end[0].length)
  }
  push(rest)
  return clauses
}

/**
 * "the warranty, the crew and the clean-up" as three lines; "soffit and fascia" alone stays one. `goesOn`: it is
 * the rest of a list that began before.
 */
export function listOf(text: string, { goesOn = false }: { readonly goesOn?: boolean } = {}): string[] {
  const parts = text
    .split(
      /\s*(?:[;\n]|,(?!\d{3}\b)(?!\s*(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d))\s*/,
    )
    .filter((part) => part.trim() !== '')
  const last = parts.at(-1) ?? ''
  const split =
    parts.length > 1 || goesOn
      ? last.replace(/^(?:and|or|plus|&) /i, '').split(/\s+(?:and|plus|&)\s+/i)
      : [last]
  return [...parts.slice(0, -1), ...split]
    .map((part) =>
      part
        .replace(/^(?:and|or|plus|also|&)\s+/i, '')
        .replace(/[\s.!,]+$/, '')
        .trim(),
    )
    .filter(Boolean)
}
