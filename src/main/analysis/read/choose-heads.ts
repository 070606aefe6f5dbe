import { shapeReader } from './name-shape.ts'
import type { Line } from './line.ts'

interface Head {
  readonly at: number
  readonly name: string
  readonly style: string
  readonly afterBlank: boolean
}

/** Name and time on one line. */
function headsOf(lines: readonly Line[]): readonly Head[] {
  return lines.flatMap(({ opening }, at): readonly Head[] => {
    const afterBlank = !lines[at - 1]?.text
    if (opening?.kind === 'head') return [{ at, name: opening.name, style: opening.style, afterBlank }]
    // "Ann Lee (00:10):", and the words below.
    if (opening?.kind === 'said' && opening.words === '' && opening.start !== null)
      return [{ at, name: opening.name, style: 'colon below', afterBlank }]
    if (opening?.kind !== 'timed') return []
    return [{ at, name: opening.words.replace(/[*_`]/g, '').trim(), style: 'lead', afterBlank }]
  })
}

/** Name and time on two lines, in either order: the head stands where the time does. */
function splitHeads(lines: readonly Line[], step: -1 | 1): readonly Head[] {
  return lines.flatMap(({ opening }, at): readonly Head[] => {
    const name = lines[at + step]
    if (opening?.kind !== 'time' || !name?.text || name.opening !== null) return []
    const afterBlank = !lines[Math.min(at, at + step) - 1]?.text
    return [{ at, name: name.text.replace(/[*_`]/g, '').trim(), style: `split${step}`, afterBlank }]
  })
}

function countBy(heads: readonly Head[], key: (head: Head) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const head of heads) counts.set(key(head), (counts.get(key(head)) ?? 0) + 1)
  return counts
}

/** Heads are followed by words: a text whose every line has a time names nobody. */
function followedByWords(lines: readonly Line[], heads: readonly Head[]): boolean {
  const taken = new Set(heads.map(({ at }) => at))
  const followed = heads.filter(({ at }) => {
    let next = at + 1
    while (next < lines.length && !lines[next]?.text) next += 1
    const kind = lines[next]?.opening?.kind
    return next < lines.length && !taken.has(next) && kind !== 'timed' && kind !== 'time'
  })
  return followed.length >= Math.max(1, (heads.length - 1) * 0.6)
}

function accepted(lines: readonly Line[], found: readonly Head[]): readonly Head[] {
  const shapeOf = shapeReader()
  const plausible = found.filter(({ name }) => shapeOf(name) !== 'none')
  const styles = countBy(plausible, ({ style }) => style)
  const usual = plausible.filter(({ style }) => {
    const count = styles.get(style) ?? 0
    return plausible.length <= 3 || count >= Math.max(2, plausible.length * 0.1)
  })
  const names = countBy(usual, ({ name }) => name)
  const firm = usual.filter(({ name }) => (names.get(name) ?? 0) >= 2)
  const spaced =
    firm.length > 2 && firm.filter(({ afterBlank }) => afterBlank).length >= (firm.length - 1) * 0.8
  const places = new Set(usual.map(({ at }) => at))
  const once = usual.filter(({ at, name, style, afterBlank }) => {
    if ((names.get(name) ?? 0) >= 2 || shapeOf(name) !== 'strong') return false
    // Directly below another head it is that speaker's words.
    if (places.has(at - 1) || (spaced && !afterBlank && at > 0)) return false
    return firm.length > 0 || style !== 'narrow' || usual.length > 1
  })
  const both = [...firm, ...once].sort((a, b) => a.at - b.at)
  return followedByWords(lines, both) ? both : []
}

/** Name and time on two lines only count when names come back: any two lines look like that. */
function acceptedSplit(lines: readonly Line[], step: -1 | 1): readonly Head[] {
  const shapeOf = shapeReader()
  const heads = splitHeads(lines, step).filter(({ name }) => shapeOf(name) === 'strong')
  const times = lines.filter(({ opening }) => opening?.kind === 'time').length
  const names = countBy(heads, ({ name }) => name)
  const back = heads.filter(({ name }) => (names.get(name) ?? 0) >= 2).length
  return back >= 2 && back * 2 >= times ? heads : []
}

/** The lines on which a name and a time stand alone, with the name; judged by the whole file. */
export function chooseHeads(lines: readonly Line[]): ReadonlyMap<number, string> {
  const heads = accepted(lines, headsOf(lines))
  return new Map(heads.map(({ at, name }) => [at, name]))
}

/** The same for names on the line above or below their time; with the lines that hold the names. */
export function chooseSplitHeads(lines: readonly Line[]): {
  heads: ReadonlyMap<number, string>
  names: ReadonlySet<number>
} {
  const above = acceptedSplit(lines, -1)
  const below = acceptedSplit(lines, 1)
  const [heads, step] = above.length >= below.length ? [above, -1] : [below, 1]
  return {
    heads: new Map(heads.map(({ at, name }) => [at, name])),
    names: new Set(heads.map(({ at }) => at + step)),
  }
}
