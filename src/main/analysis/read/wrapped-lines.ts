import type { Naming } from './choose-speakers.ts'
import { shapeReader } from './name-shape.ts'
import type { Line } from './line.ts'

const ENDS = /[.?!…:;"”’)\]}>*_–—-]$|[。！？]$/

interface Beginnings {
  readonly namings: readonly Naming[]
  /** How many places there are where somebody could begin: paragraphs or lines. */
  readonly blocks: number
}

/**
 * Where the lines seem to name who speaks. In a text whose lines are wrapped, a name that stands in the middle
 * of a sentence does not begin anything.
 */
export function speakerBeginnings(lines: readonly Line[]): Beginnings {
  const shapeOf = shapeReader()
  const shapes = lines.map(({ opening }) => (opening?.kind === 'said' ? shapeOf(opening.name) : 'none'))
  const first = shapes.findIndex((shape) => shape !== 'none')
  if (first < 0) return { namings: [], blocks: 0 }
  const filled = lines.slice(first).filter(({ text, opening }) => text && opening?.kind !== 'time')
  const openings = shapes.flatMap((shape, at) => (shape === 'none' ? [] : [at]))
  const continued = filled.length - openings.length
  const wrapped = continued > filled.length * 0.15
  const afterBlank = openings.filter((at) => at > first && !lines[at - 1]?.text).length
  const spaced = openings.length > 2 && afterBlank >= (openings.length - 1) * 0.8
  // "Ann:" with the words below: a line there that has a colon is Ann's, unless others stand like that too.
  const alone = new Set(
    lines.flatMap(({ opening }, at) =>
      opening?.kind === 'said' && !opening.words && shapes[at] !== 'none' ? [opening.name] : [],
    ),
  )
  const isBelow = (before: Line | undefined, name: string): boolean =>
    alone.size > 1 && before?.opening?.kind === 'said' && !before.opening.words && !alone.has(name)
  const namings = lines.flatMap(({ opening }, at): readonly Naming[] => {
    if (opening?.kind !== 'said') return []
    const before = lines[at - 1]
    const timed = opening.start !== null
    const blank = !before?.text || before.opening?.kind === 'time'
    const begins = blank || timed || (!spaced && (!wrapped || ENDS.test(before.text)))
    const opens = begins && !isBelow(before, opening.name) && (!opening.tight || shapes[at] === 'strong')
    return [{ name: opening.name, timed, begins: opens }]
  })
  const groups = lines.filter(({ text }, at) => at >= first && text && !lines[at - 1]?.text).length
  return { namings, blocks: spaced ? groups : filled.length }
}
