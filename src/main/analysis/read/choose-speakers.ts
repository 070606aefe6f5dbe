import { shapeOf } from './name-shape.ts'

/** A place in the file where somebody seems to be named. */
export interface Naming {
  readonly name: string
  /** Stands where a new speaker could begin, not in the middle of wrapped words. */
  readonly begins: boolean
  /** Stands beside a time of its own. */
  readonly timed?: boolean
}

const QUESTIONS = [
  ['q', 'a'],
  ['question', 'answer'],
] as const

function countNames(namings: readonly Naming[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { name } of namings) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}

const total = (names: readonly string[], counts: ReadonlyMap<string, number>): number =>
  names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0)

/** "Question:" and "Answer:" are labels, unless the whole file is made of them. */
function questionAndAnswer(counts: ReadonlyMap<string, number>): readonly string[] {
  const names = [...counts.keys()]
  for (const pair of QUESTIONS) {
    const found = names.filter((name) => pair.some((word) => word === name.toLowerCase()))
    if (found.length === 2 && found.every((name) => (counts.get(name) ?? 0) >= 2)) return found
  }
  return []
}

/**
 * Which of the named are speakers, judged by the whole file: who is named again and again is one; who is
 * named once is one when it looks like a name, stands where a speaker begins, and others are named too.
 * `blocks`: how many lines or cues the file has.
 */
export function chooseSpeakers(namings: readonly Naming[], blocks: number): ReadonlySet<string> {
  const counts = countNames(namings)
  const begun = new Set(namings.filter(({ begins }) => begins).map(({ name }) => name))
  const shapes = new Map([...counts.keys()].map((name) => [name, shapeOf(name)]))
  const named = (shape: string): readonly string[] =>
    [...counts.keys()].filter((name) => shapes.get(name) === shape)
  const repeated = (name: string): boolean => (counts.get(name) ?? 0) >= 2 && begun.has(name)
  const strong = named('strong')
  const firm = [...strong.filter(repeated), ...questionAndAnswer(counts)]

  const weak = named('weak').filter(repeated)
  const weakShare = total(weak, counts) / Math.max(1, blocks)
  const some = weak.filter((name) => (counts.get(name) ?? 0) / Math.max(1, blocks) >= 0.1)
  if (firm.length === 0 && weakShare >= 0.3) firm.push(...weak)
  else firm.push(...some)

  const share = total(firm, counts) / Math.max(1, blocks)
  const sureNames = new Set(firm)
  const once = strong.filter((name) => !sureNames.has(name) && begun.has(name))
  if (firm.length === 0) {
    const enough = once.length >= 2 ? once.length * 2 >= blocks : once.length === blocks
    return new Set(enough ? once : [])
  }
  // One bare word, said once, could be anything; in a file that names nearly every line it is a name.
  const timed = new Set(namings.filter((naming) => naming.timed).map(({ name }) => name))
  const sure = once.filter((name) => share >= 0.5 || timed.has(name) || /[\s\d.(]/.test(name))
  const onlyWeak = firm.every((name) => shapes.get(name) === 'weak')
  const loose = share >= (onlyWeak ? 0.6 : 0.9) ? named('weak').filter((name) => begun.has(name)) : []
  return new Set([...firm, ...sure, ...loose])
}
