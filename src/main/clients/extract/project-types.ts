import { projectTypes, type ProjectType } from '#shared/domain/new-client.ts'
import { ages, notProjects, placesOfTrouble, projectWords, troubleWords } from './project-words.ts'
import { findTypos } from './project-typos.ts'
import type { Said } from './said.ts'
import type { Span } from './token.ts'

export interface ProjectSaid extends Span {
  readonly type: ProjectType
  readonly confidence: number
}

const bounded = (words: typeof projectWords): typeof projectWords =>
  words.map(([type, { source }]) => [type, new RegExp(`(?<= )${source}(?:'s)?(?= )`, 'g')])
const namedWork = bounded(projectWords)
const troubles = bounded(troubleWords)

/** The kinds of work that are wanted, each once, in the order in which they were said. */
export function findProjects(said: Said, taken: (at: number) => boolean): ProjectSaid[] {
  const denied = notProjects.flatMap((pattern) => said.find(pattern))
  const located = placesOfTrouble.flatMap((pattern) => said.find(pattern))
  const free = ({ from, to }: Span, found: readonly ProjectSaid[], trouble = false): boolean => {
    for (let at = from; at < to; at += 1) if (taken(at)) return false
    const inside = (one: Span): boolean => one.from < to && from < one.to
    const refused = trouble ? denied : [...denied, ...located]
    return !refused.some(inside) && !found.some(inside)
  }
  const collect = (words: typeof projectWords, confidence: number): ProjectSaid[] => {
    const found: ProjectSaid[] = []
    for (const [type, pattern] of words) {
      for (const { from, to } of said.find(pattern)) {
        if (free({ from, to }, found, words === troubles)) found.push({ type, from, to, confidence })
      }
    }
    return found
  }
  const exact = collect(namedWork, 0.93)
  const typed = findTypos(said, (at) => !free({ from: at, to: at + 1 }, exact)).map((one) => ({
    ...one,
    confidence: 0.82,
  }))
  const named = [...exact, ...typed]
  const all = named.length > 0 ? named : collect(troubles, 0.66)
  const once = projectTypes.flatMap((type) =>
    all.filter((one) => one.type === type).sort((a, b) => a.from - b.from),
  )
  const aged = said.find(ages)
  const fresh = once.filter((one) => !aged.some(({ from, to }) => one.from < to && from < one.to))
  return (fresh.length > 0 ? fresh : once).sort((a, b) => a.from - b.from)
}

/** The value of the field: each type once, joined. */
export function projectValue(found: readonly ProjectSaid[]): string {
  return [...new Set(found.map(({ type }) => type))].join(', ')
}
